#include "dialogue/standing_rules.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "dialogue/quality_rules.hpp"

namespace stadt::dialogue {

namespace {

// The x over which the maximum is taken; rounded down, so that nobody vouches for more than they have.
constexpr int levels = 64;
constexpr int top_level = levels;
// Of answers by people with little trust nobody becomes trusted.
const int lowest_level = static_cast<int>(std::ceil((low_trust - least_trust) / (1 - least_trust) * levels));

int level_of(double earned) { return static_cast<int>(earned * levels); }

// log2 of the doubt that somebody's answers leave: 1 − s.
const float doubt_of_an_answer = static_cast<float>(std::log2(1 - shown_by_an_answer));
const float least_doubt_of_one = static_cast<float>(std::log2(1 - most_shown_by_one));
float doubt_of(float weight) { return std::max(least_doubt_of_one, doubt_of_an_answer * weight); }

// The answers of a graph with the doubt that each pair leaves, and what everybody has earned so far.
class Spreading {
 public:
  Spreading(const AnswerGraph& graph, std::span<const std::uint32_t> seeds)
      : graph_(graph), earned_(graph.people()), levels_(graph.people()), is_seed_(graph.people()) {
    for (const auto seed : seeds) {
      if (seed >= graph.people()) continue;
      is_seed_[seed] = true;
      earned_[seed] = 1;
      levels_[seed] = top_level;
    }
  }

  // Everybody hears at once what the others had before.
  void spread() {
    for (std::uint32_t person = 0; person < graph_.people(); ++person) {
      if (!is_seed_[person]) earned_[person] = earned_by(person);
    }
    std::ranges::transform(earned_, levels_.begin(),
                           [](double earned) { return static_cast<std::uint8_t>(level_of(earned)); });
  }

  const std::vector<double>& earned() const { return earned_; }

 private:
  double earned_by(std::uint32_t person) {
    std::array<float, levels + 1> doubts{};
    int highest = 0;
    for (const auto& [answerer, weight] : graph_.answerers(person)) {
      const int level = levels_[answerer];
      if (level < lowest_level) continue;
      doubts[level] += doubt_of(weight);
      highest = std::max(highest, level);
    }
    double most = 0;
    float doubt = 0;
    for (int level = highest; level >= lowest_level; --level) {
      doubt += doubts[level];
      if (doubts[level] < 0) most = std::max(most, level * (1 - std::exp2(static_cast<double>(doubt))));
    }
    return trust_of_a_hop * most / levels;
  }

  const AnswerGraph& graph_;
  std::vector<double> earned_;
  std::vector<std::uint8_t> levels_;
  std::vector<bool> is_seed_;
};

std::uint8_t percent_of(double earned) {
  return static_cast<std::uint8_t>(std::lround(100 * (least_trust + (1 - least_trust) * earned)));
}

}  // namespace

std::vector<std::uint8_t> trust_percent(const AnswerGraph& graph, std::span<const std::uint32_t> seeds) {
  Spreading spreading(graph, seeds);
  for (int round = 0; round < trust_rounds; ++round) spreading.spread();
  std::vector<std::uint8_t> percent(graph.people());
  std::ranges::transform(spreading.earned(), percent.begin(), percent_of);
  const auto trusted = std::ranges::count_if(percent, [](int one) { return one > 100 * low_trust; });
  if (trusted < young_city) std::ranges::fill(percent, full_trust_percent);
  return percent;
}

}  // namespace stadt::dialogue
