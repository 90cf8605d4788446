// Opening the store for a command that works on a city beside (or instead of) a running server.
#pragma once

#include <memory>
#include <string>

#include "base/env.hpp"
#include "base/result.hpp"
#include "config/settings.hpp"
#include "sight/sight.hpp"
#include "sql/database.hpp"
#include "sql/node_lease.hpp"

namespace stadt {

// A store with ids that no other running program makes.
struct OpenCity {
  std::unique_ptr<SystemEnv> env;
  std::unique_ptr<Sight> sight;  // not read yet
  std::unique_ptr<sql::Database> database;
  std::unique_ptr<sql::NodeLease> lease;
};

// "data/stadt.db", or the PostgreSQL address of the settings.
std::string database_of(const config::Settings& settings);
// How people reach the city; where nothing says so, on this machine.
std::string origin_of(const config::Settings& settings);
sql::Settings store_settings(const config::Settings& settings);
// Bounded as the settings say.
std::unique_ptr<Sight> unread_sight(const config::Settings& settings);
Result<OpenCity> open_city(const config::Settings& settings);

}  // namespace stadt
