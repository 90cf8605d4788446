// What goes to PostgreSQL and what comes back: parameters, rows, and the reasons of failures.
#pragma once

#include <libpq-fe.h>

#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "sql/session.hpp"

namespace stadt::sql {

struct ClearPostgres {
  void operator()(PGresult* result) const { PQclear(result); }
};
using PostgresResult = std::unique_ptr<PGresult, ClearPostgres>;

// What SQLSTATE says of a failure, in the city's words.
FailureKind failure_kind_of(std::string_view sqlstate);

// The parameters of one statement in the wire's binary form: integers in network order, texts as they are.
class PostgresParams {
 public:
  void take(std::span<const Param> params);

  int count() const { return static_cast<int>(values_.size()); }
  const Oid* types() const { return types_.data(); }
  const char* const* values() const { return values_.data(); }
  const int* lengths() const { return lengths_.data(); }
  const int* formats() const { return formats_.data(); }

 private:
  std::vector<Oid> types_;
  std::vector<std::int64_t> integers_;
  std::vector<const char*> values_;
  std::vector<int> lengths_;
  std::vector<int> formats_;
};

void each_row(const PostgresResult& result, const std::function<void(const Row&)>& each);
// How many rows a statement has changed.
std::int64_t rows_changed(const PostgresResult& result);

}  // namespace stadt::sql
