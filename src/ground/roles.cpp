#include "ground/roles.hpp"

#include <algorithm>

#include "ground/organisations.hpp"

namespace stadt::ground {

namespace {

constexpr int still = 10'000;  // later than any year

struct Stay {
  std::string key;
  std::string organisation;
  int from = 0;
  int to = 0;
};

std::vector<Stay> stays_of(const std::vector<HouseItem>& items) {
  std::vector<Stay> stays;
  for (const auto& item : items) {
    if (item.kind != ItemKind::role || item.detail.empty() || item.from_year == 0) continue;
    stays.push_back(
        {organisation_key(item.detail), item.detail, item.from_year, item.to_year == 0 ? still : item.to_year});
  }
  return stays;
}

}  // namespace

std::vector<SharedRole> overlapping(const std::vector<HouseItem>& own, const std::vector<HouseItem>& other) {
  std::vector<Stay> found;
  const auto mine = stays_of(own);
  for (const auto& theirs : stays_of(other)) {
    for (const auto& one : mine) {
      const Stay both{theirs.key, theirs.organisation, std::max(one.from, theirs.from), std::min(one.to, theirs.to)};
      if (one.key != theirs.key || both.from > both.to) continue;
      const auto known = std::ranges::find(found, both.key, &Stay::key);
      if (known == found.end()) {
        found.push_back(both);
      } else if (both.to - both.from > known->to - known->from) {
        *known = both;
      }
    }
  }
  std::vector<SharedRole> roles;
  for (auto& stay : found) {
    roles.push_back({std::move(stay.organisation), stay.from, stay.to == still ? 0 : stay.to});
  }
  return roles;
}

}  // namespace stadt::ground
