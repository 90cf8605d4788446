// What an event tells to whom, and what is no longer told because its cause was taken back.
#pragma once

#include "base/env.hpp"
#include "sql/database.hpp"

namespace stadt::notifications {

void tell_of(sql::Transaction& transaction, Env& env, const Event& event);
void take_back(sql::Transaction& transaction, const Event& event);

}  // namespace stadt::notifications
