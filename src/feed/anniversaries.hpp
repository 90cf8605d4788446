// Memorials that return today: opened on this day of an earlier year, in the viewer's own calendar, where the viewer
// once sat down, or somebody whom they know.
#pragma once

#include <span>
#include <vector>

#include "calendar/calendar.hpp"
#include "sight/acquaintances.hpp"

namespace stadt::feed {

constexpr std::size_t memorials_looked_at = 1024;               // of these days of the year, the latest ones
constexpr std::size_t guests_of_memorial = 1024;                // of one, those who sat down first
constexpr std::size_t guests_of_memorials = 16'384;             // of all of them
constexpr std::size_t seats_remembered = std::size_t{1} << 16;  // of the viewer, the latest ones

struct Moment {
  Time now;
  const calendar::Clock& clock;  // the viewer's, asked only if there is something to return; none: Greenwich
};

struct Anniversary {
  Number table = 0;
  int years = 0;
  bool is_own = false;       // the viewer sat there
  bool is_of_known = false;  // somebody whom they know did, or opened it
};

// By the numbers of the tables. `known` is what `acquaintances_of` returned.
std::vector<Anniversary> anniversaries(const CitySight& city, Number viewer, std::span<const Acquainted> known,
                                       const Moment& moment);

}  // namespace stadt::feed
