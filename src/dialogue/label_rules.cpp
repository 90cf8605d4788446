#include "dialogue/label_rules.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace stadt::dialogue {

namespace {

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
// A label has to be better by so much of all that somebody has, or they stay: no dithering.
constexpr double least_gain = 1e-9;

struct Edge {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  float weight = 0;
};

// Edges of both directions become ties, those of the same two summed.
Ties grouped(std::uint32_t people, const std::vector<Edge>& edges) {
  std::vector<std::uint32_t> begins(people + std::size_t{1});
  for (const auto& edge : edges) ++begins[edge.from + std::size_t{1}];
  for (std::size_t i = 1; i < begins.size(); ++i) begins[i] += begins[i - 1];
  std::vector<Ties::Tie> sorted(edges.size());
  auto next = begins;
  for (const auto& edge : edges) sorted[next[edge.from]++] = {edge.to, edge.weight};
  Ties ties;
  ties.own.resize(people);
  ties.ties.reserve(edges.size());
  std::vector<double> sums(people);
  std::vector<std::uint32_t> touched;
  for (std::uint32_t person = 0; person < people; ++person) {
    for (auto i = begins[person]; i < begins[person + 1]; ++i) {
      if (sums[sorted[i].person] == 0) touched.push_back(sorted[i].person);
      sums[sorted[i].person] += sorted[i].weight;
    }
    std::ranges::sort(touched);
    for (const auto other : touched) {
      if (other == person)
        ties.own[person] = sums[other];
      else
        ties.ties.push_back({other, static_cast<float>(sums[other])});
      sums[other] = 0;
    }
    touched.clear();
    ties.begins.push_back(static_cast<std::uint32_t>(ties.ties.size()));
  }
  return ties;
}

// Everybody's labels, and what all who have a label weigh together.
class Spreading {
 public:
  Spreading(const Ties& ties, Labels labels)
      : ties_(ties),
        labels_(std::move(labels)),
        weights_(ties.people()),
        of_label_(ties.people()),
        around_(ties.people()),
        is_waiting_(ties.people(), true) {
    for (std::uint32_t person = 0; person < ties.people(); ++person) {
      weights_[person] = ties.own[person];
      for (const auto& tie : ties.of(person)) weights_[person] += tie.weight;
      of_label_[labels_[person]] += weights_[person];
      all_ += weights_[person];
    }
  }

  Labels run() && {
    for (int sweep = 0; sweep < label_sweeps && sweep_once(); ++sweep) {
    }
    return std::move(labels_);
  }

 private:
  // Those around whom something has changed choose anew, one after the other.
  bool sweep_once() {
    bool has_moved = false;
    for (std::uint32_t person = 0; person < ties_.people(); ++person) {
      if (!is_waiting_[person]) continue;
      is_waiting_[person] = false;
      if (!choose(person)) continue;
      has_moved = true;
      for (const auto& tie : ties_.of(person)) is_waiting_[tie.person] = true;
    }
    return has_moved;
  }

  bool choose(std::uint32_t person) {
    const auto before = labels_[person];
    const double weight = weights_[person];
    if (weight == 0) return false;
    of_label_[before] -= weight;
    look_around(person);
    const auto gain = [&](std::uint32_t label) { return around_[label] - weight * of_label_[label] / all_; };
    auto best = before;
    double most = gain(before) + least_gain * weight;
    for (const auto label : seen_) {
      const double value = gain(label);
      const bool is_even = best != before && value == most && label < best;
      if (value > most || is_even) best = label, most = value;
    }
    for (const auto label : seen_) around_[label] = 0;
    of_label_[best] += weight;
    labels_[person] = best;
    return best != before;
  }

  void look_around(std::uint32_t person) {
    seen_.clear();
    for (const auto& tie : ties_.of(person)) {
      const auto label = labels_[tie.person];
      if (around_[label] == 0) seen_.push_back(label);
      around_[label] += tie.weight;
    }
  }

  const Ties& ties_;
  Labels labels_;
  std::vector<double> weights_;
  std::vector<double> of_label_;
  std::vector<double> around_;  // of the person who chooses; else 0
  std::vector<bool> is_waiting_;
  std::vector<std::uint32_t> seen_;
  double all_ = 0;
};

// Each circle as one person.
Ties among_circles(const Ties& ties, const Labels& circles, std::uint32_t count) {
  std::vector<Edge> edges;
  edges.reserve(ties.ties.size() + ties.people());
  for (std::uint32_t person = 0; person < ties.people(); ++person) {
    const auto circle = circles[person];
    if (ties.own[person] > 0) edges.push_back({circle, circle, static_cast<float>(ties.own[person])});
    for (const auto& tie : ties.of(person)) edges.push_back({circle, circles[tie.person], tie.weight});
  }
  return grouped(count, edges);
}

// Circles spread their labels among each other, then circles of circles; the labels of people that this leaves.
Labels joined(const Ties& ties, Labels labels) {
  auto count = number_labels(labels);
  Ties circles = ties;
  Labels inside = labels;  // of which circle each one is whom `circles` tells apart
  for (int level = 1; level < label_levels; ++level) {
    circles = among_circles(circles, inside, count);
    Labels own(count);
    std::iota(own.begin(), own.end(), 0);
    inside = Spreading(circles, std::move(own)).run();
    const auto fewer = number_labels(inside);
    for (auto& label : labels) label = inside[label];
    if (fewer == count) break;
    count = fewer;
  }
  return labels;
}

}  // namespace

Ties ties_of(const AnswerGraph& graph) {
  std::vector<Edge> edges;
  for (std::uint32_t answered = 0; answered < graph.people(); ++answered) {
    for (const auto& [answerer, weight] : graph.answerers(answered)) {
      edges.push_back({answered, answerer, weight});
      edges.push_back({answerer, answered, weight});
    }
  }
  auto ties = grouped(graph.people(), edges);
  for (auto& tie : ties.ties) tie.weight = std::min(strongest_tie, std::log2(1 + tie.weight));
  return ties;
}

Labels spread_labels(const Ties& ties, Labels labels) {
  number_labels(labels);
  for (int round = 0; round < label_rounds; ++round) {
    auto next = joined(ties, Spreading(ties, labels).run());
    const bool is_settled = next == labels;
    labels = std::move(next);
    if (is_settled) break;
  }
  return labels;
}

Labels connected_parts(const Ties& ties, const Labels& labels) {
  Labels parts(labels.size(), none);
  std::vector<std::uint32_t> waiting;
  for (std::uint32_t first = 0; first < labels.size(); ++first) {
    if (parts[first] != none) continue;
    parts[first] = first;
    waiting.push_back(first);
    while (!waiting.empty()) {
      const auto person = waiting.back();
      waiting.pop_back();
      for (const auto& tie : ties.of(person)) {
        if (labels[tie.person] != labels[first] || parts[tie.person] != none) continue;
        parts[tie.person] = first;
        waiting.push_back(tie.person);
      }
    }
  }
  return parts;
}

std::uint32_t number_labels(Labels& labels) {
  std::vector<std::uint32_t> numbers(labels.size(), none);
  std::uint32_t count = 0;
  for (auto& label : labels) {
    if (numbers[label] == none) numbers[label] = count++;
    label = numbers[label];
  }
  return count;
}

}  // namespace stadt::dialogue
