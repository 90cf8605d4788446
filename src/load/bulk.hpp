// Rows in great numbers: VALUES statements of many rows, several statements a commit, while the next rows are made.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sql/database.hpp"

namespace stadt::load {

// Hands writes to the store without waiting for each; at most a few wait at a time, so that memory stays bounded.
class Writes {
 public:
  explicit Writes(sql::Database& database) : database_(database) {}

  void add(sql::Database::Apply apply, std::int64_t rows);
  // Waits for all of them; the first error there was.
  Result<> finish();
  std::int64_t rows() const { return rows_; }

 private:
  sql::Database& database_;
  std::mutex mutex_;
  std::condition_variable changed_;
  int waiting_ = 0;
  std::int64_t rows_ = 0;
  std::optional<Error> problem_;
};

// Rows of one table. `columns` as they stand in INSERT INTO; each row has a value for each.
class Rows {
 public:
  Rows(Writes& writes, std::string_view table, std::string_view columns);
  ~Rows();

  template <typename... Values>
  void add(const Values&... values) {
    (put(sql::to_param(values)), ...);
    if (++rows_ == rows_per_statement_) flush();
  }
  void flush();

 private:
  void put(sql::Param param);
  std::string statement(std::size_t rows) const;

  // What one statement inserts; texts live as long as it does.
  struct Batch {
    std::vector<sql::Param> params;
    std::deque<std::string> texts;
  };

  Writes& writes_;
  std::string head_;
  std::size_t columns_;
  std::size_t rows_per_statement_;
  std::size_t rows_ = 0;
  std::string full_statement_;
  std::shared_ptr<Batch> batch_ = std::make_shared<Batch>();
};

}  // namespace stadt::load
