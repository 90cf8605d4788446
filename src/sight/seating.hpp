// Who has sat where in the last ninety days, laid out for walks (dialogue/walk.hpp): a copy of what the city holds at a
// moment, made anew when enough has been said since. People and tables have their numbers in the city.
#pragma once

#include <memory>
#include <vector>

#include "base/time.hpp"
#include "dialogue/walk.hpp"
#include "sight/city_sight.hpp"

namespace stadt {

constexpr auto seating_remembers = std::chrono::days(90);

struct SeatingPlan {
  std::vector<std::uint32_t> table_begins;
  std::vector<std::uint32_t> guests;
  std::vector<std::uint32_t> guest_begins;
  std::vector<std::uint32_t> tables;

  dialogue::Seating view() const { return {table_begins, guests, guest_begins, tables}; }
};

std::shared_ptr<const SeatingPlan> seating_of(const CitySight& city, Time now);

}  // namespace stadt
