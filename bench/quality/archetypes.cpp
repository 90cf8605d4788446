// Whether what is good stands above what is bad, with the weights as they are and with each up to a half off.
#include <fmt/format.h>

#include <algorithm>
#include <random>

#include "quality/quality.hpp"
#include "support/archetypes.hpp"

namespace stadt::bench {

namespace {

constexpr int draws = 1000;
constexpr double least_weight = 0.5;
constexpr double greatest_weight = 1.5;
constexpr std::size_t terms = 7;
using Weights = std::array<double, terms>;

double weighted(const dialogue::Quality& quality, const Weights& weights) {
  return weights[0] * quality.voices + weights[1] * quality.exchange + weights[2] * quality.host +
         weights[3] * quality.bridge + weights[4] * quality.nods + weights[5] * quality.heat +
         weights[6] * quality.monologue;
}

// The share of pairs of a good and a bad one in which the good one stands higher.
double area_under_curve(std::span<const testing::Archetype> all, const Weights& weights) {
  double above = 0;
  double pairs = 0;
  for (const auto& good : all) {
    for (const auto& bad : all) {
      if (!good.is_good || bad.is_good) continue;
      pairs += 1;
      above += weighted(good.script.quality(), weights) > weighted(bad.script.quality(), weights) ? 1 : 0;
    }
  }
  return above / pairs;
}

}  // namespace

void judge_archetypes() {
  const auto all = testing::archetypes();
  for (const auto& one : all) {
    fmt::print("quality archetype {:5.2f} bits {} ({})\n", one.script.quality().sum(), one.name,
               one.is_good ? "good" : "bad");
  }
  const double honest = testing::honest_question().quality().sum();
  fmt::print("quality archetype {:5.2f} bits an honest question with four guests (good)\n", honest);
  for (const auto& attack : testing::attacks()) {
    fmt::print("quality attack {:5.2f} bits {}{}\n", attack.script.quality().sum(), attack.name,
               attack.script.quality().sum() < honest ? "" : ": NOT below the honest question");
  }
  std::mt19937 random(1);
  std::uniform_real_distribution<double> draw(least_weight, greatest_weight);
  double worst = 1;
  for (int i = 0; i < draws; ++i) {
    Weights weights;
    for (double& weight : weights) weight = draw(random);
    worst = std::min(worst, area_under_curve(all, weights));
  }
  fmt::print("quality archetypes AUC {:.3f}, worst of {} draws of all weights ±50 %: {:.3f}\n",
             area_under_curve(all, {1, 1, 1, 1, 1, 1, 1}), draws, worst);
}

}  // namespace stadt::bench
