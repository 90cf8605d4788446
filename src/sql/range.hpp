// A page of a list: rows between two ids, from either end.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "sql/session.hpp"

namespace stadt::sql {

// Exclusive bounds; the newest rows between them, or the oldest.
struct Range {
  std::int64_t above = 0;
  std::int64_t below = INT64_MAX;
  int limit = 20;
  bool oldest_first = false;
};

// Rows of one owner, newest first whichever end was asked for. `text` ends in its conditions: the owner is $1, the
// bounds are `id > $2 AND id < $3`, $4 is the limit that is added here, and `more` begins with $5.
template <typename T, typename Owner, typename... Args>
std::vector<T> query_range(Session& db, std::string_view text, const Range& range, Owner owner, const Args&... more) {
  const auto order = range.oldest_first ? " ORDER BY id LIMIT $4" : " ORDER BY id DESC LIMIT $4";
  auto rows = db.query<T>(std::string(text) + order, owner, range.above, range.below, range.limit, more...);
  if (range.oldest_first) std::ranges::reverse(rows);
  return rows;
}

}  // namespace stadt::sql
