#include "feed/newest.hpp"

#include <algorithm>

#include "base/collect.hpp"
#include "posts/post_reader.hpp"

namespace stadt::feed {

namespace {

// Each round reads twice as many as the one before, for those from whom much is hidden: 25 000 tables for a page of 20.
constexpr int most_rounds = 10;

std::vector<Sight::NewestTable> newest_from_sql(sql::Session& db, PersonId viewer, PlaceId place,
                                                const http::Page& page) {
  std::vector<Sight::NewestTable> found;
  feed_store::NewestPage wanted{place, page.after(), page.before(), page.limit, page.min_id.has_value()};
  for (int round = 0; round < most_rounds && std::ssize(found) < page.limit; ++round) {
    const auto rows = feed_store::newest(db, wanted);
    const TableEyes eyes(db, viewer, collect(rows, &feed_store::NewestTable::host),
                         collect(rows, &feed_store::NewestTable::table));
    for (const auto& row : rows) {
      if (std::ssize(found) < page.limit && eyes.see(row.host, row.table)) found.push_back({row.table, row.last});
    }
    if (std::ssize(rows) < wanted.limit) break;
    (wanted.oldest_first ? wanted.above : wanted.below) = rows.back().last.value;
    wanted.limit *= 2;
  }
  if (wanted.oldest_first) std::ranges::reverse(found);
  return found;
}

}  // namespace

std::vector<Sight::NewestTable> newest_tables(const PostsParts& parts, sql::Session& db, PersonId viewer, PlaceId place,
                                              const http::Page& page) {
  if (!parts.sight.ready()) return newest_from_sql(db, viewer, place, page);
  return parts.sight.newest_tables(viewer, place, {page.max_id, page.since_id, page.min_id, page.limit});
}

TableEyes::TableEyes(sql::Session& db, PersonId viewer, std::span<const PersonId> hosts,
                     std::span<const ConversationId> tables)
    : hosts_(db, nullptr, viewer, hosts), muted_(posts::muted_among(db, viewer, tables)) {}

}  // namespace stadt::feed
