#include "people/visible_house.hpp"

#include "people/store.hpp"
#include "people/ties.hpp"

namespace stadt::people {

namespace {

Tie tie_of(sql::Session& db, PersonId owner, PersonId viewer) {
  Tie tie{.self = viewer == owner, .resident = bool(viewer)};
  if (!viewer || tie.self) return tie;
  const auto side = acquaintance(db, owner, viewer);
  tie.follower = side.followed_by;
  tie.contact = side.contact;
  tie.close = side.contact && side.closeness == Closeness::close;
  return tie;
}

}  // namespace

std::vector<HouseItem> visible_house(sql::Session& db, PersonId owner, PersonId viewer) {
  std::vector<HouseItem> items;
  for (auto& owned : people_store::items(db, std::span(&owner, 1))) items.push_back(std::move(owned.item));
  return visible_items(items, tie_of(db, owner, viewer));
}

}  // namespace stadt::people
