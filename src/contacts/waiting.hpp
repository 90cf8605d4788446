// How many requests wait for somebody's answer.
#pragma once

#include "base/ids.hpp"
#include "sql/session.hpp"

namespace stadt::contacts {

// Those that the person was told of, not the pile.
int waiting(sql::Session& db, PersonId person);

}  // namespace stadt::contacts
