#include "dialogue/foresight_rules.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "dialogue/next_table_rules.hpp"

namespace stadt::dialogue {
namespace {

TEST(Foresight, IsBoundedAndKeepsTheOrderOfWhatWasLearnt) {
  std::mt19937 random(41);
  std::normal_distribution<double> odds(0, 4);
  for (int run = 0; run < 300; ++run) {
    std::vector<double> inclinations(1 + random() % 80);
    for (double& one : inclinations) one = odds(random);
    const auto moves = foresight(inclinations);
    ASSERT_EQ(moves.size(), inclinations.size());
    for (std::size_t i = 0; i < moves.size(); ++i) {
      EXPECT_LE(std::abs(moves[i]), 2000);
      for (std::size_t j = 0; j < i; ++j) {
        const bool is_less = inclinations[i] < inclinations[j];
        EXPECT_LE(is_less ? moves[i] : moves[j], is_less ? moves[j] : moves[i]);
      }
    }
  }
}

TEST(Foresight, AUsualTableIsNotMoved) {
  EXPECT_TRUE(foresight({}).empty());
  const double one[] = {17.0};
  EXPECT_EQ(foresight(one), std::vector<MilliBits>{0});
  const double three[] = {-std::log(2), 0, std::log(2)};
  const auto moves = foresight(three);
  EXPECT_EQ(moves[1], 0);
  EXPECT_EQ(moves[0], -moves[2]);
  EXPECT_NEAR(moves[2], 924, 1) << "Twice the odds are somewhat less than a bit: 2·tanh(½).";
}

TEST(Foresight, OnlyDifferencesMatter) {
  const std::vector<double> some = {-3, -1, 0.5, 2, 2.5};
  auto shifted = some;
  for (double& one : shifted) one += 1000;
  EXPECT_EQ(foresight(shifted), foresight(some));
}

TEST(Foresight, EvenTheStrangestOddsStayWithinTheBound) {
  const double odds[] = {-1e300, 0, 1e300};
  EXPECT_EQ(foresight(odds), (std::vector<MilliBits>{-2000, 0, 2000}));
}

TEST(Foresight, LiftsTheTableWhereOnesOwnPeopleJustSpoke) {
  TableOutlook near{.silent_s = 300, .open_s = 7200, .place = 1, .posts = 8, .people = 4};
  near.topic_share = 0.4;
  near.topic_posts = 12;
  near.topic_rest_s = 3600;
  near.topic_is_last = true;
  near.tie_to_last = 3;
  near.tie_to_host = 5;
  const TableOutlook far{.silent_s = 500'000, .open_s = 900'000, .place = 60, .posts = 8, .people = 4};
  const TableOutlook usual{.silent_s = 20'000, .open_s = 90'000, .place = 12, .posts = 8, .people = 4};
  const double odds[] = {inclination(features_of(near)), inclination(features_of(usual)),
                         inclination(features_of(far))};
  const auto moves = foresight(odds);
  EXPECT_GT(moves[0], 0);
  EXPECT_EQ(moves[1], 0);
  EXPECT_LT(moves[2], 0);
}

}  // namespace
}  // namespace stadt::dialogue
