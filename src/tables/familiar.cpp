#include "tables/familiar.hpp"

#include "sight/acquaintances.hpp"
#include "sight/view.hpp"

namespace stadt::tables {

std::unordered_map<ConversationId, std::vector<PersonId>> familiar_at(const Sight& sight, PersonId viewer, Time now,
                                                                      std::span<const ConversationId> tables) {
  std::unordered_map<ConversationId, std::vector<PersonId>> familiar;
  if (!viewer || !sight.ready()) return familiar;
  const auto city = sight.view();
  const Eyes eyes(*city, viewer);
  const auto known = acquaintances_of(*city, city->number(viewer), eyes, now);
  if (known.empty()) return familiar;
  for (const auto id : tables) {
    const Number number = city->number(id);
    const auto* line = number ? city->table(number).line() : nullptr;
    if (!line) continue;
    const auto guests = city->table(number).guests.view();
    const auto looked_at = guests.first(std::min(guests.size(), guests_looked_through));
    std::vector<Number> sitting(looked_at.begin(), looked_at.end());
    sitting.push_back(line->host);
    for (const Number person : known_among(known, sitting)) familiar[id].push_back(city->person(person).id);
  }
  return familiar;
}

}  // namespace stadt::tables
