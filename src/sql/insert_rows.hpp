// Many rows in few statements: what goes to many shards at once is written a thousand rows a statement (design: STORE).
#pragma once

#include <span>
#include <string_view>

#include "sql/session.hpp"

namespace stadt::sql {

constexpr std::size_t rows_per_insert = 1000;

// `head` ends in VALUES; `values` holds `columns` values for each row; `tail` is what stands behind the rows. Returns
// how many rows were changed.
std::int64_t insert_rows(Session& session, std::string_view head, std::size_t columns, std::span<const Param> values,
                         std::string_view tail = {});

}  // namespace stadt::sql
