// Every SQL statement of the timelines. The home page from SQL is right but slower than sight's; it serves until sight
// is ready.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "dialogue/ledger.hpp"
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
// Tables of one pace in the order of their quality, the best first, behind a key and the table that has it: for pages
// while sight is not ready. What a table is, and whether it may be seen, is read with it.
struct RankedTable {
  ConversationId table;
  std::int64_t key = 0;
  Time grew_at;
  std::string terms;  // qualities::read_terms
};
struct Rank {
  std::int64_t key = INT64_MAX;
  ConversationId table = {INT64_MAX};
};
std::vector<RankedTable> by_quality(sql::Session& db, dialogue::Pace pace, const Rank& below, int limit);
// Of these tables, those whose quality is kept.
std::vector<RankedTable> qualities(sql::Session& db, std::span<const ConversationId> tables);

std::vector<PostId> pinned(sql::Session& db, PersonId person);
std::vector<PersonId> followed(sql::Session& db, PersonId person);

}  // namespace stadt::feed_store
