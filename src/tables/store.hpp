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

// What was said last in public at each table, newest first, at most so much of each.
struct Said {
  ConversationId table;
  PostId post;
  PersonId author;
};
std::vector<Said> latest_said(sql::Session& db, std::span<const ConversationId> tables, std::size_t limit);

struct Listening {
  ConversationId table;
  std::int64_t seen = 0;
  std::int64_t id = 0;
};
std::optional<Listening> listening(sql::Session& db, PersonId person, ConversationId table);
std::vector<Listening> listening_at(sql::Session& db, PersonId person, std::span<const ConversationId> tables);
bool listen(sql::Transaction& transaction, PersonId person, ConversationId table, std::int64_t seen, std::int64_t id);
bool leave(sql::Transaction& transaction, PersonId person, ConversationId table);
void see(sql::Transaction& transaction, PersonId person, ConversationId table, std::int64_t seen);

// False if the table does not stand at `from`, or is there no more; none: nowhere.
bool set_place(sql::Transaction& transaction, ConversationId table, PlaceId from, PlaceId to);

}  // namespace stadt::tables_store
