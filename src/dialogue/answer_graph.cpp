#include "dialogue/answer_graph.hpp"

#include <algorithm>
#include <cmath>

namespace stadt::dialogue {

namespace {

// Whole units, so that a sum is the same in whatever order it is made.
constexpr float units = 65536;

struct Edge {
  std::uint32_t answered = 0;
  std::uint32_t answerer = 0;
  std::uint64_t weight = 0;
};

std::uint64_t faded(const Answer& answer) {
  if (!(answer.weight > 0) || std::isnan(answer.age_days)) return 0;
  const float half_lives = std::max(0.0f, answer.age_days) / answer_half_life_days;
  return static_cast<std::uint64_t>(std::min(answer.weight, heaviest_answer) * std::exp2(-half_lives) * units);
}

std::vector<Edge> edges_of(std::uint32_t people, std::span<const Answer> answers) {
  std::vector<Edge> edges;
  edges.reserve(answers.size());
  for (const auto& answer : answers) {
    const bool is_known = answer.answered < people && answer.answerer < people;
    if (!is_known || answer.answered == answer.answerer) continue;
    if (const auto weight = faded(answer); weight > 0) edges.push_back({answer.answered, answer.answerer, weight});
  }
  return edges;
}

// Sorts by the person in `member`, keeping the order among equals; returns where each person's edges begin.
std::vector<std::uint32_t> sort_by(std::uint32_t Edge::* member, std::uint32_t people, std::vector<Edge>& edges) {
  std::vector<std::uint32_t> begins(people + std::size_t{1});
  for (const auto& edge : edges) ++begins[edge.*member + std::size_t{1}];
  for (std::size_t i = 1; i < begins.size(); ++i) begins[i] += begins[i - 1];
  auto next = begins;
  std::vector<Edge> sorted(edges.size());
  for (const auto& edge : edges) sorted[next[edge.*member]++] = edge;
  edges = std::move(sorted);
  return begins;
}

}  // namespace

AnswerGraph::AnswerGraph(std::uint32_t people, std::span<const Answer> answers) {
  auto edges = edges_of(people, answers);
  sort_by(&Edge::answerer, people, edges);
  const auto begins = sort_by(&Edge::answered, people, edges);
  begins_.reserve(begins.size());
  lines_.reserve(edges.size());
  for (std::uint32_t person = 0; person < people; ++person) {
    begins_.push_back(static_cast<std::uint32_t>(lines_.size()));
    for (std::size_t i = begins[person]; i < begins[person + std::size_t{1}];) {
      const auto answerer = edges[i].answerer;
      std::uint64_t weight = 0;
      while (i < begins[person + std::size_t{1}] && edges[i].answerer == answerer) weight += edges[i++].weight;
      lines_.push_back({answerer, static_cast<float>(weight) / units});
    }
  }
  begins_.push_back(static_cast<std::uint32_t>(lines_.size()));
}

}  // namespace stadt::dialogue
