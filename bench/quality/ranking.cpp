#include "quality/ranking.hpp"

#include <algorithm>
#include <cmath>

namespace stadt::bench {

namespace {

constexpr std::size_t top = 10;
constexpr long rows_to_measure = 50'000;
constexpr double step = 0.05;
constexpr double smallest = 1e-6;

}  // namespace

void Ranking::add(std::span<const double> scores, std::size_t truth) {
  const auto above = std::ranges::count_if(scores, [&](double score) { return score >= scores[truth]; });
  add_rank(static_cast<std::size_t>(above));  // itself among them
}

void Ranking::add_rank(std::size_t rank) {
  ++events_;
  reciprocal_ += 1.0 / static_cast<double>(rank);
  first_ += rank == 1;
  tenth_ += rank <= top;
}

ChoiceModel::ChoiceModel(std::size_t features)
    : features_(features), weights_(features), sums_(features), squares_(features), steps_(features, smallest) {}

void ChoiceModel::measure(std::span<const double> rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    sums_[i % features_] += rows[i];
    squares_[i % features_] += rows[i] * rows[i];
  }
  measured_ += static_cast<long>(rows.size() / features_);
  if (measured_ < rows_to_measure) return;
  for (std::size_t f = 0; f < features_; ++f) {
    const double mean = sums_[f] / static_cast<double>(measured_);
    const double variance = squares_[f] / static_cast<double>(measured_) - mean * mean;
    weights_[f] = {mean, std::sqrt(std::max(variance, smallest)), 0};
  }
}

double ChoiceModel::score(std::span<const double> row) const {
  double sum = 0;
  for (std::size_t f = 0; f < features_; ++f) {
    sum += weights_[f].weight * (row[f] - weights_[f].mean) / weights_[f].deviation;
  }
  return sum;
}

void ChoiceModel::learn(std::span<const double> rows, std::size_t truth) {
  if (measured_ < rows_to_measure) return measure(rows);
  const std::size_t count = rows.size() / features_;
  std::vector<double> chance(count);
  for (std::size_t i = 0; i < count; ++i) chance[i] = score(rows.subspan(i * features_, features_));
  const double highest = *std::ranges::max_element(chance);
  double sum = 0;
  for (double& one : chance) sum += one = std::exp(one - highest);
  for (std::size_t f = 0; f < features_; ++f) {
    double gradient = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const double normal = (rows[i * features_ + f] - weights_[f].mean) / weights_[f].deviation;
      gradient += ((i == truth ? 1 : 0) - chance[i] / sum) * normal;
    }
    steps_[f] += gradient * gradient;
    weights_[f].weight += step * gradient / std::sqrt(steps_[f]);
  }
}

}  // namespace stadt::bench
