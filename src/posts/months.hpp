// The shard of the public timeline: months, counted from January 2020.
#pragma once

#include <cstdint>

#include "base/ids.hpp"

namespace stadt {

// Average Gregorian months: what matters is that a month's ids are contiguous and every node agrees.
constexpr std::int64_t month_ms = 2'629'746'000;

constexpr std::int64_t month_of(PostId id) { return (time_of(id).ms - id_epoch_ms) / month_ms; }

}  // namespace stadt
