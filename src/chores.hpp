// What is done beside the requests every second: memory is kept whole and its walks young, the order of tables is
// kept in SQL, standings are computed at night and read when they are new, whoever meets somebody is reminded; old
// events are forgotten.
#pragma once

#include <vector>

#include "appointments/reminders.hpp"
#include "base/env.hpp"
#include "sight/sight.hpp"
#include "sql/database.hpp"

namespace stadt {

// Used by one thread; sight is ready. Whatever SQL refuses is tried again the next time.
class Chores {
 public:
  Chores(Env& env, sql::Database& database, Sight& sight) : env_(env), database_(database), sight_(sight) {}

  // `node` is this program among those of the city.
  void run(std::int64_t node);

 private:
  Result<> keep_qualities();
  Result<> keep_standings();
  // What every program has long read; a bounded part each time.
  Result<> forget_events();
  // Once a day, and when the doctor asks; takes the city twice for that moment.
  void check_sight(std::int64_t node);
  Sight::Check checked_sight();

  Env& env_;
  sql::Database& database_;
  Sight& sight_;
  std::vector<TableQuality> unkept_;
  Reminders reminders_;
  Time standings_read_;
  Time checked_;
  Time asked_;  // the last question of the doctor that was answered
};

}  // namespace stadt
