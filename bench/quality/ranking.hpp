// How well an order finds what happened next, and weights that are learnt from it.
#pragma once

#include <array>
#include <cstdint>
#include <random>
#include <span>
#include <string>
#include <vector>

namespace stadt::bench {

// Mean reciprocal rank and the shares found at the top; ties count against the order.
class Ranking {
 public:
  // `scores` of all candidates; `truth` is the place of the one that happened.
  void add(std::span<const double> scores, std::size_t truth);
  void add_rank(std::size_t rank);
  // Each of those who are wanted, by number, among all who are not; `people` ascending, with their scores.
  void add_each(std::span<const std::uint32_t> people, std::span<const double> scores,
                std::span<const std::uint32_t> wanted);
  // What could not be found because it was not among the candidates.
  void miss() { ++events_; }

  long events() const { return events_; }
  double reciprocal() const { return share(reciprocal_); }
  // Found among the first so many, ten at most.
  double hit_at(std::size_t top) const;

 private:
  static constexpr std::size_t most = 10;
  double share(double sum) const { return events_ == 0 ? 0 : sum / static_cast<double>(events_); }

  long events_ = 0;
  double reciprocal_ = 0;
  std::array<long, most> at_rank_ = {};
};

// A softmax over the candidates of each choice (McFadden's conditional logit), learnt by stochastic gradient with a
// step of its own for every weight (AdaGrad, Duchi 2011).
class ChoiceModel {
 public:
  explicit ChoiceModel(std::size_t features);

  // Features of every candidate, one after the other; `truth` is the one that was chosen. The first choices only
  // measure the scale of the features.
  void learn(std::span<const double> rows, std::size_t truth);
  double score(std::span<const double> row) const;
  // Of every candidate.
  std::vector<double> scores(std::span<const double> rows) const;

  struct Weight {
    double mean = 0;
    double deviation = 1;
    double weight = 0;
  };
  const std::vector<Weight>& weights() const { return weights_; }

 private:
  void measure(std::span<const double> rows);

  std::size_t features_;
  std::vector<Weight> weights_;
  std::vector<double> sums_;
  std::vector<double> squares_;
  std::vector<double> steps_;
  long measured_ = 0;
};

}  // namespace stadt::bench
