// A city filled from a file of conversations and a file of follows as `stadt load` fills it, looked at in process.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "city.hpp"
#include "sight/sight.hpp"
#include "sight/view.hpp"

namespace stadt::bench {

constexpr std::size_t sources = 107;  // how many people a reader follows

// CPU seconds of this thread.
double cpu_seconds();

template <typename Work>
double seconds_of(Work work) {
  const double begin = cpu_seconds();
  work();
  return cpu_seconds() - begin;
}

// From `trees`, and from `follows` where that is given.
void fill(const Options& options, const std::string& folder);

// Those who follow about as many people as the goal says.
std::vector<PersonId> readers(const CitySight& city, std::size_t count);

// An hour after the last word.
Time hour_after_last(const Sight& sight);

// A page of dialogue as residents get it, all but the names; returns out of how many tables.
std::size_t lay_dialogue_page(const Sight& sight, PersonId reader, Time now);

std::int64_t posts_of(const CitySight& city);

}  // namespace stadt::bench
