#include "places/members.hpp"

#include <algorithm>
#include <string_view>

#include "base/collect.hpp"
#include "people/store.hpp"
#include "people/ties.hpp"
#include "places/store.hpp"
#include "sight/acquaintances.hpp"
#include "sight/view.hpp"

namespace stadt::places {

namespace {

using enum MembershipState;

Membership known(sql::Session& db, PersonId person, PlaceId place) {
  return places_store::membership(db, person, place).value_or(Membership{.place = place, .person = person});
}

// Whoever is not on speaking terms with a host reads the same as whoever was put out.
bool is_kept_out(sql::Session& db, PersonId person, PlaceId place) {
  const auto hosts = places_store::hosts(db, place);
  const auto sides = people::acquaintances(db, person, hosts);
  return !std::ranges::all_of(sides, &Acquaintance::on_speaking_terms);
}

void record_change(sql::Transaction& transaction, Env& env, PersonId actor, const Membership& former,
                   const Membership& next) {
  Event event{.kind = EventKind::place_joined,
              .actor = next.person.value,
              .object = next.shown ? 1 : 0,
              .target = next.place.value,
              .at = env.now()};
  if (next.state != member) {
    event.kind = former.state == member ? EventKind::place_left : EventKind::entry_changed;
    event.object = 0;
  }
  if (event.kind == EventKind::entry_changed) {
    event.actor = actor.value;
    event.object = next.person.value;
    event.detail = boost::describe::enum_to_string(next.state, "");
  }
  transaction.record(std::move(event));
}

Result<> note_follow(sql::Transaction& transaction, Env& env, EventKind kind, PersonId person, PlaceId place) {
  transaction.record({.kind = kind, .actor = person.value, .target = place.value, .at = env.now()});
  return {};
}

}  // namespace

void settle(sql::Transaction& transaction, Env& env, PersonId actor, const Membership& former, Membership next) {
  if (former.state == next.state && former.shown == next.shown) return;
  next.id = former.state == next.state ? former.id : env.next_id(0);
  if (next.state == none) {
    places_store::delete_membership(transaction, next.person, next.place);
  } else {
    places_store::put_membership(transaction, next);
  }
  const int change = int{next.counts()} - int{former.counts()};
  if (change != 0) places_store::count_members(transaction, next.place, change);
  record_change(transaction, env, actor, former, next);
}

Result<PlaceId> join(sql::Transaction& transaction, Env& env, const Membership& wish) {
  people_store::lock(transaction, {wish.person});
  if (!places_store::lock(transaction, wish.place)) return no_place();
  const auto former = known(transaction, wish.person, wish.place);
  const auto state = former.state == none && is_kept_out(transaction, wish.person, wish.place) ? out : former.state;
  const auto terms = places_store::terms(transaction, wish.place).value_or(PlaceTerms{});
  const bool is_host = places_store::is_host(transaction, wish.place, wish.person);
  Membership next = wish;
  next.state = TRY(transition(state, MembershipAct::join, is_host ? Admission::open : terms.admission));
  // Everybody sees who hosts a place.
  next.shown = wish.shown || is_host;
  if (former.state == none && places_store::count_memberships(transaction, wish.person) >= most_memberships) {
    return fail(ErrorKind::unprocessable, "place.joined_enough",
                "You belong to two hundred places. Leave one before you join another.");
  }
  settle(transaction, env, wish.person, former, next);
  return wish.place;
}

Result<PlaceId> leave(sql::Transaction& transaction, Env& env, PersonId person, PlaceId place) {
  if (!places_store::lock(transaction, place)) return no_place();
  if (places_store::is_host(transaction, place, person)) {
    TRY(remove_host(transaction, env, person, {.place = place, .person = person}));
  }
  const auto former = known(transaction, person, place);
  Membership next = former;
  next.state = TRY(transition(former.state, MembershipAct::leave, Admission::open));
  settle(transaction, env, person, former, next);
  return place;
}

Result<PlaceId> decide_entry(sql::Transaction& transaction, Env& env, PersonId host, const Entry& entry) {
  CHECKED(lock_for_host(transaction, entry.place, host));
  if (!people_store::person(transaction, entry.person)) {
    return fail(ErrorKind::not_found, "not_found", "There is nobody by this id.");
  }
  if (places_store::is_host(transaction, entry.place, entry.person)) {
    return fail(ErrorKind::conflict, "place.is_host", "This person is a host here.");
  }
  const auto former = known(transaction, entry.person, entry.place);
  Membership next = former;
  next.state = TRY(transition(former.state, entry.act, Admission::by_hosts));
  settle(transaction, env, host, former, next);
  return entry.place;
}

Result<PlaceId> follow(sql::Transaction& transaction, Env& env, PersonId person, PlaceId place) {
  people_store::lock(transaction, {person});
  if (!places_store::place(transaction, place)) return no_place();
  if (places_store::count_followed(transaction, person) >= most_followed &&
      !places_store::follows(transaction, person, place)) {
    return fail(ErrorKind::unprocessable, "place.followed_enough",
                "You follow two hundred places. Let one go before you follow another.");
  }
  if (places_store::insert_follow(transaction, person, place, env.next_id(0))) {
    CHECKED(note_follow(transaction, env, EventKind::place_followed, person, place));
  }
  return place;
}

Result<PlaceId> unfollow(sql::Transaction& transaction, Env& env, PersonId person, PlaceId place) {
  if (places_store::delete_follow(transaction, person, place)) {
    CHECKED(note_follow(transaction, env, EventKind::place_unfollowed, person, place));
  }
  return place;
}

Standing standing(sql::Session& db, PersonId person, PlaceId place) {
  const auto membership = known(db, person, place);
  return {.membership = membership.state,
          .shown = membership.shown,
          .following = places_store::follows(db, person, place),
          .hosting = places_store::is_host(db, place, person)};
}

std::unordered_map<PlaceId, Standing> standings(sql::Session& db, PersonId person) {
  std::unordered_map<PlaceId, Standing> all;
  for (const auto& one : places_store::memberships(db, person, places_store::Which::all, most_memberships)) {
    all[one.place].membership = one.state;
    all[one.place].shown = one.shown;
  }
  const auto joined = collect(all, [](const auto& entry) { return entry.first; });
  for (const auto place : places_store::hosted(db, person, joined)) all[place].hosting = true;
  for (const auto place : places_store::followed(db, person)) all[place].following = true;
  return all;
}

std::vector<PersonId> familiar_members(const Sight& sight, PersonId viewer, Time now, PlaceId place) {
  std::vector<PersonId> familiar;
  if (!viewer || !sight.ready()) return familiar;
  const auto city = sight.view();
  const Number number = city->number(place);
  if (number == 0) return familiar;
  const auto& members = city->place(number).members;
  const auto known = acquaintances_of(*city, city->number(viewer), Eyes(*city, viewer), now);
  std::vector<Number> here;
  for (const auto& one : known) {
    if (members.contains(one.person)) here.push_back(one.person);
  }
  for (const Number person : known_among(known, here)) familiar.push_back(city->person(person).id);
  return familiar;
}

}  // namespace stadt::places
