#include "tables/listening.hpp"

#include "posts/store.hpp"
#include "sight/view.hpp"
#include "tables/store.hpp"

namespace stadt::tables {

namespace {

void record(sql::Transaction& transaction, Env& env, EventKind kind, PersonId person, ConversationId table) {
  transaction.record({.kind = kind, .actor = person.value, .object = table.value, .at = env.now()});
}

}  // namespace

Result<> listen(sql::Transaction& transaction, Env& env, PersonId person, ConversationId table) {
  const auto conversation = posts_store::conversation(transaction, table);
  if (!conversation) return fail(ErrorKind::not_found, "not_found", "There is no such table.");
  if (tables_store::listen(transaction, person, table, conversation->last.value, env.next_id(0))) {
    record(transaction, env, EventKind::listening, person, table);
  }
  return {};
}

Result<> leave(sql::Transaction& transaction, Env& env, PersonId person, ConversationId table) {
  if (tables_store::leave(transaction, person, table)) {
    record(transaction, env, EventKind::left_table, person, table);
  }
  return {};
}

std::unordered_set<ConversationId> listening_among(sql::Session& db, const Sight& sight, PersonId person,
                                                   std::span<const ConversationId> tables) {
  std::unordered_set<ConversationId> among;
  if (!person) return among;
  if (!sight.ready()) {
    for (const auto& own : tables_store::listening_at(db, person, tables)) among.insert(own.table);
    return among;
  }
  const auto city = sight.view();
  const auto* own = city->find(person);
  if (!own) return among;
  for (const auto table : tables) {
    if (own->discretion().listening.contains(table.value)) among.insert(table);
  }
  return among;
}

}  // namespace stadt::tables
