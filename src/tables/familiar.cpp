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
    if (!number) continue;
    for (const Number person : known_at(*city, known, number)) familiar[id].push_back(city->person(person).id);
  }
  return familiar;
}

}  // namespace stadt::tables
