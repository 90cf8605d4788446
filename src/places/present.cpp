#include "places/present.hpp"

#include <algorithm>
#include <unordered_map>

#include "base/collect.hpp"
#include "people/beholder.hpp"
#include "places/store.hpp"
#include "sight/hidden.hpp"
#include "sight/view.hpp"

namespace stadt::places {

namespace {

// The latest tables of a place tell when somebody last spoke there.
constexpr std::size_t tables_looked_at = 64;

std::optional<Time> last_word(const CitySight& city, const Eyes& eyes, PlaceId id) {
  const Number place = city.number(id);
  if (place == 0) return std::nullopt;
  const auto tables = city.place(place).tables.view();
  PostId last;
  for (const Number table : tables.last(std::min(tables.size(), tables_looked_at))) {
    const auto* line = city.table(table).line();
    if (line && !eyes.hides(line->host)) last = std::max(last, line->last);
  }
  return last ? std::optional(time_of(last)) : std::nullopt;
}

std::vector<std::optional<Time>> last_words(const PlacesParts& parts, sql::Session& db, PersonId viewer,
                                            std::span<const PlaceId> places) {
  if (parts.sight.ready()) {
    const auto city = parts.sight.view();
    const Eyes eyes(*city, viewer);
    return collect(places, [&](PlaceId id) { return last_word(*city, eyes, id); });
  }
  const auto spoken = places_store::spoken_last(db, places, tables_looked_at);
  const people::Beholder beholder(db, nullptr, viewer, collect(spoken, &places_store::LastSpoken::host));
  std::unordered_map<PlaceId, PostId> last;
  for (const auto& one : spoken) {
    if (!beholder.hides(one.host)) last[one.place] = std::max(last[one.place], one.last);
  }
  return collect(places, [&](PlaceId id) {
    const auto found = last.find(id);
    return found == last.end() ? std::nullopt : std::optional(time_of(found->second));
  });
}

std::vector<PersonId> seen_by(const PlacesParts& parts, sql::Session& db, PersonId viewer,
                              std::vector<PersonId> people) {
  const people::Beholder beholder(db, parts.sight, viewer, people);
  std::erase_if(people, [&](PersonId one) { return beholder.hides(one); });
  return people;
}

SpeakerFacts facts_of(const Place& place, const Standing& standing) {
  return {.kind = place.kind,
          .is_host = standing.hosting,
          .is_member = standing.membership == MembershipState::member,
          .links_away = false};
}

}  // namespace

Result<PlacePage> page(const PlacesParts& parts, sql::Session& db, PersonId viewer, PlaceId id) {
  const auto place = places_store::place(db, id);
  const auto terms = places_store::terms(db, id);
  if (!place || !terms) return no_place();
  PlacePage page{.place = *place,
                 .hosts = {},
                 .house_rule = terms->house_rule,
                 .house_rule_html = terms->house_rule_html,
                 .admission = terms->admission,
                 .members = terms->members,
                 .familiar = std::nullopt,
                 .you = std::nullopt};
  page.hosts.text = account_list(parts.accounts, db, seen_by(parts, db, viewer, places_store::hosts(db, id)));
  if (!viewer) return page;
  page.you = standing(db, viewer, id);
  page.may_host = may_host(db, id, viewer);
  page.may_open_tables = check_table(facts_of(*place, *page.you)).has_value();
  auto known = familiar_members(parts.sight, viewer, parts.env.now(), id);
  if (known.empty()) return page;
  const auto count = std::ssize(known);
  known.resize(std::min(known.size(), familiar_shown));
  page.familiar = {{.count = count, .people = {{account_list(parts.accounts, db, known)}}}};
  return page;
}

std::vector<ListedPlace> listed(const PlacesParts& parts, sql::Session& db, PersonId viewer,
                                std::span<const Place> places) {
  const auto ids = collect(places, &Place::id);
  std::unordered_map<PlaceId, std::int64_t> counts;
  for (const auto& [id, members] : places_store::members_of(db, ids)) counts[id] = members;
  const auto own = viewer ? standings(db, viewer) : std::unordered_map<PlaceId, Standing>();
  const auto spoken = last_words(parts, db, viewer, ids);
  std::vector<ListedPlace> all;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const auto& place = places[i];
    ListedPlace entry{place, counts[place.id], spoken[i], std::nullopt};
    if (const auto found = own.find(place.id); found != own.end()) entry.you = found->second;
    all.push_back(std::move(entry));
  }
  return all;
}

std::vector<Member> members(const PlacesParts& parts, sql::Session& db, PersonId viewer,
                            std::span<const Membership> memberships) {
  if (memberships.empty()) return {};
  const auto people = collect(memberships, &Membership::person);
  const people::Beholder beholder(db, parts.sight, viewer, people);
  const auto fragments = parts.accounts.fragments(db, people);
  const auto hosts = places_store::hosts(db, memberships.front().place);
  std::vector<Member> all;
  for (std::size_t i = 0; i < memberships.size(); ++i) {
    const auto& one = memberships[i];
    if (!fragments[i] || beholder.hides(one.person)) continue;
    all.push_back({.account = {{*fragments[i]}},
                   .state = one.state,
                   .shown = one.shown,
                   .hosting = std::ranges::find(hosts, one.person) != hosts.end(),
                   .since = time_of(one.id)});
  }
  return all;
}

std::vector<ListedPlace> of_person(const PlacesParts& parts, sql::Session& db, PersonId viewer, PersonId person) {
  const auto which = viewer == person ? places_store::Which::all : places_store::Which::shown;
  const auto memberships = places_store::memberships(db, person, which, most_memberships);
  const auto found = find_all(db, collect(memberships, &Membership::place));
  return listed(parts, db, viewer, found);
}

}  // namespace stadt::places
