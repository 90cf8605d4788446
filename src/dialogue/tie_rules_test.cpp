#include "dialogue/tie_rules.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace stadt::dialogue {
namespace {

using std::chrono::days;

constexpr Time now{1'800'000'000'000};
constexpr Touch all_touches[] = {Touch::reply, Touch::thanks, Touch::letter, Touch::meeting};

Warmth of(std::initializer_list<Touch> touches, Time at = now) {
  Warmth warmth;
  for (const auto touch : touches) warmth.add(touch, at);
  return warmth;
}

TEST(Tie, HoldsOnlyWhatGoesBothWays) {
  const auto letters = of({Touch::letter, Touch::letter});
  EXPECT_EQ(tie(letters, {}, now), 0);
  EXPECT_EQ(tie({}, letters, now), 0);
  EXPECT_EQ(tie({}, {}, now), 0);
  EXPECT_DOUBLE_EQ(tie(letters, letters, now), 8);
  EXPECT_DOUBLE_EQ(tie(letters, of({Touch::letter}), now), 3) << "6 × 1/2";
}

TEST(Tie, ACallWeighsAsMuchAsFiveReplies) {
  EXPECT_DOUBLE_EQ(of({Touch::meeting}).now(now), 5);
  EXPECT_DOUBLE_EQ(of({Touch::letter}).now(now), 2);
  EXPECT_DOUBLE_EQ(of({Touch::reply, Touch::thanks}).now(now), 2);
}

TEST(Tie, HalvesInHalfAYear) {
  const auto there = of({Touch::meeting});
  EXPECT_NEAR(tie(there, there, now + days(180)), 5, 1e-9);
  EXPECT_NEAR(tie(there, there, now + days(360)), 2.5, 1e-9);
}

TEST(Tie, IsTheSameFromBothSides) {
  const auto there = of({Touch::letter, Touch::reply});
  const auto back = of({Touch::thanks}, now - days(40));
  EXPECT_DOUBLE_EQ(tie(there, back, now), tie(back, there, now));
}

TEST(Warmth, AddedOneByOneIsTheSumOverAll) {
  std::mt19937 random(51);
  for (int run = 0; run < 300; ++run) {
    Warmth warmth;
    double sum = 0;
    for (unsigned i = 0; i < 1 + random() % 40; ++i) {
      const Touch touch = all_touches[random() % 4];
      const Time at = now - std::chrono::hours(random() % 20'000);  // in any order
      warmth.add(touch, at);
      sum += weight_of(touch) * faded(now - at, tie_halves_in);
    }
    EXPECT_NEAR(warmth.now(now), sum, 1e-9 * sum);
  }
}

TEST(Tie, TheOrderOfTiesDoesNotChangeByTimeAlone) {
  std::mt19937 random(52);
  for (int run = 0; run < 300; ++run) {
    Warmth sides[4];
    for (auto& side : sides) {
      for (int i = 0; i < 5; ++i) side.add(all_touches[random() % 4], now - std::chrono::hours(random() % 9000));
    }
    const auto ratio = [&](Time at) { return tie(sides[0], sides[1], at) / tie(sides[2], sides[3], at); };
    EXPECT_NEAR(ratio(now + days(700)) / ratio(now), 1, 1e-9);
  }
}

TEST(Tie, OfCountedWordsFadesFromTheLastOne) {
  EXPECT_DOUBLE_EQ(tie(Words{4, 0}, Words{4, 0}, now, now), 8);
  EXPECT_DOUBLE_EQ(tie(Words{4, 1}, Words{3, 0}, now, now), 4.5) << "9 × 3/6";
  EXPECT_EQ(tie(Words{400, 90}, Words{0, 0}, now, now), 0);
  EXPECT_EQ(tie(Words{-1, 0}, Words{3, 0}, now, now), 0) << "A count that is not right yet.";
  EXPECT_NEAR(tie(Words{4, 0}, Words{4, 0}, now - days(180), now), 4, 1e-9);
}

TEST(Faded, WhatLiesAheadHasNotFaded) {
  EXPECT_EQ(faded(-days(3), days(180)), 1);
  EXPECT_EQ(faded(days(0), days(180)), 1);
  EXPECT_NEAR(faded(days(1800), days(180)), 1.0 / 1024, 1e-12);
}

}  // namespace
}  // namespace stadt::dialogue
