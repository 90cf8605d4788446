// Following a table silently. Private: nobody is told, only the number of listeners is shown.
#pragma once

#include <span>
#include <unordered_set>

#include "base/env.hpp"
#include "base/ids.hpp"
#include "base/result.hpp"
#include "sight/sight.hpp"
#include "sql/database.hpp"

namespace stadt::tables {

// From now on; what was said before counts as heard. Repeating changes nothing. The table is there for the person.
Result<> listen(sql::Transaction& transaction, Env& env, PersonId person, ConversationId table);
Result<> leave(sql::Transaction& transaction, Env& env, PersonId person, ConversationId table);
// At which of these tables they listen.
std::unordered_set<ConversationId> listening_among(sql::Session& db, const Sight& sight, PersonId person,
                                                   std::span<const ConversationId> tables);

}  // namespace stadt::tables
