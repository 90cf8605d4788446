// How good the conversations at tables are, as sight last told it: kept in SQL, so that pages have an order while sight
// is not ready (design: STORE, DIALOGUE §1).
#pragma once

#include <span>
#include <string>

#include "sight/kept.hpp"
#include "sql/database.hpp"

namespace stadt {

namespace qualities {

// Writes what has changed, and forgets tables that are none any more. Repeating it changes nothing; of a table that
// comes twice the last word counts. Waits for the writes: never on a thread that serves requests.
Result<> keep(sql::Database& database, std::span<const TableQuality> changed, std::span<const ConversationId> gone);

// The summands as they are kept: a list of whole numbers.
std::string kept_terms(const TableQuality& quality);

}  // namespace qualities
}  // namespace stadt
