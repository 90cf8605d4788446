// Every SQL statement of the timelines. The home page from SQL is right but slower than sight's; it serves until sight
// is ready.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "http/page.hpp"
#include "sight/sight.hpp"
#include "sql/session.hpp"

namespace stadt::feed_store {

struct AuthorPost {
  PersonId author;
  PostId id;
  ConversationId conversation;
  PersonId parent_author;
  PersonId boost_author;
  Audience audience = Audience::public_;
  bool media = false;
  bool article = false;
};
// The newest posts of each author below the bound, newest first.
std::vector<AuthorPost> author_posts(sql::Session& db, std::span<const PersonId> authors, std::int64_t below,
                                     int limit);
// Those of one author that are said to no fewer than this audience: newest first, or the oldest above the bound.
std::vector<AuthorPost> posts_of(sql::Session& db, PersonId author, Audience narrowest, std::int64_t below, int limit);
std::vector<AuthorPost> posts_of_above(sql::Session& db, PersonId author, Audience narrowest, std::int64_t above,
                                       int limit);

// Public posts of one month between two exclusive bounds.
std::vector<PostId> public_posts(sql::Session& db, std::int64_t month, std::int64_t above, std::int64_t below,
                                 bool media, int limit, bool oldest_first);

struct TagPage {
  std::string tag;
  std::vector<std::string> all;
  std::vector<std::string> none;
  bool media = false;
};
std::vector<PostId> tag_posts(sql::Session& db, const TagPage& wanted, std::int64_t above, std::int64_t below,
                              int limit, bool oldest_first);
std::vector<PostId> pinned(sql::Session& db, PersonId person);
std::vector<PersonId> followed(sql::Session& db, PersonId person);

// Tables as a list names them, newest first; the cursor is the id after which the next page begins.
struct Listed {
  ConversationId table;
  std::int64_t cursor = 0;
};
std::vector<Listed> listening(sql::Session& db, PersonId person, std::int64_t before, int limit);
// Public tables by their last post, for the moments when memory is not ready.
struct NewestTable {
  ConversationId table;
  PostId last;
  PersonId host;
  PlaceId place;
  int guests = 0;
};
struct NewestPage {
  PlaceId place;  // none: of the city
  std::int64_t above = 0;
  std::int64_t below = 0;
  int limit = 0;
  bool oldest_first = false;  // those directly above
};
std::vector<NewestTable> newest(sql::Session& db, const NewestPage& wanted);
// Tables whose first post carries the tag.
std::vector<ConversationId> opened_with_tag(sql::Session& db, std::string_view tag, std::int64_t before, int limit);

// How good a table was when that was last kept, with what a sentence about it needs.
struct StoredQuality {
  ConversationId table;
  int pace = 0;          // dialogue/quality_rules.hpp: Pace
  std::int64_t key = 0;  // static key in millionths of a bit
  Time grew_at;
  std::string terms;  // JSON: seven whole numbers, thousandths of a bit
  PersonId host;
  int guests = 0;
  PlaceId place;
};
// Those of these tables of which that was kept.
std::vector<StoredQuality> qualities(sql::Session& db, std::span<const ConversationId> tables);
// Public tables of these paces by their static key, at most `limit` of each.
std::vector<StoredQuality> by_quality(sql::Session& db, std::span<const std::int64_t> paces, int limit);

}  // namespace stadt::feed_store
