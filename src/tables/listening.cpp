#include "tables/listening.hpp"

#include "posts/store.hpp"
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

}  // namespace stadt::tables
