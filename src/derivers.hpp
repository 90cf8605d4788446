// What follows from what happens, within the same transaction: letters, requests, notifications. One list for the running
// city and for every command that writes beside it.
#pragma once

#include "base/env.hpp"
#include "sql/database.hpp"

namespace stadt {

// Before the first write of people; `env` outlives the database.
void add_derivers(sql::Database& database, Env& env);

}  // namespace stadt
