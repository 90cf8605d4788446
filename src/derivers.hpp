// What follows from what happens, within the same transaction: letters, requests, notifications. One list for the
// running city and for every command that writes beside it.
#pragma once

#include "base/env.hpp"
#include "sight/campaigns.hpp"
#include "sql/database.hpp"

namespace stadt {

// Before the first write of people; `env` and `campaigns` outlive the database.
void add_derivers(sql::Database& database, Env& env, const Campaigns& campaigns);

}  // namespace stadt
