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
std::vector<AuthorPost> author_posts_above(sql::Session& db, PersonId author, std::int64_t above, int limit);

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

}  // namespace stadt::feed_store
