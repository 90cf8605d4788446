// Two hours before they meet, both are reminded: once, whatever restarts and however many programs look; later if the
// city was down, but never after the meet-up has begun.
#pragma once

#include "base/env.hpp"
#include "base/ids.hpp"
#include "sql/database.hpp"

namespace stadt {

// Used by one thread.
class Reminders {
 public:
  // Reminds a bounded number of those whose time has come.
  Result<> run(sql::Database& database, Env& env);

 private:
  bool has_caught_up_ = false;  // with the days on which the city may have been down
};

}  // namespace stadt
