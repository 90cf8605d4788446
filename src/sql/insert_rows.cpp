#include "sql/insert_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace stadt::sql {

namespace {

std::string statement(std::string_view head, std::size_t columns, std::size_t rows, std::string_view tail) {
  std::string text(head);
  for (std::size_t param = 0; param < rows * columns; ++param) {
    const bool begins_row = param % columns == 0;
    const char* before = !begins_row ? ", " : param == 0 ? " (" : "), (";
    fmt::format_to(std::back_inserter(text), "{}${}", before, param + 1);
  }
  return fmt::format("{}) {}", text, tail);
}

}  // namespace

std::int64_t insert_rows(Session& session, std::string_view head, std::size_t columns, std::span<const Param> values,
                         std::string_view tail) {
  std::int64_t changed = 0;
  while (!values.empty()) {
    const auto part = values.first(std::min(values.size(), rows_per_insert * columns));
    values = values.subspan(part.size());
    changed += session.execute(statement(head, columns, part.size() / columns, tail), part);
  }
  return changed;
}

}  // namespace stadt::sql
