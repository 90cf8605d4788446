#include "quality/weighing.hpp"

#include <algorithm>

namespace stadt::bench {

QualityWeights half_off(std::mt19937& random) {
  std::uniform_real_distribution<double> draw(0.5, 1.5);
  QualityWeights weights;
  for (double& weight : weights) weight = draw(random);
  return weights;
}

double weighed(const dialogue::Quality& quality, const QualityWeights& weights) {
  return weights[0] * quality.voices + weights[1] * quality.exchange + weights[2] * quality.host +
         weights[3] * quality.bridge + weights[4] * quality.nods + weights[5] * quality.heat +
         weights[6] * quality.monologue;
}

double area_under_curve(std::span<const double> good, std::span<const double> bad) {
  std::vector<double> sorted(bad.begin(), bad.end());
  std::ranges::sort(sorted);
  double above = 0;
  for (const double one : good) {
    const auto [first, last] = std::ranges::equal_range(sorted, one);
    above += static_cast<double>(first - sorted.begin()) + static_cast<double>(last - first) / 2;
  }
  return above / (static_cast<double>(good.size()) * static_cast<double>(bad.size()));
}

double area(std::span<const dialogue::Quality> good, std::span<const dialogue::Quality> bad,
            const QualityWeights& weights) {
  const auto values = [&](std::span<const dialogue::Quality> some) {
    std::vector<double> all;
    all.reserve(some.size());
    for (const auto& one : some) all.push_back(weighed(one, weights));
    return all;
  };
  return area_under_curve(values(good), values(bad));
}

double worst_area(std::span<const dialogue::Quality> good, std::span<const dialogue::Quality> bad, int draws) {
  std::mt19937 random(1);
  double worst = 1;
  for (int i = 0; i < draws; ++i) worst = std::min(worst, area(good, bad, half_off(random)));
  return worst;
}

}  // namespace stadt::bench
