// The people one knows at a table.
#pragma once

#include <span>
#include <unordered_map>
#include <vector>

#include "sight/sight.hpp"

namespace stadt::tables {

// Of each table whom the viewer knows of those who spoke there, best known first; tables without anybody are left out,
// and all are while sight is not ready. Never the viewer.
std::unordered_map<ConversationId, std::vector<PersonId>> familiar_at(const Sight& sight, PersonId viewer, Time now,
                                                                      std::span<const ConversationId> tables);

}  // namespace stadt::tables
