#include "tables/placing.hpp"

#include "places/places.hpp"
#include "posts/store.hpp"
#include "tables/store.hpp"

namespace stadt::tables {

bool move(sql::Transaction& transaction, Env& env, PersonId actor, const Move& move) {
  if (!tables_store::set_place(transaction, move.table, move.from, move.to)) return false;
  transaction.record({.kind = EventKind::table_placed,
                      .actor = actor.value,
                      .object = move.table.value,
                      .target = move.to.value,
                      .at = env.now()});
  return true;
}

Result<ConversationId> take_down(sql::Transaction& transaction, Env& env, PersonId person, PlaceId place,
                                 ConversationId table) {
  const auto conversation = posts_store::conversation(transaction, table);
  if (!conversation || !counts_in_public(conversation->audience)) {
    return fail(ErrorKind::not_found, "not_found", "There is no such table.");
  }
  if (conversation->host != person && !places::may_host(transaction, place, person)) {
    return fail(ErrorKind::forbidden, "place.hosts_only", "Only its author and the hosts of this place do that.");
  }
  move(transaction, env, person, {.table = table, .from = place, .to = {}});
  return table;
}

}  // namespace stadt::tables
