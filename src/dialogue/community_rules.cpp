#include "dialogue/community_rules.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

#include "dialogue/label_rules.hpp"

namespace stadt::dialogue {

namespace {

// Those who had one name begin together, everybody else alone.
Labels first_labels(std::uint32_t people, std::span<const int> former) {
  Labels labels(people);
  std::iota(labels.begin(), labels.end(), 0);
  std::vector<std::uint32_t> named;
  for (std::uint32_t person = 0; person < std::min<std::size_t>(people, former.size()); ++person) {
    if (former[person] > no_community) named.push_back(person);
  }
  std::ranges::stable_sort(named, {}, [&](std::uint32_t person) { return former[person]; });
  for (std::size_t i = 1; i < named.size(); ++i) {
    if (former[named[i]] == former[named[i - 1]]) labels[named[i]] = labels[named[i - 1]];
  }
  return labels;
}

// How many people of a circle had a name before.
struct Overlap {
  std::uint32_t people = 0;
  std::uint32_t circle = 0;
  int name = 0;
};

std::vector<Overlap> overlaps(const Labels& circles, std::span<const int> former) {
  std::vector<std::pair<std::uint32_t, int>> pairs;
  for (std::size_t person = 0; person < std::min(circles.size(), former.size()); ++person) {
    if (former[person] > no_community) pairs.emplace_back(circles[person], former[person]);
  }
  std::ranges::sort(pairs);
  std::vector<Overlap> found;
  for (const auto& [circle, name] : pairs) {
    if (found.empty() || found.back().circle != circle || found.back().name != name) found.push_back({0, circle, name});
    ++found.back().people;
  }
  std::ranges::sort(found, [](const Overlap& one, const Overlap& other) {
    return std::tuple(other.people, one.name, one.circle) < std::tuple(one.people, other.name, other.circle);
  });
  return found;
}

// The names of circles counted from 0: that of most of their people, each name once.
std::vector<int> names_of(const Labels& circles, std::uint32_t count, std::span<const int> former) {
  std::vector<std::uint32_t> sizes(count);
  for (const auto circle : circles) ++sizes[circle];
  std::vector<int> names(count, no_community);
  int last_name = no_community;
  for (const int name : former) last_name = std::max(last_name, name);
  std::vector<bool> is_taken(static_cast<std::size_t>(last_name) + 1);
  for (const auto& [people, circle, name] : overlaps(circles, former)) {
    if (sizes[circle] < smallest_community || names[circle] != no_community || is_taken[name]) continue;
    names[circle] = name;
    is_taken[name] = true;
  }
  for (std::uint32_t circle = 0; circle < count; ++circle) {
    if (sizes[circle] >= smallest_community && names[circle] == no_community) names[circle] = ++last_name;
  }
  return names;
}

}  // namespace

std::vector<int> communities(const AnswerGraph& graph, std::span<const int> former) {
  const auto ties = ties_of(graph);
  auto circles = connected_parts(ties, spread_labels(ties, first_labels(graph.people(), former)));
  const auto count = number_labels(circles);
  const auto names = names_of(circles, count, former);
  std::vector<int> result(circles.size());
  std::ranges::transform(circles, result.begin(), [&](std::uint32_t circle) { return names[circle]; });
  return result;
}

}  // namespace stadt::dialogue
