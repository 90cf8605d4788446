// What is done beside the requests every second: memory is kept whole and its walks young, the order of tables is
// kept in SQL, standings are computed at night and read when they are new, whoever meets somebody is reminded; old
// events are forgotten, pictures that nobody needs are swept.
#pragma once

#include <functional>
#include <vector>

#include "appointments/reminders.hpp"
#include "attachments/sweeping.hpp"
#include "base/env.hpp"
#include "sight/sight.hpp"
#include "sql/database.hpp"

namespace stadt {

// Used by one thread; `run` when sight is ready. Whatever SQL refuses is tried again the next time.
class Chores {
 public:
  Chores(Env& env, sql::Database& database, Sight& sight, media::Files& pictures)
      : env_(env),
        database_(database),
        sight_(sight),
        sweeper_(env, database, pictures),
        checked_(env.now()),
        asked_(checked_) {}

  // This program as it finds itself at the moment.
  struct Round {
    std::int64_t node = 0;               // this program among those of the city
    std::chrono::milliseconds behind{};  // since it last heard all that was logged
    std::function<void()> read_sight;    // reads it anew
  };
  // Memory that has not heard for too long is not believed, and one that is broken is read anew; the rest is done when
  // it is ready.
  void tend(const Round& round);
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
  attachments::Sweeper sweeper_;
  std::vector<TableQuality> unkept_;
  Reminders reminders_;
  Time standings_read_;
  Time checked_;
  Time asked_;  // the last question of the doctor that was answered; those from before the start are not
};

}  // namespace stadt
