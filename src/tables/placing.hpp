// Where a table stands. That is said when it is opened; later its author, or a host of the place, may take it down: it
// stays its author's, without a place. What was frozen with its posts, and where its rows lie, stays as it is.
#pragma once

#include "base/env.hpp"
#include "base/ids.hpp"
#include "base/result.hpp"
#include "sql/database.hpp"

namespace stadt::tables {

// The table no longer stands at this place; nothing happens if it does not.
Result<ConversationId> take_down(sql::Transaction& transaction, Env& env, PersonId person, PlaceId place,
                                 ConversationId table);

// A table that stands nowhere comes to a place, or one goes from where it stands (no place). Locks the table. False if
// it stands elsewhere, or is there no more. Who may do so is decided by the caller.
struct Move {
  ConversationId table;
  PlaceId from;
  PlaceId to;
};
bool move(sql::Transaction& transaction, Env& env, PersonId actor, const Move& move);

}  // namespace stadt::tables
