// What of somebody's house somebody else may see.
#pragma once

#include <vector>

#include "people/house.hpp"
#include "sql/session.hpp"

namespace stadt::people {

// Nothing hidden from the viewer is among it; a viewer of 0 is a visitor.
std::vector<HouseItem> visible_house(sql::Session& db, PersonId owner, PersonId viewer);

}  // namespace stadt::people
