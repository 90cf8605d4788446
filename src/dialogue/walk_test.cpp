#include "dialogue/walk.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <random>

#include "support/growth.hpp"

namespace stadt::dialogue {
namespace {

// A seating with the memory that it stands in.
struct Hall {
  std::vector<std::uint32_t> table_begins = {0};
  std::vector<std::uint32_t> guests;
  std::vector<std::uint32_t> guest_begins = {0};
  std::vector<std::uint32_t> tables;

  explicit Hall(const std::vector<std::vector<std::uint32_t>>& guests_of_tables) {
    std::map<std::uint32_t, std::vector<std::uint32_t>> by_guest;
    for (std::uint32_t table = 0; table < guests_of_tables.size(); ++table) {
      for (const auto guest : guests_of_tables[table]) {
        guests.push_back(guest);
        by_guest[guest].push_back(table);
      }
      table_begins.push_back(static_cast<std::uint32_t>(guests.size()));
    }
    const std::uint32_t people = by_guest.empty() ? 0 : by_guest.rbegin()->first + 1;
    for (std::uint32_t guest = 0; guest < people; ++guest) {
      tables.insert(tables.end(), by_guest[guest].begin(), by_guest[guest].end());
      guest_begins.push_back(static_cast<std::uint32_t>(tables.size()));
    }
  }
  Seating seating() const { return {table_begins, guests, guest_begins, tables}; }
};

Hall random_hall(std::uint32_t tables, std::uint32_t people, int seats, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<std::vector<std::uint32_t>> guests(tables);
  for (auto& some : guests) {
    while (std::ssize(some) < seats) {
      const auto guest = static_cast<std::uint32_t>(random() % people);
      if (std::ranges::find(some, guest) == some.end()) some.push_back(guest);
    }
  }
  return Hall(guests);
}

std::map<std::uint32_t, std::uint32_t> visits(const Hall& hall, std::uint32_t from, const Walks& walks) {
  Walker walker;
  std::map<std::uint32_t, std::uint32_t> counts;
  for (const auto& [table, count] : walker.walk(hall.seating(), from, walks)) counts[table] += count;
  return counts;
}

// The chance to stand at each table after one more step.
std::vector<double> stepped(const Hall& hall, const std::vector<double>& before) {
  std::vector<double> after(before.size());
  for (std::uint32_t table = 0; table < before.size(); ++table) {
    const auto seats = hall.table_begins[table + 1] - hall.table_begins[table];
    for (auto seat = hall.table_begins[table]; seat < hall.table_begins[table + 1]; ++seat) {
      const auto guest = hall.guests[seat];
      const auto choices = hall.guest_begins[guest + 1] - hall.guest_begins[guest];
      for (auto next = hall.guest_begins[guest]; next < hall.guest_begins[guest + 1]; ++next) {
        after[hall.tables[next]] += before[table] / seats / choices;
      }
    }
  }
  return after;
}

TEST(Walk, ComesToEachTableAsOftenAsChanceSays) {
  const auto hall = random_hall(12, 20, 4, 41);
  std::vector<double> now(12);
  now[3] = 1;
  const auto first = stepped(hall, now);
  const auto second = stepped(hall, first);
  std::map<std::uint32_t, double> seen;
  constexpr int runs = 60;
  constexpr std::uint32_t steps = 8000;
  for (int run = 0; run < runs; ++run) {
    for (const auto& [table, count] : visits(hall, 3, {.steps = steps, .length = 2, .seed = 100u + run})) {
      seen[table] += count;
    }
  }
  for (std::uint32_t table = 0; table < 12; ++table) {
    const double expected = table == 3 ? 0 : runs * steps * (first[table] + second[table]) / 2;
    EXPECT_NEAR(seen[table], expected, 6 * std::sqrt(expected) + 1) << table;
  }
}

TEST(Walk, NeverComesToTablesThatNoGuestConnects) {
  std::vector<std::vector<std::uint32_t>> guests;
  for (std::uint32_t table = 0; table < 10; ++table) guests.push_back({table, (table + 1) % 10});
  for (std::uint32_t table = 10; table < 20; ++table) guests.push_back({table, 10 + (table + 1) % 10});
  for (const auto& [table, count] : visits(Hall(guests), 2, {.steps = most_steps, .length = 8})) EXPECT_LT(table, 10);
}

TEST(Walk, GoesAsFarAsItsLength) {
  std::vector<std::vector<std::uint32_t>> line;
  for (std::uint32_t table = 0; table < 10; ++table) line.push_back({table, table + 1});
  const auto reached = visits(Hall(line), 0, {.steps = most_steps, .length = 3});
  EXPECT_EQ(reached.rbegin()->first, 3);
  EXPECT_EQ(visits(Hall(line), 0, {.steps = 100, .length = 0}).rbegin()->first, 1);
}

TEST(Walk, TheSameSeedWalksTheSameWays) {
  const auto hall = random_hall(50, 80, 5, 42);
  EXPECT_EQ(visits(hall, 1, {.seed = 7}), visits(hall, 1, {.seed = 7}));
  EXPECT_NE(visits(hall, 1, {.seed = 7}), visits(hall, 1, {.seed = 8}));
}

TEST(Walk, RemembersNothingOfTheLastOne) {
  const auto hall = random_hall(50, 80, 5, 43);
  Walker walker;
  const auto fresh = walker.walk(hall.seating(), 1, {});
  const std::vector<Visited> first(fresh.begin(), fresh.end());
  walker.walk(hall.seating(), 2, {});
  const auto again = walker.walk(hall.seating(), 1, {});
  EXPECT_TRUE(std::ranges::equal(first, again));
}

TEST(Walk, FromAnEmptyTableOrNoneLeadsNowhere) {
  const Hall hall({{}, {0, 1}, {1, 2}});
  EXPECT_TRUE(visits(hall, 0, {}).empty());
  EXPECT_TRUE(visits(hall, 3, {}).empty());
  EXPECT_TRUE(visits(hall, 0xFFFFFFFF, {}).empty());
  EXPECT_TRUE(visits(Hall({}), 0, {}).empty());
  EXPECT_TRUE(visits(hall, 1, {.steps = 0}).empty());
}

TEST(Walk, HasRoomForAsManyTablesAsSteps) {
  std::vector<std::vector<std::uint32_t>> star(200'000, {0});
  const Hall hall(star);
  Walker walker;
  const auto seen = walker.walk(hall.seating(), 0, {.steps = 1'000'000, .length = 1});
  std::uint32_t sum = 0;
  std::map<std::uint32_t, int> times;
  for (const auto& [table, count] : seen) sum += count, ++times[table];
  EXPECT_LE(sum, most_steps);
  EXPECT_GT(seen.size(), most_steps * 9 / 10);
  for (const auto& [table, count] : times) EXPECT_EQ(count, 1) << table;
}

TEST(Walk, TakesNoLongerAtAHugeTable) {
  std::vector<std::uint32_t> all(400'000);
  std::iota(all.begin(), all.end(), 0);
  Walker walker;
  std::vector<Hall> halls;
  for (const auto size : {all.size() / testing::growth_factor, all.size()}) {
    halls.emplace_back(std::vector<std::vector<std::uint32_t>>{{all.begin(), all.begin() + std::ssize(all) / 16},
                                                               {all.begin(), all.begin() + static_cast<long>(size)}});
  }
  const auto work = [&](std::size_t size) {
    const auto& hall = halls[size == all.size() ? 1 : 0];
    for (int i = 0; i < 10; ++i) walker.walk(hall.seating(), 1, {});
  };
  EXPECT_LE(testing::growth(all.size(), work) * 4, testing::growth_factor);
}

}  // namespace
}  // namespace stadt::dialogue
