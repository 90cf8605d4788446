// The city's tables, each partitioned by its shard key: PostgreSQL in place of a distributed one.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "sql/postgres_session.hpp"
#include "support/postgres.hpp"

namespace stadt::testing {

class ShardedPostgres {
 public:
  ShardedPostgres();

  const std::string& address() const { return database_.address(); }
  // Why this statement (with literals for its parameters) does not touch one shard of each of its tables; empty: it
  // does.
  std::string complaint(const std::string& text);
  // Foreign keys between tables that do not share their shard key.
  std::vector<std::string> crossing_references();

 private:
  std::string complaint_on_keys(const std::string& text) const;

  EmptyPostgres database_;
  std::unique_ptr<sql::PostgresSession> session_;
  std::map<std::string, std::string, std::less<>> keys_;  // table → its first column
};

}  // namespace stadt::testing
