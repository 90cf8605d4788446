// What tables are called, for sentences about them.
#pragma once

#include <span>
#include <string>
#include <unordered_map>

#include "base/ids.hpp"
#include "sql/session.hpp"

namespace stadt::ground {

// Of those that are there in public and say something in words; in one round.
std::unordered_map<ConversationId, std::string> titles(sql::Session& db, std::span<const ConversationId> tables);

}  // namespace stadt::ground
