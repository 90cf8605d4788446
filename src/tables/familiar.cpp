#include "tables/familiar.hpp"

#include <algorithm>

#include "sight/view.hpp"

namespace stadt::tables {

FamiliarPeople familiar_people(const CitySight& city, std::span<const Acquainted> known, Number table) {
  const auto people = known_at(city, known, table);
  FamiliarPeople there{.count = people.size(), .best = {}};
  for (const Number person : std::span(people).first(std::min(people.size(), familiar_shown))) {
    there.best.push_back(city.person(person).id);
  }
  return there;
}

FamiliarAt familiar_at(const Sight& sight, PersonId viewer, Time now, std::span<const ConversationId> tables) {
  FamiliarAt familiar;
  if (!viewer || !sight.ready()) return familiar;
  const auto city = sight.view();
  const Eyes eyes(*city, viewer);
  const auto known = acquaintances_of(*city, city->number(viewer), eyes, now);
  if (known.empty()) return familiar;
  for (const auto id : tables) {
    const Number number = city->number(id);
    if (!number) continue;
    if (auto there = familiar_people(*city, known, number); there.count > 0) familiar.emplace(id, std::move(there));
  }
  return familiar;
}

}  // namespace stadt::tables
