// The people one knows at a table.
#pragma once

#include <span>
#include <unordered_map>
#include <vector>

#include "sight/acquaintances.hpp"
#include "sight/sight.hpp"

namespace stadt::tables {

constexpr std::size_t familiar_shown = 3;

// Whom the viewer knows of those who spoke at a table. Never the viewer.
struct FamiliarPeople {
  std::size_t count = 0;
  std::vector<PersonId> best;  // best known first, at most familiar_shown
};
FamiliarPeople familiar_people(const CitySight& city, std::span<const Acquainted> known, Number table);

// By table; tables without anybody are left out, and all are while sight is not ready.
using FamiliarAt = std::unordered_map<ConversationId, FamiliarPeople>;
FamiliarAt familiar_at(const Sight& sight, PersonId viewer, Time now, std::span<const ConversationId> tables);

}  // namespace stadt::tables
