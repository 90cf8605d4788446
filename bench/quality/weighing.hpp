// Dialogue quality with its seven terms weighed anew: how much of what is found hangs on the weights alone.
#pragma once

#include <array>
#include <random>
#include <span>
#include <vector>

#include "dialogue/quality_rules.hpp"

namespace stadt::bench {

constexpr std::size_t quality_terms = 7;
using QualityWeights = std::array<double, quality_terms>;

constexpr QualityWeights as_they_are = {1, 1, 1, 1, 1, 1, 1};
// Each from half to one and a half.
QualityWeights half_off(std::mt19937& random);
double weighed(const dialogue::Quality& quality, const QualityWeights& weights);

// The share of pairs of a good and a bad one in which the good one stands higher; equal ones count half.
double area_under_curve(std::span<const double> good, std::span<const double> bad);

// The least area under the curve of so many draws of all weights.
double worst_area(std::span<const dialogue::Quality> good, std::span<const dialogue::Quality> bad, int draws);
double area(std::span<const dialogue::Quality> good, std::span<const dialogue::Quality> bad,
            const QualityWeights& weights);

}  // namespace stadt::bench
