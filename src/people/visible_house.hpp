// What of somebody's house somebody else may see.
#pragma once

#include <span>
#include <vector>

#include "people/house.hpp"
#include "sight/sight.hpp"
#include "sql/session.hpp"

namespace stadt::people {

// Nothing hidden from the viewer is among it; a viewer of 0 is a visitor.
std::vector<HouseItem> visible_house(sql::Session& db, PersonId owner, PersonId viewer);

// What each of some people shows the viewer, and what the viewer shows them, in their order: one statement for all. How
// they stand to each other is what memory knows.
struct ShownToEachOther {
  std::vector<HouseItem> theirs;
  std::vector<HouseItem> own;
};
std::vector<ShownToEachOther> shown_to_each_other(sql::Session& db, const Sight& sight, PersonId viewer,
                                                  std::span<const PersonId> others);

}  // namespace stadt::people
