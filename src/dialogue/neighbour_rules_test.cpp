#include "dialogue/neighbour_rules.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace stadt::dialogue {
namespace {

using Numbers = std::vector<std::uint32_t>;

struct Table {
  Numbers guests, tags, links;
  std::int64_t place = 0;

  Surroundings around() const { return {guests, tags, links, place}; }
};

Shared shared_by(const Table& here, const Table& there, Quotes quotes = Quotes::no) {
  return shared(here.around(), there.around(), quotes);
}

constexpr Time now = {1'700'000'000'000};
Time hours_ago(int hours) { return now - std::chrono::hours(hours); }

TEST(Neighbours, ShareWhatStandsAtBothTables) {
  const Table here = {{1, 2, 3, 4}, {10, 20, 30}, {7}, 5};
  const Table there = {{3, 4, 5, 6}, {20, 30, 40}, {6, 7}, 5};
  const auto both = shared_by(here, there);
  EXPECT_TRUE(both.link);
  EXPECT_EQ(both.tags, 2);
  EXPECT_EQ(both.guests, 2);
  EXPECT_DOUBLE_EQ(both.guest_share, 2.0 / 6);
  EXPECT_TRUE(both.place);
  EXPECT_FALSE(both.quote);
  EXPECT_EQ(both, shared_by(there, here));
}

TEST(Neighbours, TwoTablesWithoutAPlaceShareNone) {
  EXPECT_FALSE(shared_by({}, {}).anything());
  EXPECT_FALSE(shared_by({.guests = {}, .tags = {}, .links = {}, .place = 1}, {}).place);
  EXPECT_EQ(shared_by({}, {}).guest_share, 0);
}

TEST(Neighbours, OfHugeTablesAPartIsComparedThatStandsForAll) {
  std::mt19937 random(52);
  Table here, there;
  for (std::uint32_t guest = 0; guest < 300'000; ++guest) {
    if (random() % 3 == 0) here.guests.push_back(guest);
    if (random() % 3 == 0) there.guests.push_back(guest);
  }
  const auto both = shared_by(here, there);
  EXPECT_NEAR(both.guest_share, 0.2, 0.02);  // a ninth of all are at both, five ninths at one
  EXPECT_LE(both.guests, most_guests_compared);
  EXPECT_EQ(both, shared_by(there, here));
}

// Each summand of the design, alone.
TEST(Neighbours, ScoreAsTheDesignSays) {
  const auto score = [](const Table& one, const Table& other, Quotes quotes = Quotes::no, double gone_by = 0) {
    return neighbour_score(shared_by(one, other, quotes), gone_by);
  };
  EXPECT_DOUBLE_EQ(score({{}, {}, {9}, 0}, {{}, {}, {1, 9}, 0}), 3);
  EXPECT_DOUBLE_EQ(score({{}, {1, 2, 3}, {}, 0}, {{}, {2, 3}, {}, 0}), 2);
  EXPECT_DOUBLE_EQ(score({{}, {1, 2, 3}, {}, 0}, {{}, {3, 4}, {}, 0}), 0) << "one tag alone";
  EXPECT_DOUBLE_EQ(score({{1, 2}, {}, {}, 0}, {{2, 3, 4}, {}, {}, 0}), 4 * 0.25);
  EXPECT_DOUBLE_EQ(score({{}, {}, {}, 8}, {{}, {}, {}, 8}), 1);
  EXPECT_DOUBLE_EQ(score({}, {}, Quotes::yes), 2);
  const Table all = {{1, 2}, {3, 4}, {5}, 6};
  EXPECT_DOUBLE_EQ(score(all, all, Quotes::yes, 1.5), 3 + 2 + 4 + 1 + 2 - 1.5);
}

TEST(Neighbours, GoByByABitWithEveryDoublingOfTheHours) {
  EXPECT_DOUBLE_EQ(hours_gone_by(now, now), 0);
  EXPECT_DOUBLE_EQ(hours_gone_by(hours_ago(1), now), 1);
  EXPECT_DOUBLE_EQ(hours_gone_by(hours_ago(3), now), 2);
  EXPECT_NEAR(hours_gone_by(hours_ago(24 * 90), now) - hours_gone_by(hours_ago(24 * 45), now), 1, 0.01);
  EXPECT_DOUBLE_EQ(hours_gone_by(now + std::chrono::hours(1), now), 0) << "clocks differ";
}

TEST(Neighbours, OfEqualVisitsTheSmallerTableIsCloser) {
  EXPECT_GT(closeness(10, 4), closeness(10, 400));
  EXPECT_GT(closeness(11, 4), closeness(10, 4));
  EXPECT_EQ(closeness(3, 0), 0);
}

std::vector<std::uint32_t> tables_of(const std::vector<Neighbour>& neighbours) {
  std::vector<std::uint32_t> tables;
  for (const auto& one : neighbours) tables.push_back(one.table);
  return tables;
}
Neighbour neighbour(std::uint32_t table, int host, double score, bool shares = true) {
  Shared what;
  what.place = shares;
  return {table, PersonId{host}, what, score};
}

TEST(Neighbours, TheBestSixStandThereBestFirst) {
  std::vector<Neighbour> all;
  for (std::uint32_t i = 0; i < 20; ++i) all.push_back(neighbour(i, 100 + static_cast<int>(i), (i * 7) % 20));
  EXPECT_EQ(tables_of(chosen_neighbours(all)), (Numbers{17, 14, 11, 8, 5, 2}));
  EXPECT_TRUE(chosen_neighbours({}).empty());
}

TEST(Neighbours, NoHostHasMoreThanTwoAndStrangersLeaveTwoSeats) {
  std::vector<Neighbour> of_one_host;
  for (std::uint32_t i = 0; i < 10; ++i) of_one_host.push_back(neighbour(i, 1, 10.0 - i));
  of_one_host.push_back(neighbour(99, 2, -5));
  EXPECT_EQ(tables_of(chosen_neighbours(of_one_host)), (Numbers{0, 1, 99}));

  std::vector<Neighbour> strangers;
  for (std::uint32_t i = 0; i < 10; ++i) strangers.push_back(neighbour(i, 10 + static_cast<int>(i), 10.0 - i, false));
  strangers.push_back(neighbour(50, 1, -3));
  strangers.push_back(neighbour(51, 2, -4));
  strangers.push_back(neighbour(52, 3, -5));
  EXPECT_EQ(tables_of(chosen_neighbours(strangers)), (Numbers{0, 1, 2, 3, 50, 51}));
}

TEST(Neighbours, OfEqualOnesTheYoungerStandsFirst) {
  EXPECT_EQ(tables_of(chosen_neighbours({neighbour(5, 1, 2), neighbour(3, 2, 2), neighbour(4, 3, 3)})),
            (Numbers{4, 5, 3}));
}

// What is chosen does not depend on tables that are not: a hidden table may stand in the list or not.
TEST(Neighbours, ATableThatIsNotChosenChangesNothing) {
  std::mt19937 random(51);
  for (int run = 0; run < 300; ++run) {
    std::vector<Neighbour> all;
    for (std::uint32_t i = 0; i < 15; ++i) {
      all.push_back(
          neighbour(i, static_cast<int>(random() % 6), static_cast<double>(random() % 1000) / 100, random() % 2 == 0));
    }
    const auto before = tables_of(chosen_neighbours(all));
    for (std::uint32_t i = 0; i < 15; ++i) {
      if (std::ranges::find(before, i) != before.end()) continue;
      auto fewer = all;
      std::erase_if(fewer, [&](const auto& one) { return one.table == i; });
      EXPECT_EQ(tables_of(chosen_neighbours(fewer)), before);
    }
  }
}

// Looking on changes nothing from then on, whatever else there is, and one need not look far. Many score the same.
TEST(Neighbours, AreChosenWhenNothingElseCanBe) {
  std::mt19937 random(53);
  std::size_t looked_at = 0;
  for (int run = 0; run < 1000; ++run) {
    struct Possible {
      Neighbour one;
      double most = 0;
    };
    std::vector<Possible> possible;
    std::vector<Neighbour> all;
    for (std::uint32_t i = 0; i < 60; ++i) {
      const double score = static_cast<double>(random() % 24) / 2;
      all.push_back(neighbour(i, static_cast<int>(random() % 15), score, random() % 3 != 0));
      possible.push_back({all.back(), score + static_cast<double>(random() % 3) / 2});
    }
    std::ranges::sort(possible, std::greater(), &Possible::most);
    std::vector<Neighbour> some;
    for (const auto& [one, most] : possible) {
      if (are_chosen(some, most)) break;
      some.push_back(one);
    }
    EXPECT_EQ(tables_of(chosen_neighbours(some)), tables_of(chosen_neighbours(all)));
    looked_at += some.size();
  }
  EXPECT_LT(looked_at, 1000u * 45);
  EXPECT_FALSE(are_chosen({neighbour(1, 1, 9), neighbour(2, 2, 9)}, -100)) << "There is room for more.";
}

TEST(Neighbours, NoShareOfGuestsIsLargerThanItCanBe) {
  std::mt19937 random(54);
  for (int run = 0; run < 200; ++run) {
    Table here, there;
    for (std::uint32_t guest = 0; guest < 12'000; ++guest) {
      if (random() % (1 + run % 40) == 0) here.guests.push_back(guest);
      if (random() % (1 + run % 7) == 0) there.guests.push_back(guest);
    }
    EXPECT_LE(shared_by(here, there).guest_share, most_guest_share(here.guests.size(), there.guests.size()));
    EXPECT_LE(shared_by(here, there).guest_share, most_guest_share(here.guests.size(), there.guests.size() + 100));
    EXPECT_LE(shared_by(there, here).guest_share, most_guest_share(there.guests.size(), here.guests.size()));
  }
  EXPECT_EQ(most_guest_share(200, 50), 0.25);
  EXPECT_EQ(most_guest_share(50, 200), 1);
  EXPECT_EQ(most_guest_share(100'000, 50), 50.0 / most_guests_compared);
}

}  // namespace
}  // namespace stadt::dialogue
