// Every SQL statement about sitting and listening at tables.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "posts/post.hpp"
#include "sql/database.hpp"

namespace stadt::tables_store {

struct Guest {
  ConversationId table;
  PersonId person;
};
// The most recent guests of each table, at most guests_shown of each.
std::vector<Guest> guests(sql::Session& db, std::span<const ConversationId> tables);
std::vector<PersonId> all_guests(sql::Session& db, ConversationId table, int limit);

struct Listening {
  ConversationId table;
  std::int64_t seen = 0;
  std::int64_t id = 0;
};
std::optional<Listening> listening(sql::Session& db, PersonId person, ConversationId table);
std::vector<Listening> listening_at(sql::Session& db, PersonId person, std::span<const ConversationId> tables);
std::vector<Listening> all_listening(sql::Session& db, PersonId person, std::int64_t before, int limit);
bool listen(sql::Transaction& transaction, PersonId person, ConversationId table, std::int64_t seen, std::int64_t id);
bool leave(sql::Transaction& transaction, PersonId person, ConversationId table);
void see(sql::Transaction& transaction, PersonId person, ConversationId table, std::int64_t seen);
// Public tables in SQL's own order, for the moments before sight is ready.
struct Newest {
  ConversationId table;
  PostId last;
};
std::vector<Newest> newest(sql::Session& db, std::int64_t before_ms, int limit);

// Tables whose first post carries the tag, newest first.
std::vector<ConversationId> opened_with_tag(sql::Session& db, std::string_view tag, std::int64_t before, int limit);

}  // namespace stadt::tables_store
