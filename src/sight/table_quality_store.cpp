#include "sight/table_quality_store.hpp"

#include "sql/insert_rows.hpp"

namespace stadt::quality_store {

void put(sql::Transaction& transaction, std::span<const Row> rows) {
  constexpr std::size_t columns = 6;
  std::vector<sql::Param> values;
  values.reserve(rows.size() * columns);
  for (const auto& [table, pace, key, grew_at, terms] : rows) {
    values.insert(values.end(),
                  {bucket_of(table), table.value, std::int64_t{pace}, key, grew_at.ms, std::string_view(terms)});
  }
  sql::insert_rows(transaction, "INSERT INTO table_quality (bucket, conversation_id, pace, key, grew_at, terms) VALUES",
                   columns, values,
                   "ON CONFLICT (conversation_id, bucket) DO UPDATE SET pace = excluded.pace, key = excluded.key, "
                   "grew_at = excluded.grew_at, terms = excluded.terms WHERE table_quality.pace <> excluded.pace OR "
                   "table_quality.key <> excluded.key OR table_quality.grew_at <> excluded.grew_at OR "
                   "table_quality.terms <> excluded.terms");
}

void remove(sql::Transaction& transaction, std::span<const ConversationId> tables) {
  std::vector<std::vector<sql::Param>> rows;
  rows.reserve(tables.size());
  for (const auto table : tables) rows.push_back({table.value, bucket_of(table)});
  transaction.run_many(R"sql(DELETE FROM table_quality WHERE conversation_id = $1 AND bucket = $2)sql", rows,
                       [](std::size_t, const sql::Row&) {});
}

}  // namespace stadt::quality_store
