#include "ground/traces.hpp"

#include <algorithm>

#include "dialogue/ground_rules.hpp"

namespace stadt::ground {

namespace {

constexpr std::int64_t hour_ms = 3'600'000;

std::span<const Seat> latest(std::span<const Seat> seats, std::size_t most) {
  return seats.last(std::min(seats.size(), most));
}

// One for each subject, with what all of its entries say together.
std::vector<Trace> together(std::vector<Trace> traces) {
  std::ranges::sort(traces, {}, &Trace::subject);
  std::vector<Trace> joined;
  for (const auto& trace : traces) {
    if (joined.empty() || joined.back().subject != trace.subject) {
      joined.push_back(trace);
      continue;
    }
    joined.back().times += trace.times;
    joined.back().last_hour = std::max(joined.back().last_hour, trace.last_hour);
  }
  return joined;
}

std::vector<Trace> tables_of(std::span<const Seat> seats) {
  std::vector<Trace> tables;
  tables.reserve(std::min(seats.size(), most_tables_compared));
  for (const auto& seat : latest(seats, most_tables_compared)) {
    tables.push_back({seat.table, load_member(seat.last_hour), 1});
  }
  return together(std::move(tables));
}

// The tags that are theirs, with the last moment at a table of each.
std::vector<Trace> tags_of(const CitySight& city, const PersonSight& person) {
  std::vector<Trace> tags;
  for (const auto& use : person.tags.view()) {
    const auto contributions = load_member(use.contributions);
    if (contributions >= dialogue::lived_tag_contributions) tags.push_back({use.tag, 0, contributions});
  }
  tags = together(std::move(tags));
  if (tags.empty()) return tags;
  for (const auto& seat : latest(person.seats.view(), most_tables_searched)) {
    const auto hour = load_member(seat.last_hour);
    for (const Number tag : city.table(seat.table).tags.view()) {
      const auto found = std::ranges::lower_bound(tags, tag, {}, &Trace::subject);
      if (found != tags.end() && found->subject == tag) found->last_hour = std::max(found->last_hour, hour);
    }
  }
  return tags;
}

std::vector<Trace> places_of(const CitySight& city, std::span<const Seat> seats) {
  std::vector<Trace> places;
  for (const auto& seat : latest(seats, most_tables_searched)) {
    const auto* line = city.table(seat.table).line();
    if (line && line->place) places.push_back({line->place, load_member(seat.last_hour), 1});
  }
  places = together(std::move(places));
  std::erase_if(places, [](const Trace& place) { return place.times < fewest_tables_of_place; });
  return places;
}

// Those that they show.
std::vector<Trace> memberships_of(const PersonSight& person) {
  std::vector<Trace> places;
  for (const Number place : person.places.view()) places.push_back({place, 0, 1});
  return together(std::move(places));
}

}  // namespace

Traces traces_of(const CitySight& city, Number number) {
  if (number == 0) return {};
  const auto& person = city.person(number);
  const auto seats = person.seats.view();
  return {tables_of(seats), tags_of(city, person), places_of(city, seats), memberships_of(person)};
}

std::vector<Trace> shared(const std::vector<Trace>& one, const std::vector<Trace>& other) {
  std::vector<Trace> both;
  auto mine = one.begin();
  auto theirs = other.begin();
  while (mine != one.end() && theirs != other.end()) {
    if (mine->subject == theirs->subject) {
      both.push_back(
          {mine->subject, std::min(mine->last_hour, theirs->last_hour), std::min(mine->times, theirs->times)});
    }
    const bool mine_is_less = mine->subject <= theirs->subject;
    const bool theirs_is_less = theirs->subject <= mine->subject;
    mine += mine_is_less;
    theirs += theirs_is_less;
  }
  return both;
}

const TableLine* seen_line(const CitySight& city, const Eyes& eyes, Number table) {
  const auto& sight = city.table(table);
  const auto* line = sight.line();
  if (!line || eyes.hides(line->host) || eyes.mutes(sight.id)) return nullptr;
  return line;
}

Time time_of_hour(std::uint32_t hour) { return {static_cast<std::int64_t>(hour) * hour_ms}; }

}  // namespace stadt::ground
