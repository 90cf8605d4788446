// A table as the city shows it: who sits there, and what was said last.
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

// The same for everybody who may see it.
struct TableFacts {
  ConversationId id;
  TableKind kind = TableKind::talk;
  std::string title;
  std::optional<std::string> language;  // of what was said first
  std::optional<Place> place;
  std::vector<std::string> tags;
  std::int64_t replies = 0;
  std::int64_t guests = 0;
  std::int64_t listeners = 0;
  Time opened_at;
  Time last_at;
  std::string url;
};
BOOST_DESCRIBE_STRUCT(TableFacts, (),
                      (id, kind, title, language, place, tags, replies, guests, listeners, opened_at, last_at, url))

struct Table : TableFacts {
  json::Rendered<Face> host;
  json::Rendered<std::vector<Face>> guests_sample{{"[]"}};
  bool listening = false;
  std::optional<json::Rendered<StatusLine>> last;  // if anybody has answered
  std::optional<Familiar> familiar;                // only if there is anybody
  std::optional<json::Rendered<TableWhy>> why;     // on pages of dialogue
};
BOOST_DESCRIBE_STRUCT(Table, (TableFacts), (host, guests_sample, listening, last, familiar, why))

// A table with a page of its thread, depth first; `depths` stands beside `posts`.
struct TableThread : Table {
  json::Rendered<std::vector<Status>> posts;
  std::vector<int> depths;
  std::optional<std::int64_t> next_offset;
};
BOOST_DESCRIBE_STRUCT(TableThread, (Table), (posts, depths, next_offset))

}  // namespace stadt
