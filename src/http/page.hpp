// Pages by keyset: what a list was asked for, and the Link header that leads to its neighbours.
#pragma once

#include <algorithm>
#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "http/message.hpp"
#include "sql/range.hpp"

namespace stadt::http {

// Exclusive bounds; `min_id` takes the page directly newer. Ids stand as texts or numbers.
struct Page {
  std::optional<std::int64_t> max_id;
  std::optional<std::int64_t> since_id;
  std::optional<std::int64_t> min_id;
  int limit = 20;

  // The exclusive upper bound, "none" being the greatest id there can be.
  std::int64_t before() const { return max_id.value_or(INT64_MAX); }
  // The exclusive lower bound.
  std::int64_t after() const { return std::max(since_id.value_or(0), min_id.value_or(0)); }
  sql::Range range() const { return {after(), before(), limit, min_id.has_value()}; }
};

struct PageBounds {
  int usual = 20;
  int most = 40;
};

// Reads max_id, since_id, min_id and limit; a limit is clamped to its bounds, a cursor that is no id is refused.
Result<Page> read_page(Request& request, PageBounds bounds = {});

// Adds the Link header: `next` to what is older than `oldest`, `prev` to what is newer than `newest`, all other
// parameters kept. Nothing is added for an empty page (bounds of 0), and no `next` to a page that was the last.
enum class More { none, maybe };
void add_links(Response& response, const Request& request, std::int64_t newest, std::int64_t oldest,
               More more = More::maybe);
inline More more_after(std::size_t found, const Page& page) {
  return !page.min_id && std::cmp_less(found, page.limit) ? More::none : More::maybe;
}

}  // namespace stadt::http
