// How good the conversations at tables are, as sight last told it: kept in SQL, so that pages have an order while sight
// is not ready (design: STORE, DIALOGUE §1).
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>

#include "dialogue/ledger.hpp"
#include "sql/database.hpp"

namespace stadt {

constexpr std::size_t quality_terms = 7;

struct TableQuality {
  ConversationId table;
  dialogue::Pace pace = dialogue::Pace::talk;
  std::int64_t key = 0;  // dialogue::static_key
  Time grew_at;
  std::array<int, quality_terms> terms = {};  // thousandths of a bit, in the order of dialogue::Quality

  bool operator==(const TableQuality&) const = default;
};

namespace qualities {

// Writes what has changed, and forgets tables that are none any more. Repeating it changes nothing; of a table that
// comes twice the last word counts. Waits for the writes: never on a thread that serves requests.
Result<> keep(sql::Database& database, std::span<const TableQuality> changed, std::span<const ConversationId> gone);

// The summands as they are kept, and back; nothing but seven numbers in a list is read.
std::string kept_terms(const std::array<int, quality_terms>& terms);
std::optional<std::array<int, quality_terms>> read_terms(std::string_view kept);

}  // namespace qualities
}  // namespace stadt
