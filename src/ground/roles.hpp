// Organisations at which two people were at the same time, by roles that each of them shows to the other.
#pragma once

#include <string>
#include <vector>

#include "people/house.hpp"

namespace stadt::ground {

struct SharedRole {
  std::string organisation;  // as the other one writes it
  int from_year = 0;         // of the years that both were there
  int to_year = 0;           // 0: until today

  bool operator==(const SharedRole&) const = default;
};

// The longest common stay at each organisation, in the order of the other's roles. A role without a beginning says
// nothing of years.
std::vector<SharedRole> overlapping(const std::vector<HouseItem>& own, const std::vector<HouseItem>& other);

}  // namespace stadt::ground
