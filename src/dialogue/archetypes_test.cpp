#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "support/archetypes.hpp"

namespace stadt::dialogue {
namespace {

using testing::archetypes;
using testing::attacks;

double bits(const testing::Script& script) { return script.quality().sum(); }

double bits_of(std::string_view name) {
  for (const auto& archetype : archetypes()) {
    if (archetype.name == name) return bits(archetype.script);
  }
  ADD_FAILURE() << name;
  return 0;
}

TEST(Archetypes, StandInTheOrderThatTheCityWants) {
  constexpr std::string_view order[] = {"memorial",
                                        "good table",
                                        "civil disagreement",
                                        "expert answer",
                                        "pod",
                                        "boilerplate",
                                        "monologue with 500 likes",
                                        "rage bait",
                                        "two-person flame war",
                                        "advert"};
  for (std::size_t i = 1; i < std::size(order); ++i) {
    EXPECT_GT(bits_of(order[i - 1]), bits_of(order[i])) << order[i - 1] << " and " << order[i];
  }
  EXPECT_GT(bits_of("poem with six short thanks"), bits_of("pod"));
  EXPECT_GT(bits_of("article with twenty comments"), bits_of("pod"));
}

// The share of pairs of a good and a bad one in which the good one stands higher.
double area_under_curve(const std::vector<double>& good, const std::vector<double>& bad) {
  double above = 0;
  for (const double one : good) {
    for (const double other : bad) above += one > other ? 1 : one == other ? 0.5 : 0;
  }
  return above / static_cast<double>(good.size() * bad.size());
}

TEST(Archetypes, GoodOnesStandAboveBadOnesAlsoWithOtherWeights) {
  const auto all = archetypes();
  std::mt19937 random(5);
  std::uniform_real_distribution<double> weight(0.5, 1.5);
  double worst = 1;
  double sum = 0;
  constexpr int runs = 500;
  for (int run = 0; run < runs; ++run) {
    const double w[7] = {weight(random), weight(random), weight(random), weight(random),
                         weight(random), weight(random), weight(random)};
    std::vector<double> good;
    std::vector<double> bad;
    for (const auto& archetype : all) {
      const auto q = archetype.script.quality();
      const double value = w[0] * q.voices + w[1] * q.exchange + w[2] * q.host + w[3] * q.bridge + w[4] * q.nods +
                           w[5] * q.heat + w[6] * q.monologue;
      (archetype.is_good ? good : bad).push_back(value);
    }
    const double area = area_under_curve(good, bad);
    worst = std::min(worst, area);
    sum += area;
  }
  EXPECT_GE(worst, 0.95) << "mean " << sum / runs;
}

TEST(Archetypes, NoAttackReachesAnHonestQuestionOfFour) {
  const double honest = bits(testing::honest_question());
  for (const auto& attack : attacks()) EXPECT_LT(bits(attack.script), honest) << attack.name;
}

TEST(Archetypes, CopyingCommentsNeverRaisesQuality) {
  for (const auto& archetype : archetypes()) {
    auto copied = archetype.script;
    const double before = bits(copied);
    for (int i = 0; i < 5; ++i) {
      copied.repeat(2, 1, 30);
      EXPECT_LE(bits(copied), before + 1e-9) << archetype.name;
    }
  }
}

TEST(Archetypes, AnAnswerOutweighsANodWhereTheTableIsNotFull) {
  for (const auto& archetype : archetypes()) {
    const auto sums = archetype.script.ledger().sums();
    if (!archetype.is_good || effective_guests(sums) > 12) continue;
    auto answered = archetype.script;
    auto nodded = archetype.script;
    answered.say(77, 1, 20).say(1, 77, 10);
    nodded.nod(7777, 1);
    EXPECT_GT(bits(answered), bits(nodded)) << archetype.name;
  }
}

}  // namespace
}  // namespace stadt::dialogue
