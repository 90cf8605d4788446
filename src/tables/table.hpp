// A table as the city shows it: who sits there, what was said first and last.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "json/write.hpp"
#include "places/place.hpp"
#include "posts/post.hpp"

namespace stadt {

constexpr int guests_shown = 8;

struct Table {
  ConversationId id;
  TableKind kind = TableKind::talk;
  std::string title;
  json::Raw host;
  std::optional<Place> place;
  std::vector<std::string> tags;
  std::int64_t replies = 0;
  std::int64_t guests = 0;
  json::Raw guests_sample{"[]"};
  std::int64_t listeners = 0;
  Time opened_at;
  Time last_at;
  bool listening = false;
  std::string url;
  json::Raw opening;
  json::Raw last;
};
BOOST_DESCRIBE_STRUCT(Table, (),
                      (id, kind, title, host, place, tags, replies, guests, guests_sample, listeners, opened_at, last_at,
                       listening, url, opening, last))

}  // namespace stadt
