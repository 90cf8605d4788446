// Every SQL statement of the lines of today; each asks a few tables in one round.
#pragma once

#include <span>
#include <vector>

#include "sql/session.hpp"
#include "today/day.hpp"

namespace stadt::today_store {

// Public thanks at these tables since the id.
std::vector<today::Thanks> thanks(sql::Session& db, std::span<const ConversationId> tables, PostId since);
// Who answered the person at these tables, each with their last answer.
std::vector<today::AnswerToMe> answers_to(sql::Session& db, std::span<const ConversationId> tables, PersonId person);
// Those of these tables where the person has spoken.
std::vector<ConversationId> sits_at(sql::Session& db, std::span<const ConversationId> tables, PersonId person);

}  // namespace stadt::today_store
