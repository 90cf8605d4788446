// When standings are computed, and what of them has to be written: pure decisions.
#pragma once

#include <vector>

#include "base/time.hpp"
#include "sight/kept.hpp"

namespace stadt::standings {

constexpr auto night_begins = std::chrono::hours(3);     // UTC
constexpr auto computing_takes = std::chrono::hours(1);  // at most; then another node may begin

// The last night that has begun.
Time last_night(Time now);
// Once a night; also after a start, if the last night was slept through.
bool are_due(Time computed_at, Time now);

// How far somebody is trusted who comes after all these were computed.
int newcomers_trust(const std::vector<Standing>& computed);

struct Changes {
  std::vector<Standing> written;
  std::vector<PersonId> gone;
};
// Both may come in any order; of somebody who is named twice the last word counts.
Changes changes(std::vector<Standing> former, std::vector<Standing> computed);

}  // namespace stadt::standings
