// Places with what belongs to a page of them, read in one round of each kind.
#pragma once

#include <span>
#include <vector>

#include "places/place_entity.hpp"

namespace stadt::places {

constexpr std::size_t familiar_shown = 5;

Result<PlacePage> page(const PlacesParts& parts, sql::Session& db, PersonId viewer, PlaceId place);
std::vector<ListedPlace> listed(const PlacesParts& parts, sql::Session& db, PersonId viewer,
                                std::span<const Place> places);
// Leaves out whom the viewer does not see.
std::vector<Member> members(const PlacesParts& parts, sql::Session& db, PersonId viewer,
                            std::span<const Membership> memberships);
// Of somebody: those that they show; to themselves all of them.
std::vector<ListedPlace> of_person(const PlacesParts& parts, sql::Session& db, PersonId viewer, PersonId person);

}  // namespace stadt::places
