#include "dialogue/foresight_rules.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace stadt::dialogue {

namespace {

double median(std::vector<double> values) {
  const auto middle = values.begin() + std::ssize(values) / 2;
  std::ranges::nth_element(values, middle);
  return *middle;
}

}  // namespace

std::vector<MilliBits> foresight(std::span<const double> inclinations) {
  std::vector<MilliBits> moves;
  if (inclinations.empty()) return moves;
  moves.reserve(inclinations.size());
  const double usual = median({inclinations.begin(), inclinations.end()});
  for (const double inclination : inclinations) {
    const double bits = (inclination - usual) / std::numbers::ln2;
    moves.push_back(to_milli_bits(most_foresight * std::tanh(bits / most_foresight)));
  }
  return moves;
}

}  // namespace stadt::dialogue
