// Whether work grows with its matter or faster, told without a clock on the wall: what the processor spends on one long
// text, beside what it spends on as many short ones as are as long together. Whatever else the machine does slows both.
#pragma once

#include <algorithm>
#include <ctime>
#include <limits>

namespace stadt::testing {

inline double processor_seconds() {
  timespec spent{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
  return static_cast<double>(spent.tv_sec) + static_cast<double>(spent.tv_nsec) / 1e9;
}

constexpr int growth_factor = 16;
// Between what reads once (1 and what noise adds) and what reads everything again for every byte (growth_factor).
constexpr double linear_growth = 4;

// `work(size)` once for `most`, against growth_factor times for that part of it; the best of a few rounds, for noise
// only ever adds.
template <typename Work>
double growth(std::size_t most, Work work) {
  constexpr int rounds = 4;
  double best = std::numeric_limits<double>::max();
  for (int round = 0; round < rounds && best > linear_growth; ++round) {
    const double begin = processor_seconds();
    for (int i = 0; i < growth_factor; ++i) work(most / growth_factor);
    const double middle = processor_seconds();
    work(most);
    best = std::min(best, (processor_seconds() - middle) / (middle - begin));
  }
  return best;
}

}  // namespace stadt::testing
