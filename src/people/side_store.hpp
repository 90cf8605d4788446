// How one person stands to others, as SQL has it: what memory knows of relations, for the moments when it is not ready.
#pragma once

#include <span>
#include <vector>

#include "sight/sight.hpp"
#include "sql/session.hpp"

namespace stadt::side_store {

struct Side {
  Relation relation;  // from the viewer's side
  bool gone = false;  // the other is not in the city any more
};
// In the order of `others`, in one round for each kind; a mute that is over by `now` is none. No viewer: who is gone.
std::vector<Side> sides(sql::Session& db, PersonId viewer, std::span<const PersonId> others, Time now);
// The other way round, for each viewer: whether they do not see the person.
std::vector<bool> hiding(sql::Session& db, std::span<const PersonId> viewers, PersonId person, Time now);

}  // namespace stadt::side_store
