// Which five lines tell of a day: pure.
#pragma once

#include <functional>

#include "today/day.hpp"

namespace stadt::today {

constexpr std::size_t most_lines = 5;
constexpr std::size_t most_meetups = 2;  // of these lines
constexpr auto day_length = std::chrono::hours(24);
constexpr auto new_for = std::chrono::hours(48);
constexpr std::int64_t fullest_with_a_chair = 14;  // guests; fifteen voices are a full table (design: DIALOGUE §1)
constexpr std::int64_t lively = 2;                 // guests

// `is_hidden` says whom the viewer does not want to see, or who does not want to be seen by them; nothing of theirs
// becomes a line. Each table and each person has one line at most.
std::vector<Line> choose(const Day& day, const Looker& looker, Time now,
                         const std::function<bool(PersonId)>& is_hidden);

}  // namespace stadt::today
