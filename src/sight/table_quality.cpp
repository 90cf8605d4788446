#include "sight/table_quality.hpp"

#include <algorithm>
#include <unordered_map>

#include "json/write.hpp"
#include "sight/table_quality_store.hpp"
#include "sql/insert_rows.hpp"

namespace stadt::qualities {

namespace {

// Each table once, with its last word: one statement must not write a row twice.
std::vector<quality_store::Row> rows_of(std::span<const TableQuality> changed) {
  std::vector<quality_store::Row> rows;
  std::unordered_map<ConversationId, std::size_t> positions;
  for (const auto& quality : changed) {
    quality_store::Row row{quality.table, quality.pace, quality.key, quality.grew_at, kept_terms(quality)};
    const auto [known, is_new] = positions.try_emplace(quality.table, rows.size());
    if (is_new)
      rows.push_back(std::move(row));
    else
      rows[known->second] = std::move(row);
  }
  return rows;
}

}  // namespace

std::string kept_terms(const TableQuality& quality) {
  return json::write(std::vector<int>(quality.terms.begin(), quality.terms.end()));
}

Result<> keep(sql::Database& database, std::span<const TableQuality> changed, std::span<const ConversationId> gone) {
  const auto rows = rows_of(changed);
  for (std::span<const quality_store::Row> rest = rows; !rest.empty();) {
    const auto batch = rest.first(std::min(rest.size(), sql::rows_per_insert));
    rest = rest.subspan(batch.size());
    CHECKED(database.write_and_wait([batch](sql::Transaction& transaction) -> Result<> {
      quality_store::put(transaction, batch);
      return {};
    }));
  }
  while (!gone.empty()) {
    const auto batch = gone.first(std::min(gone.size(), sql::rows_per_insert));
    gone = gone.subspan(batch.size());
    CHECKED(database.write_and_wait([batch](sql::Transaction& transaction) -> Result<> {
      quality_store::remove(transaction, batch);
      return {};
    }));
  }
  return {};
}

}  // namespace stadt::qualities
