#include "tables/kept_table.hpp"

#include <algorithm>

#include "base/collect.hpp"
#include "posts/company.hpp"
#include "posts/store.hpp"
#include "tables/store.hpp"
#include "tables/table.hpp"

namespace stadt::tables {

namespace {

constexpr int title_shown = 120;

std::vector<std::string> keys_of(const std::string& spaced) {
  std::vector<std::string> keys;
  std::string_view rest = spaced;
  while (!rest.empty()) {
    const auto key = rest.substr(0, rest.find(' '));
    if (!key.empty()) keys.emplace_back(key);
    rest.remove_prefix(std::min(key.size() + 1, rest.size()));
  }
  return keys;
}

// What memory does not hold, read in one round for each kind.
struct Rows {
  std::vector<Conversation> conversations;
  std::unordered_map<PostId, Post> openings;
  std::unordered_map<PlaceId, Place> places;
  std::unordered_map<ConversationId, std::vector<PersonId>> guests;
};

Rows read_rows(sql::Session& db, std::span<const ConversationId> tables) {
  Rows rows;
  db.together([&] {
    rows.conversations = posts_store::conversations(db, tables);
    const auto openings = collect(rows.conversations, [](const auto& one) { return PostId{one.id.value}; });
    std::vector<PlaceId> stands_at;
    for (const auto& conversation : rows.conversations) {
      if (conversation.place) stands_at.push_back(conversation.place);
    }
    for (auto& post : posts_store::posts(db, openings)) rows.openings.emplace(post.id, std::move(post));
    for (auto& place : places::find_all(db, stands_at)) rows.places.emplace(place.id, std::move(place));
    for (const auto& [table, person] : tables_store::guests(db, tables)) rows.guests[table].push_back(person);
  });
  return rows;
}

KeptTable make_kept(const std::string& origin, Rows& rows, const Conversation& conversation, const Post& opening) {
  TableFacts facts;
  facts.id = conversation.id;
  facts.kind = conversation.kind;
  facts.title = posts::headline(opening, title_shown);
  if (!opening.language.empty()) facts.language = opening.language;
  if (const auto place = rows.places.find(conversation.place); place != rows.places.end()) facts.place = place->second;
  facts.tags = keys_of(conversation.tags);
  facts.replies = conversation.replies;
  facts.guests = conversation.guests;
  facts.listeners = conversation.listeners;
  facts.opened_at = time_of(conversation.id);
  facts.last_at = conversation.last_at;
  facts.url = origin + "/tables/" + std::to_string(conversation.id.value);
  const std::string written = json::write(facts);
  return {.host = conversation.host,
          .last = conversation.last,
          .title = facts.title,
          .members = written.substr(1, written.size() - 2),
          .guests = std::move(rows.guests[conversation.id])};
}

}  // namespace

std::unordered_map<ConversationId, KeptTable> read_tables(const std::string& origin, sql::Session& db,
                                                          std::span<const ConversationId> tables) {
  auto rows = read_rows(db, tables);
  std::unordered_map<ConversationId, KeptTable> kept;
  for (const auto& conversation : rows.conversations) {
    const auto opening = rows.openings.find(PostId{conversation.id.value});
    if (opening == rows.openings.end()) continue;
    kept.emplace(conversation.id, make_kept(origin, rows, conversation, opening->second));
  }
  return kept;
}

}  // namespace stadt::tables
