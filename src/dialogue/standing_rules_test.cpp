#include "dialogue/standing_rules.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <random>
#include <set>

#include "dialogue/quality_rules.hpp"
#include "support/growth.hpp"

namespace stadt::dialogue {
namespace {

using Answers = std::vector<Answer>;
using People = std::vector<std::uint32_t>;

// Seeds that answer each other make a city that is not young, and change nothing for the others.
constexpr std::uint32_t hosts = 30;
People seeds() {
  People all(hosts);
  std::iota(all.begin(), all.end(), 0);
  return all;
}

std::vector<std::uint8_t> trust(std::uint32_t people, const Answers& answers) {
  return trust_percent(AnswerGraph(people, answers), seeds());
}

Answers random_answers(std::mt19937& random, std::uint32_t first, std::uint32_t last, int count) {
  std::uniform_int_distribution<std::uint32_t> person(first, last - 1);
  std::uniform_real_distribution<float> weight(0.05f, 1.0f);
  std::uniform_real_distribution<float> age(0.0f, 700.0f);
  Answers answers;
  for (int i = 0; i < count; ++i) answers.push_back({person(random), person(random), weight(random), age(random)});
  return answers;
}

Answers operator+(Answers one, const Answers& other) {
  one.insert(one.end(), other.begin(), other.end());
  return one;
}

// A city of people who may answer anybody, and a pod of others who answer only each other.
constexpr std::uint32_t city = 200;
constexpr std::uint32_t with_pod = 230;

TEST(Standing, SeedsAreTrustedFullyAndNewPeopleLeast) {
  const auto percent = trust(hosts + 2, {});
  EXPECT_EQ(percent[0], 100);
  EXPECT_EQ(percent[hosts + 1], 15);
}

TEST(Standing, OneAnswerOfAHostIsNotEnoughAndTwoHostsAre) {
  const auto person = hosts;
  const auto once = trust(hosts + 1, {{person, 0}});
  const auto twice = trust(hosts + 1, {{person, 0}, {person, 1}});
  EXPECT_GT(once[person], 15);
  EXPECT_LT(once[person], 100 * low_trust);
  EXPECT_GT(twice[person], 100 * low_trust);
}

TEST(Standing, OnePersonAloneShowsHalfAtMost) {
  const auto person = hosts;
  const auto often = trust(hosts + 1, Answers(500, {person, 0}));
  EXPECT_EQ(often[person], std::lround(100 * (0.15 + 0.85 * trust_of_a_hop * most_shown_by_one)));
  EXPECT_LT(often[person], trust(hosts + 1, Answers(50, {person, 0}) + Answers(50, {person, 1}))[person]);
}

TEST(Standing, WhomSomebodyAnswersSaysNothing) {
  const auto person = hosts;
  Answers answers;
  for (std::uint32_t host = 0; host < hosts; ++host) answers.push_back({host, person});
  EXPECT_EQ(trust(hosts + 1, answers)[person], 15);
}

TEST(Standing, ItFadesWithEveryHopAndEndsAfterSix) {
  constexpr std::uint32_t width = 6;
  Answers answers;
  for (std::uint32_t person = hosts; person < hosts + 9 * width; ++person) {
    const auto row = (person - hosts) / width;
    for (std::uint32_t i = 0; i < width; ++i) {
      const auto above = row == 0 ? i : hosts + (row - 1) * width + i;
      answers.insert(answers.end(), 5, {person, above});
    }
  }
  const auto percent = trust(hosts + 9 * width, answers);
  for (std::uint32_t row = 1; row < trust_rounds; ++row) {
    EXPECT_LT(percent[hosts + row * width], percent[hosts + (row - 1) * width]) << row;
    EXPECT_GT(percent[hosts + row * width], 100 * low_trust) << row;
  }
  EXPECT_EQ(percent[hosts + trust_rounds * width], 15);
}

TEST(Standing, OldAnswersSayLess) {
  const auto person = hosts;
  int before = 101;
  for (const float age : {0.0f, 90.0f, 180.0f, 720.0f}) {
    const int percent = trust(hosts + 1, {{person, 0, 1, age}, {person, 1, 1, age}})[person];
    EXPECT_LT(percent, before);
    before = percent;
  }
  EXPECT_EQ(trust(hosts + 1, {{person, 0, 1, 1e9f}})[person], 15);
}

TEST(Standing, PeopleOfLittleTrustVouchForNobody) {
  const auto person = hosts + 40;
  Answers answers;
  for (std::uint32_t other = hosts; other < person; ++other) {
    answers.push_back({other, 0});  // once, by one host: below low_trust
    answers.insert(answers.end(), 20, {person, other});
  }
  EXPECT_EQ(trust(person + 1, answers)[person], 15);
}

TEST(Standing, APodThatNobodyOutsideAnsweredNeverLiftsItself) {
  std::mt19937 random(11);
  for (int run = 0; run < 50; ++run) {
    // It may answer the whole city and itself as often as it likes.
    auto answers = random_answers(random, 0, city, 2000) + random_answers(random, city, with_pod, 3000);
    std::uniform_int_distribution<std::uint32_t> pod(city, with_pod - 1);
    std::uniform_int_distribution<std::uint32_t> anybody(0, city - 1);
    for (int i = 0; i < 2000; ++i) answers.push_back({anybody(random), pod(random)});
    const auto percent = trust(with_pod, answers);
    for (auto person = city; person < with_pod; ++person) EXPECT_EQ(percent[person], 15);
  }
}

// The best of the pod, and of the others none stands higher than one hop below.
TEST(Standing, WhatAPodAnswersItselfNeverLiftsItsBest) {
  std::mt19937 random(12);
  for (int run = 0; run < 100; ++run) {
    auto outside = random_answers(random, 0, city, 3000);
    std::uniform_int_distribution<std::uint32_t> pod(city, with_pod - 1);
    std::uniform_int_distribution<std::uint32_t> anybody(0, city - 1);
    for (int i = 0; i < run; ++i) outside.push_back({pod(random), anybody(random)});
    for (int i = 0; i < 500; ++i) outside.push_back({anybody(random), pod(random)});
    const auto honest = trust(with_pod, outside);
    const auto lifted = trust(with_pod, outside + random_answers(random, city, with_pod, 4000));
    const int best = *std::max_element(honest.begin() + city, honest.end());
    EXPECT_EQ(*std::max_element(lifted.begin() + city, lifted.end()), best);
    const double step_below = 100 * (0.15 + 0.85 * trust_of_a_hop * (best / 100.0 - 0.15) / 0.85);
    for (auto person = city; person < with_pod; ++person) {
      EXPECT_LE(lifted[person], std::max<double>(honest[person], step_below + 1));
    }
  }
}

TEST(Standing, AnotherAnswerNeverLowersAnybody) {
  std::mt19937 random(13);
  for (int run = 0; run < 50; ++run) {
    const auto answers = random_answers(random, 0, city, 1500);
    const auto before = trust(city, answers);
    const auto after = trust(city, answers + random_answers(random, 0, city, 10));
    for (std::uint32_t person = 0; person < city; ++person) EXPECT_GE(after[person], before[person]);
  }
}

TEST(Standing, TheOrderOfTheListChangesNothing) {
  std::mt19937 random(14);
  auto answers = random_answers(random, 0, city, 5000);
  const auto before = trust(city, answers);
  std::ranges::shuffle(answers, random);
  EXPECT_EQ(trust(city, answers), before);
}

// The formula as the header writes it, with every x that somebody has.
std::vector<double> slow_trust(std::uint32_t people, const Answers& answers) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, double> pairs;
  for (const auto& one : answers) {
    if (one.answered == one.answerer) continue;
    pairs[{one.answered, one.answerer}] += one.weight * std::exp2(-one.age_days / answer_half_life_days);
  }
  std::vector<double> earned(people);
  std::fill_n(earned.begin(), hosts, 1);
  for (int round = 0; round < trust_rounds; ++round) {
    auto next = earned;
    for (auto person = hosts; person < people; ++person) {
      next[person] = 0;
      for (const double x : std::set<double>(earned.begin(), earned.end())) {
        if (x < (low_trust - least_trust) / (1 - least_trust)) continue;
        double doubt = 1;
        for (auto at = pairs.lower_bound({person, 0}); at != pairs.end() && at->first.first == person; ++at) {
          if (earned[at->first.second] < x) continue;
          doubt *= 1 - std::min(most_shown_by_one, 1 - std::pow(1 - shown_by_an_answer, at->second));
        }
        next[person] = std::max(next[person], trust_of_a_hop * x * (1 - doubt));
      }
    }
    earned = next;
  }
  return earned;
}

TEST(Standing, IsWhatTheFormulaSaysExceptForRounding) {
  std::mt19937 random(15);
  const auto answers = random_answers(random, 0, city, 3000);
  const auto percent = trust(city, answers);
  const auto earned = slow_trust(city, answers);
  int above_least = 0;
  for (std::uint32_t person = 0; person < city; ++person) {
    EXPECT_NEAR(percent[person], 100 * (0.15 + 0.85 * earned[person]), 5) << person;
    above_least += percent[person] > 20 && percent[person] < 100;
  }
  EXPECT_GT(above_least, 50);
}

TEST(Standing, InAYoungCityEverybodyCountsFully) {
  constexpr std::uint32_t people = 40;
  const auto with_hosts = [](std::uint32_t count) {
    People some(count);
    std::iota(some.begin(), some.end(), 0);
    return trust_percent(AnswerGraph(people, {}), some);
  };
  EXPECT_EQ(with_hosts(young_city - 1), std::vector<std::uint8_t>(people, 100));
  EXPECT_EQ(with_hosts(young_city).back(), 15);
  EXPECT_TRUE(trust_percent(AnswerGraph(0, {}), {}).empty());
}

TEST(Standing, WhatNamesNobodyIsLeftOut) {
  const float no_number = std::nanf("");
  const Answers odd = {{hosts, 9999},  {9999, 0},     {hosts, hosts},          {hosts, 0, no_number, 0},
                       {hosts, 0, -1}, {hosts, 0, 0}, {hosts, 0, 1, no_number}};
  EXPECT_EQ(trust(hosts + 1, odd)[hosts], 15);
  auto with_strangers = seeds();
  with_strangers.push_back(9999);
  EXPECT_EQ(trust_percent(AnswerGraph(hosts + 1, odd), with_strangers)[hosts], 15);
}

TEST(Standing, TheWorkGrowsWithTheAnswers) {
  std::mt19937 random(16);
  const auto work = [&](std::size_t answers) {
    const auto people = static_cast<std::uint32_t>(std::max<std::size_t>(answers / 10, hosts + 1));
    trust(people, random_answers(random, 0, people, static_cast<int>(answers)));
  };
  EXPECT_LE(testing::growth(400'000, work), testing::linear_growth);
}

}  // namespace
}  // namespace stadt::dialogue
