// A table as the city shows it: who sits there, what was said first and last.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "json/write.hpp"
#include "places/place.hpp"
#include "posts/status.hpp"
#include "tables/why.hpp"

namespace stadt {

constexpr int guests_shown = 8;

struct Table {
  ConversationId id;
  TableKind kind = TableKind::talk;
  std::string title;
  json::Rendered<Account> host;
  std::optional<Place> place;
  std::vector<std::string> tags;
  std::int64_t replies = 0;
  std::int64_t guests = 0;
  json::Rendered<std::vector<Account>> guests_sample{{"[]"}};
  std::int64_t listeners = 0;
  Time opened_at;
  Time last_at;
  bool listening = false;
  std::string url;
  json::Rendered<Status> opening;
  std::optional<json::Rendered<Status>> last;
  std::optional<Familiar> familiar;             // only if there is anybody
  std::optional<json::Rendered<TableWhy>> why;  // on pages of dialogue
};
BOOST_DESCRIBE_STRUCT(Table, (),
                      (id, kind, title, host, place, tags, replies, guests, guests_sample, listeners, opened_at,
                       last_at, listening, url, opening, last, familiar, why))

// A table with a page of its thread, depth first; `depths` stands beside `posts`.
struct TableThread : Table {
  json::Rendered<std::vector<Status>> posts;
  std::vector<int> depths;
  std::optional<std::int64_t> next_offset;
};
BOOST_DESCRIBE_STRUCT(TableThread, (Table), (posts, depths, next_offset))

}  // namespace stadt
