// One connection to the store. The same SQL text runs on SQLite, PostgreSQL and Citus: parameters are $1 … $n, values
// are BIGINT, INTEGER 0/1 and TEXT. A statement that fails is a broken machine and throws sql::Failure; what people can
// cause (a claim that somebody else holds) shows in the rows that come back.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "sql/row.hpp"

namespace stadt::sql {

// Why a statement could not be carried out; the HTTP layer answers 503 or 507, never 5xx without a sentence.
// `conflict`: two transactions ran into each other and this one may be tried again.
enum class FailureKind { unavailable, full, corrupt, constraint, conflict, other };

class Failure : public std::runtime_error {
 public:
  Failure(FailureKind kind, const std::string& message) : std::runtime_error(message), kind_(kind) {}
  FailureKind kind() const { return kind_; }

 private:
  FailureKind kind_;
};

// Sees every prepared statement on its way: for tests that count them, or ask which shards they touch. Thread-safe.
class StatementWatcher {
 public:
  virtual ~StatementWatcher() = default;
  virtual void see(std::string_view text, std::span<const Param> params) = 0;
};

class Session {
 public:
  virtual ~Session() = default;

  // Calls `each` for every row; the row's texts live until `each` returns.
  virtual void run(std::string_view text, std::span<const Param> params,
                   const std::function<void(const Row&)>& each) = 0;

  // The same without ever holding more than one row; `each` runs no other statement on this session.
  virtual void scan(std::string_view text, std::span<const Param> params, const std::function<void(const Row&)>& each) {
    run(text, params, each);
  }

  // The same statement for many parameter lists, in their order: one round trip on PostgreSQL, so that pages hydrate
  // without a statement in a loop.
  virtual void run_many(std::string_view text, std::span<const std::vector<Param>> lists,
                        const std::function<void(std::size_t list, const Row&)>& each) = 0;

  // Reads that belong to one answer: on SQLite they take their lock together.
  virtual void together(const std::function<void()>& read) { read(); }
  // Every statement that `read` runs here sees the store as the first one saw it.
  virtual void in_snapshot(const std::function<void()>& read) { read(); }

  // Rows that the statement changed.
  virtual std::int64_t execute(std::string_view text, std::span<const Param> params) = 0;

  template <typename... Args>
  std::int64_t execute(std::string_view text, const Args&... args) {
    const Param params[] = {to_param(args)..., Param{}};
    return execute(text, std::span<const Param>(params, sizeof...(args)));
  }

  // `T` is a described struct whose members are the selected columns in order, or a single value.
  template <typename T, typename... Args>
  std::vector<T> query(std::string_view text, const Args&... args) {
    const Param params[] = {to_param(args)..., Param{}};
    std::vector<T> rows;
    run(text, std::span<const Param>(params, sizeof...(args)),
        [&](const Row& row) { rows.push_back(read_row<T>(row)); });
    return rows;
  }

  template <typename T, typename... Args>
  std::optional<T> find(std::string_view text, const Args&... args) {
    const Param params[] = {to_param(args)..., Param{}};
    std::optional<T> found;
    run(text, std::span<const Param>(params, sizeof...(args)), [&](const Row& row) {
      if (!found) found = read_row<T>(row);
    });
    return found;
  }

  // Rows one at a time, for scans too large to hold.
  template <typename T, typename... Args>
  void each(std::string_view text, const std::function<void(T)>& take, const Args&... args) {
    const Param params[] = {to_param(args)..., Param{}};
    scan(text, std::span<const Param>(params, sizeof...(args)), [&](const Row& row) { take(read_row<T>(row)); });
  }

  // All rows of one statement run for many parameter lists: hydrate.
  template <typename T>
  std::vector<T> query_many(std::string_view text, std::span<const std::vector<Param>> lists) {
    std::vector<T> rows;
    run_many(text, lists, [&](std::size_t, const Row& row) { rows.push_back(read_row<T>(row)); });
    return rows;
  }
};

}  // namespace stadt::sql
