#include "load/bulk.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace stadt::load {

namespace {

constexpr int most_waiting = 64;
constexpr std::size_t most_rows = 1000;
constexpr std::size_t most_params = 32'000;  // SQLite binds 32 766, PostgreSQL 65 535

}  // namespace

void Writes::add(sql::Database::Apply apply, std::int64_t rows) {
  {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return waiting_ < most_waiting; });
    if (problem_) return;
    ++waiting_;
    rows_ += rows;
  }
  database_.write(std::move(apply), [this](Result<> outcome) {
    std::scoped_lock lock(mutex_);
    --waiting_;
    if (!outcome && !problem_) problem_ = outcome.error();
    changed_.notify_all();
  });
}

Result<> Writes::finish() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return waiting_ == 0; });
  if (problem_) return fail(*problem_);
  return {};
}

Rows::Rows(Writes& writes, std::string_view table, std::string_view columns)
    : writes_(writes),
      head_(fmt::format("INSERT INTO {} ({}) VALUES ", table, columns)),
      columns_(1 + static_cast<std::size_t>(std::ranges::count(columns, ','))),
      rows_per_statement_(std::min(most_rows, most_params / columns_)),
      full_statement_(statement(rows_per_statement_)) {}

Rows::~Rows() { flush(); }

void Rows::put(sql::Param param) {
  if (const auto* text = std::get_if<std::string_view>(&param)) param = batch_->texts.emplace_back(*text);
  batch_->params.push_back(param);
}

std::string Rows::statement(std::size_t rows) const {
  std::string text = head_;
  for (std::size_t param = 0; param < rows * columns_; ++param) {
    const bool first_of_row = param % columns_ == 0;
    fmt::format_to(std::back_inserter(text), "{}${}", !first_of_row ? "," : param == 0 ? "(" : "),(", param + 1);
  }
  return text + ")";
}

void Rows::flush() {
  if (rows_ == 0) return;
  auto text = rows_ == rows_per_statement_ ? full_statement_ : statement(rows_);
  auto batch = std::exchange(batch_, std::make_shared<Batch>());
  writes_.add(
      [text = std::move(text), batch = std::move(batch)](sql::Transaction& transaction) -> Result<> {
        transaction.execute(text, std::span<const sql::Param>(batch->params));
        return {};
      },
      static_cast<std::int64_t>(rows_));
  rows_ = 0;
}

}  // namespace stadt::load
