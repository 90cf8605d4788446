// Who follows whom, on its way into memory: both directions are filled when all edges are known, so that every set is
// laid out once and holds no room that it does not need.
#pragma once

#include <vector>

#include "sight/person_sight.hpp"

namespace stadt {

class Edges {
 public:
  void add(Number from, Number to) { edges_.push_back({from, to}); }
  template <typename Put>
  void lay_out(Number people, Put put) {
    sort_by(people, &Edge::from);
    each_group(&Edge::from, &Edge::to, [&](Number one, std::vector<Number>& others) { put(one, others, true); });
    sort_by(people, &Edge::to);
    each_group(&Edge::to, &Edge::from, [&](Number one, std::vector<Number>& others) { put(one, others, false); });
  }

 private:
  struct Edge {
    Number from = 0;
    Number to = 0;
  };
  // By counting: numbers are small and dense.
  void sort_by(Number people, Number Edge::* key) {
    std::vector<std::uint32_t> begins(people + 2, 0);
    for (const auto& edge : edges_) ++begins[edge.*key + 1];
    for (std::size_t i = 1; i < begins.size(); ++i) begins[i] += begins[i - 1];
    std::vector<Edge> sorted(edges_.size());
    for (const auto& edge : edges_) sorted[begins[edge.*key]++] = edge;
    edges_ = std::move(sorted);
  }
  template <typename Take>
  void each_group(Number Edge::* key, Number Edge::* value, Take take) const {
    std::vector<Number> group;
    for (std::size_t i = 0; i < edges_.size();) {
      const Number one = edges_[i].*key;
      group.clear();
      for (; i < edges_.size() && edges_[i].*key == one; ++i) group.push_back(edges_[i].*value);
      take(one, group);
    }
  }

  std::vector<Edge> edges_;
};

}  // namespace stadt
