#include "sql/postgres_values.hpp"

#include <bit>
#include <charconv>

namespace stadt::sql {

namespace {

constexpr Oid type_bigint = 20;
constexpr Oid type_text = 25;
constexpr int binary_format = 1;

std::int64_t number_in(std::string_view digits) {
  std::int64_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

class PostgresRow : public Row {
 public:
  explicit PostgresRow(PGresult* result, int row) : result_(result), row_(row) {}

  int columns() const override { return PQnfields(result_); }
  bool is_null(int column) const override { return PQgetisnull(result_, row_, column) == 1; }
  std::int64_t integer(int column) const override {
    const auto digits = text(column);
    return digits == "t" ? 1 : number_in(digits);
  }
  std::string_view text(int column) const override {
    return {PQgetvalue(result_, row_, column), static_cast<std::size_t>(PQgetlength(result_, row_, column))};
  }

 private:
  PGresult* result_;
  int row_;
};

}  // namespace

FailureKind failure_kind_of(std::string_view sqlstate) {
  const auto is = [&](std::string_view prefix) { return sqlstate.starts_with(prefix); };
  if (is("40001") || is("40P01")) return FailureKind::conflict;
  if (is("23")) return FailureKind::constraint;
  if (is("53100")) return FailureKind::full;
  if (is("XX001") || is("XX002")) return FailureKind::corrupt;
  // The connection, resources, a shutdown or a time limit, a lock that took too long, a standby, the disk.
  for (const std::string_view prefix : {"08", "53", "57", "55P03", "25006", "58"}) {
    if (is(prefix)) return FailureKind::unavailable;
  }
  return FailureKind::other;
}

void PostgresParams::take(std::span<const Param> params) {
  types_.clear();
  integers_.clear();
  integers_.reserve(params.size());  // values_ points into it
  values_.clear();
  lengths_.clear();
  formats_.assign(params.size(), binary_format);
  for (const auto& param : params) {
    if (const auto* number = std::get_if<std::int64_t>(&param)) {
      const auto bits = static_cast<std::uint64_t>(*number);
      integers_.push_back(
          static_cast<std::int64_t>(std::endian::native == std::endian::little ? __builtin_bswap64(bits) : bits));
      types_.push_back(type_bigint);
      values_.push_back(reinterpret_cast<const char*>(&integers_.back()));
      lengths_.push_back(sizeof bits);
    } else if (const auto* text = std::get_if<std::string_view>(&param)) {
      types_.push_back(type_text);
      // An empty view may have no address, which libpq would take for NULL.
      values_.push_back(text->data() ? text->data() : "");
      lengths_.push_back(static_cast<int>(text->size()));
    } else {
      types_.push_back(0);
      values_.push_back(nullptr);
      lengths_.push_back(0);
    }
  }
}

void each_row(const PostgresResult& result, const std::function<void(const Row&)>& each) {
  const int rows = PQntuples(result.get());
  for (int row = 0; row < rows; ++row) each(PostgresRow(result.get(), row));
}

std::int64_t rows_changed(const PostgresResult& result) { return number_in(PQcmdTuples(result.get())); }

}  // namespace stadt::sql
