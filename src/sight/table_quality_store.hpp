// The statements that keep the quality of tables; the timelines read it (feed/store.hpp).
#pragma once

#include <span>
#include <string>

#include "base/ids.hpp"
#include "sql/database.hpp"

namespace stadt::quality_store {

struct Row {
  ConversationId table;
  int pace = 0;
  std::int64_t key = 0;
  Time grew_at;
  std::string terms;  // JSON
};
// Each table once. A row that says the same already is left alone, so that several nodes may keep the same tables.
void put(sql::Transaction& transaction, std::span<const Row> rows);
void remove(sql::Transaction& transaction, std::span<const ConversationId> tables);

}  // namespace stadt::quality_store
