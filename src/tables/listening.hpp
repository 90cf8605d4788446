// Following a table silently. Private: nobody is told, only the number of listeners is shown.
#pragma once

#include "base/env.hpp"
#include "base/ids.hpp"
#include "base/result.hpp"
#include "sql/database.hpp"

namespace stadt::tables {

// From now on; what was said before counts as heard. Repeating changes nothing. The table is there for the person.
Result<> listen(sql::Transaction& transaction, Env& env, PersonId person, ConversationId table);
Result<> leave(sql::Transaction& transaction, Env& env, PersonId person, ConversationId table);

}  // namespace stadt::tables
