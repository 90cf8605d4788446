// Neighbouring tables by walking, against a walk as one writes it first: maps, one walk after the other.
#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <unordered_map>

#include "dialogue/walk.hpp"
#include "scenarios.hpp"
#include "support/growth.hpp"

namespace stadt::bench {

namespace {

using dialogue::Seating;
using Numbers = std::vector<std::uint32_t>;

constexpr std::uint32_t seats_of_a_table = 10;
constexpr std::uint32_t seats_of_a_guest = 20;
constexpr std::uint32_t small_city = 4'000'000;  // seats
constexpr std::uint32_t large_city = 40'000'000;
constexpr double small_goal = 30e6;
constexpr double large_goal = 15e6;
constexpr double goal_p99_ms = 1;
constexpr int walks_a_round = 2000;
constexpr int naive_walks_a_round = 50;

// Who sits where, by chance alone: the worst case for every cache.
struct Hall {
  Numbers table_begins, guests, guest_begins, tables;
  std::uint32_t table_count, guest_count;

  explicit Hall(std::uint32_t seats) : table_count(seats / seats_of_a_table), guest_count(seats / seats_of_a_guest) {
    std::mt19937 random(1);
    std::vector<std::uint32_t> at(seats);
    std::vector<std::uint32_t> who(seats);
    for (auto& table : at) table = static_cast<std::uint32_t>(random() % table_count);
    for (auto& guest : who) guest = static_cast<std::uint32_t>(random() % guest_count);
    table_begins = arrange(at, who, table_count, guests);
    guest_begins = arrange(who, at, guest_count, tables);
  }
  Seating seating() const { return {table_begins, guests, guest_begins, tables}; }

 private:
  static Numbers arrange(const Numbers& by, const Numbers& what, std::uint32_t count, Numbers& lists) {
    Numbers begins(count + 1);
    for (const auto one : by) ++begins[one + 1];
    for (std::uint32_t i = 1; i <= count; ++i) begins[i] += begins[i - 1];
    auto next = begins;
    lists.resize(what.size());
    for (std::size_t i = 0; i < what.size(); ++i) lists[next[by[i]]++] = what[i];
    return begins;
  }
};

// The rival: what stands in a city's memory anyway, walked without a thought for memory.
class Naive {
 public:
  explicit Naive(const Hall& hall) {
    guests_of_.reserve(hall.table_count);
    tables_of_.reserve(hall.guest_count);
    for (std::uint32_t table = 0; table < hall.table_count; ++table) {
      for (auto seat = hall.table_begins[table]; seat < hall.table_begins[table + 1]; ++seat) {
        guests_of_[table].push_back(hall.guests[seat]);
        tables_of_[hall.guests[seat]].push_back(table);
      }
    }
  }
  std::unordered_map<std::int64_t, int> walk(std::uint32_t from, const dialogue::Walks& walks) {
    std::unordered_map<std::int64_t, int> visits;
    std::int64_t table = from;
    for (std::uint32_t step = 0; step < walks.steps; ++step) {
      if (step % walks.length == 0) table = from;
      const auto guests = guests_of_.find(table);
      if (guests == guests_of_.end()) break;
      table = one_of(tables_of_.at(one_of(guests->second)));
      ++visits[table];
    }
    return visits;
  }

 private:
  std::int64_t one_of(const std::vector<std::int64_t>& all) {
    return all[std::uniform_int_distribution<std::size_t>(0, all.size() - 1)(random_)];
  }

  std::unordered_map<std::int64_t, std::vector<std::int64_t>> guests_of_;
  std::unordered_map<std::int64_t, std::vector<std::int64_t>> tables_of_;
  std::mt19937_64 random_{2};
};

struct Pace {
  double steps_per_second = 0;
  double p99_ms = 0;
};

// `walk(from)` from so many tables by chance, in CPU time of this thread.
template <typename Walk>
Pace pace_of(const Hall& hall, int count, unsigned seed, Walk walk) {
  std::mt19937 random(seed);
  std::vector<double> each;
  double all = 0;
  for (int i = 0; i < count; ++i) {
    const auto from = static_cast<std::uint32_t>(random() % hall.table_count);
    const double begin = testing::processor_seconds();
    walk(from);
    each.push_back(testing::processor_seconds() - begin);
    all += each.back();
  }
  std::ranges::sort(each);
  return {count * static_cast<double>(dialogue::Walks{}.steps) / all,
          each[static_cast<std::size_t>(count * 0.99)] * 1000};
}

void bench_city(std::uint32_t seats, double goal, const Options& options) {
  const Hall hall(seats);
  Naive naive(hall);
  dialogue::Walker walker;
  std::vector<double> ours, rival, p99;
  for (int round = 0; round < options.rounds; ++round) {
    const unsigned seed = 10u + round;
    const auto pace = pace_of(hall, walks_a_round, seed,
                              [&](std::uint32_t from) { walker.walk(hall.seating(), from, {.seed = from}); });
    ours.push_back(pace.steps_per_second);
    p99.push_back(pace.p99_ms);
    rival.push_back(
        pace_of(hall, naive_walks_a_round, seed, [&](std::uint32_t from) { naive.walk(from, {}); }).steps_per_second);
  }
  const double pace = median(ours);
  report(fmt::format("Neighbours by walking, {} M seats", seats / 1'000'000),
         fmt::format("{:.1f} M steps/s", pace / 1e6),
         fmt::format("naive walk: {:.2f} M steps/s, ratio {:.0f}", median(rival) / 1e6, pace / median(rival)),
         fmt::format("≥ {:.0f} M steps/s", goal / 1e6), pace >= goal);
  report(fmt::format("The same, {} steps, p99", dialogue::Walks{}.steps), fmt::format("{:.2f} ms CPU", median(p99)),
         "–", fmt::format("≤ {:.0f} ms", goal_p99_ms), median(p99) <= goal_p99_ms);
}

}  // namespace

void bench_walk(const Options& options) {
  bench_city(small_city, small_goal, options);
  bench_city(large_city, large_goal, options);
}

}  // namespace stadt::bench
