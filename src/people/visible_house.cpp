#include "people/visible_house.hpp"

#include <unordered_map>

#include "base/collect.hpp"
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

// What the owner shows a viewer who stands to them like this; `back` is the same from the owner's side.
Tie tie_of(const Relation& side, const Relation& back) {
  const bool is_contact = side.contact && back.contact;
  return {.self = false,
          .resident = true,
          .follower = side.following,
          .contact = is_contact,
          .close = is_contact && side.close};
}

}  // namespace

std::vector<HouseItem> visible_house(sql::Session& db, PersonId owner, PersonId viewer) {
  std::vector<HouseItem> items;
  for (auto& owned : people_store::items(db, std::span(&owner, 1))) items.push_back(std::move(owned.item));
  return visible_items(items, tie_of(db, owner, viewer));
}

std::vector<ShownToEachOther> shown_to_each_other(sql::Session& db, const Sight& sight, PersonId viewer,
                                                  std::span<const PersonId> others) {
  std::vector<PersonId> everybody(others.begin(), others.end());
  everybody.push_back(viewer);
  std::unordered_map<PersonId, std::vector<HouseItem>> items;
  for (auto& owned : people_store::items(db, everybody)) items[owned.person].push_back(std::move(owned.item));
  return collect(others, [&](PersonId other) {
    const auto side = sight.relation(viewer, other);
    const auto back = sight.relation(other, viewer);
    return ShownToEachOther{.theirs = visible_items(items[other], tie_of(side, back)),
                            .own = visible_items(items[viewer], tie_of(back, side))};
  });
}

}  // namespace stadt::people
