#include "quality/ranking.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace stadt::bench {

namespace {

constexpr long rows_to_measure = 20'000;
constexpr double step = 0.05;
constexpr double smallest = 1e-6;

}  // namespace

void Ranking::add(std::span<const double> scores, std::size_t truth) {
  const auto above = std::ranges::count_if(scores, [&](double score) { return !(score < scores[truth]); });
  add_rank(static_cast<std::size_t>(above));  // itself among them
}

void Ranking::add_rank(std::size_t rank) {
  ++events_;
  reciprocal_ += 1.0 / static_cast<double>(rank);
  if (rank <= most) ++at_rank_[rank - 1];
}

void Ranking::add_each(std::span<const std::uint32_t> people, std::span<const double> scores,
                       std::span<const std::uint32_t> wanted) {
  std::vector<double> of_wanted;
  for (const auto one : wanted) {
    const auto at = static_cast<std::size_t>(std::ranges::lower_bound(people, one) - people.begin());
    if (at == people.size() || people[at] != one)
      miss();
    else
      of_wanted.push_back(scores[at]);
  }
  for (const double score : of_wanted) {
    const auto not_below = [&](double other) { return !(other < score); };
    const auto above = std::ranges::count_if(scores, not_below) - std::ranges::count_if(of_wanted, not_below);
    add_rank(static_cast<std::size_t>(above) + 1);
  }
}

double Ranking::hit_at(std::size_t top) const {
  return share(static_cast<double>(std::accumulate(at_rank_.begin(), at_rank_.begin() + std::min(top, most), 0L)));
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

std::vector<double> ChoiceModel::scores(std::span<const double> rows) const {
  std::vector<double> all;
  all.reserve(rows.size() / features_);
  for (std::size_t at = 0; at < rows.size(); at += features_) all.push_back(score(rows.subspan(at, features_)));
  return all;
}

void ChoiceModel::learn(std::span<const double> rows, std::size_t truth) {
  if (measured_ < rows_to_measure) return measure(rows);
  auto chance = scores(rows);
  const double highest = *std::ranges::max_element(chance);
  double sum = 0;
  for (double& one : chance) sum += one = std::exp(one - highest);
  for (std::size_t f = 0; f < features_; ++f) {
    double gradient = 0;
    for (std::size_t i = 0; i < chance.size(); ++i) {
      const double normal = (rows[i * features_ + f] - weights_[f].mean) / weights_[f].deviation;
      gradient += ((i == truth ? 1 : 0) - chance[i] / sum) * normal;
    }
    steps_[f] += gradient * gradient;
    weights_[f].weight += step * gradient / std::sqrt(steps_[f]);
  }
}

}  // namespace stadt::bench
