#include "feed/place_page.hpp"

#include <algorithm>
#include <unordered_map>

#include "base/collect.hpp"
#include "feed/newest.hpp"
#include "feed/telling.hpp"
#include "sight/view.hpp"

namespace stadt::feed {

namespace {

// What stands at the place and is there for these eyes.
Gathered gathered_at(const CitySight& city, const dialogue::Reading& reading, PlaceId place) {
  Gathered gathered;
  gathered.reading = reading;
  const Number number = city.number(place);
  if (number == 0) return gathered;
  const Eyes eyes(city, reading.viewer);
  const auto tables = city.place(number).tables.view();
  for (const Number one : tables.last(std::min(tables.size(), most_place_tables))) {
    const auto& table = city.table(one);
    const auto* line = table.line();
    if (!line || eyes.hides(line->host) || eyes.mutes(table.id)) continue;
    dialogue::Candidate candidate;
    candidate.table = table.id;
    candidate.host = city.person(line->host).id;
    candidate.grew_at = line->grew_at;
    candidate.pace = line->pace;
    std::ranges::copy(line->quality, candidate.quality.begin());
    gathered.candidates.push_back(candidate);
    gathered.tables.push_back(one);
  }
  gathered.beside.resize(gathered.tables.size());
  gathered.tags.resize(gathered.tables.size());
  gathered.known = acquaintances_of(city, city.number(reading.viewer), eyes, reading.now);
  return gathered;
}

std::vector<dialogue::Placed> by_score(const Gathered& gathered, std::size_t limit) {
  std::vector<dialogue::Placed> placed;
  placed.reserve(gathered.candidates.size());
  for (std::uint32_t i = 0; i < gathered.candidates.size(); ++i) {
    placed.push_back({.candidate = i, .score = dialogue::terms_of(gathered.candidates[i], gathered.reading.now).sum()});
  }
  std::ranges::stable_sort(placed, std::ranges::greater(), &dialogue::Placed::score);
  placed.resize(std::min(placed.size(), limit));
  return placed;
}

std::vector<Told> told_from_memory(const CitySight& city, const dialogue::Reading& reading, PlaceId place,
                                   std::size_t limit) {
  const auto gathered = gathered_at(city, reading, place);
  return collect(by_score(gathered, limit),
                 [&](const dialogue::Placed& placed) { return told_of(city, gathered, placed); });
}

// A table of which nothing was kept yet has just been opened: it counts by its age alone.
std::vector<Told> told_from_sql(sql::Session& db, const dialogue::Reading& reading, PlaceId place, std::size_t limit) {
  const auto rows = feed_store::newest(
      db, {.place = place, .above = 0, .below = INT64_MAX, .limit = static_cast<int>(most_place_tables)});
  const auto tables = collect(rows, &feed_store::NewestTable::table);
  std::unordered_map<ConversationId, feed_store::StoredQuality> kept;
  for (auto& one : feed_store::qualities(db, tables)) kept.emplace(one.table, std::move(one));
  const TableEyes eyes(db, reading.viewer, collect(rows, &feed_store::NewestTable::host), tables);
  std::vector<Told> told;
  for (const auto& row : rows) {
    if (!eyes.see(row.host, row.table)) continue;
    auto [stored, is_new] = kept.try_emplace(row.table);
    if (is_new) stored->second.grew_at = time_of(row.table);
    stored->second.table = row.table;
    stored->second.host = row.host;
    stored->second.guests = row.guests;
    told.push_back(told_of(stored->second, reading.now));
  }
  std::ranges::stable_sort(told, std::ranges::greater(), [](const Told& one) { return one.terms.sum(); });
  told.resize(std::min(told.size(), limit));
  return told;
}

}  // namespace

std::vector<Reasoned> place_page(const FeedParts& parts, sql::Session& db, PersonId viewer, PlaceId place,
                                 std::size_t limit) {
  const dialogue::Reading reading{.viewer = viewer, .now = parts.posts.env.now()};
  std::vector<Told> told;
  if (parts.posts.sight.ready()) {
    const auto city = parts.posts.sight.view();
    told = told_from_memory(*city, reading, place, limit);
  } else {
    told = told_from_sql(db, reading, place, limit);
  }
  return reasoned(parts, db, told);
}

}  // namespace stadt::feed
