#include "occasions/hearing.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/collect.hpp"
#include "occasions/store.hpp"
#include "people/visible_house.hpp"

namespace stadt::occasions {

namespace {

std::string number_in(std::span<const HouseItem> house) {
  for (const auto& item : house) {
    if (item.kind != ItemKind::reach) continue;
    for (const auto& text : {item.detail, item.text}) {
      if (auto link = telephone(text); !link.empty()) return link;
    }
  }
  return {};
}

OccasionId since_of(Time now) { return OccasionId{first_id_at(now - lasts)}; }

}  // namespace

void Hearing::follow(std::span<const Event> events) {
  const bool changed = std::ranges::any_of(
      events, [](const auto& event) { return event.kind == occasion_told || event.kind == occasion_taken_back; });
  if (changed) told_.drop();
}

Tie Hearing::tie(PersonId listener, PersonId teller) const {
  Tie tie{.self = listener == teller, .resident = bool(listener)};
  if (!listener || tie.self) return tie;
  const auto side = parts_.sight.relation(listener, teller);
  tie.follower = side.following;
  tie.contact = side.contact;
  tie.close = side.contact && side.close;
  return tie;
}

// To whom a thing was told is decided by how they stand now, not then.
std::vector<Told> Hearing::told_to(sql::Session& db, PersonId listener) {
  if (!parts_.sight.ready()) return {};
  const Time now = parts_.env.now();
  const auto all = told_.get([&] { return occasions_store::told(db, living_spans(now), since_of(now), most_told); });
  std::vector<Told> heard;
  for (const auto& one : *all) {
    if (one.person == listener || !lives(time_of(one.id), now)) continue;
    const auto how = tie(listener, one.person);
    const bool is_of_mine = how.contact || how.follower;
    if (!is_of_mine || !may_see(one.audience, how) || parts_.sight.hidden(listener, one.person)) continue;
    heard.push_back(one);
  }
  return heard;
}

std::vector<Told> Hearing::chosen(std::vector<Told> told, PersonId listener, Wish wish) const {
  if (wish == Wish::all) {
    std::ranges::sort(told, std::greater(), &Told::id);
    if (std::ssize(told) > most_listed) told.resize(most_listed);
    return told;
  }
  // How close somebody is, is the listener's own word.
  const auto choice = choose(collect(told, [&](const Told& one) {
    const auto back = parts_.sight.relation(one.person, listener);
    return Heard{one.id, back.contact, back.contact && back.close};
  }));
  const std::unordered_set<OccasionId> wanted(choice.shown.begin(), choice.shown.end());
  std::erase_if(told, [&](const Told& one) { return !wanted.contains(one.id); });
  std::ranges::sort(told, std::greater(), &Told::id);
  return told;
}

OccasionEntity Hearing::entity(const Occasion& occasion, PersonId listener, std::span<const HouseItem> house) const {
  const bool is_own = occasion.person == listener;
  OccasionEntity entity;
  entity.id = occasion.id;
  entity.kind = occasion.kind;
  entity.words = occasion.words;
  entity.told_at = occasion.told_at;
  entity.ends_at = occasion.told_at + lasts;
  if (occasion.changed_at != occasion.told_at) entity.changed_at = occasion.changed_at;
  const auto role = std::ranges::find(house, occasion.item, &HouseItem::id);
  if (occasion.item && role != house.end() && role->kind == ItemKind::role) {
    entity.role = {.text = role->text, .organisation = role->detail};
  }
  if (is_own) {
    entity.audience = occasion.audience;
    entity.changes_until = occasion.told_at + words_change_for;
  } else if (listener) {
    const auto number = number_in(house);
    entity.ways = {.write = true,
                   .call = number.empty() ? std::nullopt : std::optional(number),
                   .arrange = parts_.sight.relation(listener, occasion.person).contact};
  }
  return entity;
}

HeardList Hearing::heard(sql::Session& db, PersonId listener, Wish wish) {
  auto told = told_to(db, listener);
  const auto all = told.size();
  told = chosen(std::move(told), listener, wish);
  HeardList list{.occasions = {}, .more = all - told.size()};
  const auto tellers = collect(told, &Told::person);
  const auto accounts = parts_.accounts.fragments(db, tellers);
  const auto houses = people::shown_to_each_other(db, parts_.sight, listener, tellers);
  std::unordered_map<OccasionId, Occasion> read;
  for (auto& occasion : occasions_store::occasions(db, told)) read.emplace(occasion.id, std::move(occasion));
  for (std::size_t i = 0; i < told.size(); ++i) {
    const auto found = read.find(told[i].id);
    if (found == read.end() || !accounts[i]) continue;
    list.occasions.push_back(entity(found->second, listener, houses[i].theirs));
    list.occasions.back().account = {{*accounts[i]}};
  }
  return list;
}

std::vector<News> Hearing::news(sql::Session& db, PersonId listener, Time since) {
  auto told = chosen(told_to(db, listener), listener, Wish::three_a_week);
  std::erase_if(told, [&](const Told& one) { return time_of(one.id) <= since; });
  auto read = occasions_store::occasions(db, told);
  std::ranges::sort(read, std::greater(), &Occasion::id);
  return collect(read, [](const Occasion& one) { return News{one.person, one.kind, one.told_at}; });
}

std::vector<OccasionEntity> Hearing::of_person(sql::Session& db, PersonId listener, PersonId teller) const {
  const Time now = parts_.env.now();
  const auto account = parts_.accounts.fragments(db, std::span(&teller, 1))[0];
  const bool knows_ties = listener == teller || parts_.sight.ready();
  if (!account || !knows_ties || parts_.sight.hidden(listener, teller)) return {};
  const auto how = tie(listener, teller);
  const auto house = people::visible_house(db, teller, listener);
  std::vector<OccasionEntity> shown;
  for (const auto& occasion : occasions_store::of_person(db, teller, since_of(now), most_at_once)) {
    if (!lives(occasion.told_at, now) || !may_see(occasion.audience, how)) continue;
    shown.push_back(entity(occasion, listener, house));
    shown.back().account = {{*account}};
  }
  return shown;
}

}  // namespace stadt::occasions
