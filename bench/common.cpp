// What two people have in common: two ascending lists of a thousand numbers, against the standard library's way.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <random>
#include <set>

#include "dialogue/common.hpp"
#include "scenarios.hpp"
#include "support/growth.hpp"

namespace stadt::bench {

namespace {

using Numbers = std::vector<std::uint32_t>;

constexpr std::size_t length = 1000;
constexpr std::uint32_t below = 20'000;  // fifty of them are common
constexpr int people = 64;
constexpr int calls = 20'000;
constexpr double goal_us = 3;

Numbers list(std::mt19937& random) {
  std::set<std::uint32_t> numbers;
  while (numbers.size() < length) numbers.insert(static_cast<std::uint32_t>(random() % below));
  return {numbers.begin(), numbers.end()};
}

// Microseconds a call, over many pairs, so that no branch is learnt by heart.
template <typename Call>
double each_us(const std::vector<Numbers>& lists, Call call) {
  const double begin = testing::processor_seconds();
  for (int i = 0; i < calls; ++i) call(lists[i % people], lists[(i / people + i + 1) % people]);
  return (testing::processor_seconds() - begin) * 1e6 / calls;
}

}  // namespace

void bench_common(const Options& options) {
  std::mt19937 random(1);
  std::vector<Numbers> lists;
  for (int i = 0; i < people; ++i) lists.push_back(list(random));
  Numbers found(length);
  std::vector<double> ours, rival;
  for (int round = 0; round < options.rounds; ++round) {
    ours.push_back(
        each_us(lists, [&](const auto& one, const auto& other) { dialogue::find_common(one, other, found); }));
    rival.push_back(each_us(
        lists, [&](const auto& one, const auto& other) { std::ranges::set_intersection(one, other, found.begin()); }));
  }
  report(fmt::format("Common ground of two people, {} × {} items", length, length),
         fmt::format("{:.2f} µs CPU", median(ours)), fmt::format("std::set_intersection: {:.2f} µs", median(rival)),
         fmt::format("≤ {:.0f} µs", goal_us), median(ours) <= goal_us);
}

}  // namespace stadt::bench
