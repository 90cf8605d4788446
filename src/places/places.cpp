#include "places/places.hpp"

#include <algorithm>

#include "people/people.hpp"
#include "people/rules.hpp"
#include "people/store.hpp"
#include "places/members.hpp"
#include "places/store.hpp"
#include "text/clean.hpp"
#include "text/markup.hpp"

namespace stadt::places {

namespace {

// `what` says that nothing changed which stands elsewhere, too: "opened", "hosts".
void record(sql::Transaction& transaction, Env& env, EventKind kind, PersonId actor, PlaceId place,
            std::string what = {}) {
  transaction.record(
      {.kind = kind, .actor = actor.value, .object = place.value, .at = env.now(), .detail = std::move(what)});
}

Result<Role> role_of(sql::Session& db, PersonId id) {
  const auto person = people_store::person(db, id);
  if (!person) return fail(ErrorKind::forbidden, "people.gone", "This account cannot open a place.");
  return person->role;
}

}  // namespace

std::unexpected<Error> no_place() { return fail(ErrorKind::not_found, "not_found", "There is no such place."); }

std::optional<Place> find(sql::Session& db, PlaceId id) { return places_store::place(db, id); }

std::vector<Place> find_all(sql::Session& db, std::span<const PlaceId> ids) { return places_store::places(db, ids); }

std::optional<Place> by_handle(sql::Session& db, std::string_view handle) {
  const auto id = places_store::by_handle(db, handle);
  return id ? places_store::place(db, *id) : std::nullopt;
}

std::optional<Place> named(sql::Session& db, std::string_view name) {
  const auto id = parse_id(name);
  return id ? places_store::place(db, PlaceId{*id}) : by_handle(db, name);
}

std::vector<PersonId> hosts(sql::Session& db, PlaceId id) { return places_store::hosts(db, id); }

std::vector<PersonId> all_hosts(sql::Session& db) { return places_store::all_hosts(db); }

Result<PlaceText> checked(PlaceText text, const std::string& origin) {
  if (text.name) {
    text.name = TRY(text::clean_line("name", *text.name, name_characters));
    if (text.name->empty()) return fail(ErrorKind::unprocessable, "place.name", "A place needs a name.");
  }
  if (text.line) text.line = TRY(text::clean_line("line", *text.line, line_characters));
  if (text.house_rule) {
    text.house_rule = TRY(text::clean_text("house_rule", *text.house_rule, house_rule_characters));
    text.house_rule_html =
        text::render(*text.house_rule, {.format = text::Format::markdown, .origin = origin, .find_person = {}}).html;
  }
  return text;
}

Result<PlaceId> open(sql::Transaction& transaction, Env& env, const Opening& opening, PersonId host) {
  people_store::lock(transaction, {host});
  const auto role = TRY(role_of(transaction, host));
  const int lately = places_store::count_opened(transaction, host, env.now() - opened_counts_for);
  CHECKED(check_opening(opening.kind, role, lately));
  return establish(transaction, env, opening, host);
}

Result<PlaceId> establish(sql::Transaction& transaction, Env& env, const Opening& opening, PersonId host) {
  if (!opening.text.name) return fail(ErrorKind::unprocessable, "place.name", "A place needs a name.");
  const Place place{.id = env.make_id<PlaceId>(),
                    .handle = TRY(checked_handle(opening.handle)),
                    .kind = opening.kind,
                    .name = *opening.text.name,
                    .line = opening.text.line.value_or(""),
                    .created_at = env.now()};
  if (!places_store::claim_handle(transaction, place.handle, place.id)) {
    return fail(ErrorKind::unprocessable, "place.taken", "There is a place of this handle already.");
  }
  places_store::insert(transaction, place);
  places_store::update(transaction, place,
                       {.house_rule = opening.text.house_rule.value_or(""),
                        .house_rule_html = opening.text.house_rule_html,
                        .admission = opening.text.admission.value_or(Admission::open)});
  places_store::insert_host(transaction, place.id, host, 0);
  places_store::note_opened(transaction, host, place.id, env.now());
  record(transaction, env, EventKind::place_changed, host, place.id, "opened");
  settle(transaction, env, host, {.place = place.id, .person = host},
         {.place = place.id, .person = host, .state = MembershipState::member});
  return place.id;
}

Result<PlaceId> change(sql::Transaction& transaction, Env& env, PersonId host, PlaceId id, const PlaceText& text) {
  CHECKED(lock_for_host(transaction, id, host));
  auto place = places_store::place(transaction, id);
  auto terms = places_store::terms(transaction, id);
  if (!place || !terms) return no_place();
  place->name = text.name.value_or(place->name);
  place->line = text.line.value_or(place->line);
  terms->admission = text.admission.value_or(terms->admission);
  if (text.house_rule) {
    terms->house_rule = *text.house_rule;
    terms->house_rule_html = text.house_rule_html;
  }
  places_store::update(transaction, *place, *terms);
  record(transaction, env, EventKind::place_changed, host, id);
  return id;
}

Result<PlaceId> close(sql::Transaction& transaction, Env& env, PersonId host, PlaceId id) {
  CHECKED(lock_for_host(transaction, id, host));
  places_store::close(transaction, id, env.now());
  record(transaction, env, EventKind::place_closed, host, id);
  return id;
}

bool may_host(sql::Session& db, PlaceId place, PersonId person) {
  if (!person) return false;
  if (places_store::is_host(db, place, person)) return true;
  const auto role = role_of(db, person);
  return role && *role >= Role::moderator;
}

Result<> lock_for_host(sql::Transaction& transaction, PlaceId place, PersonId host) {
  if (!places_store::lock(transaction, place)) return no_place();
  if (may_host(transaction, place, host)) return {};
  return fail(ErrorKind::forbidden, "place.hosts_only", "Only the hosts of this place do that.");
}

Result<PlaceId> add_host(sql::Transaction& transaction, Env& env, PersonId host, const Membership& member) {
  CHECKED(lock_for_host(transaction, member.place, host));
  const auto membership = places_store::membership(transaction, member.person, member.place);
  if (!membership || !membership->counts()) {
    return fail(ErrorKind::unprocessable, "place.host_is_member",
                "Only members who show that they are can become hosts.");
  }
  const auto hosts = places_store::hosts(transaction, member.place);
  if (std::ssize(hosts) >= most_hosts) {
    return fail(ErrorKind::unprocessable, "place.hosts_enough", "A place has twelve hosts at most.");
  }
  // Behind all others: those of one minute stand by their ids.
  const auto position = (env.now().ms - id_epoch_ms) / std::chrono::milliseconds(std::chrono::minutes(1)).count();
  if (places_store::insert_host(transaction, member.place, member.person, position)) {
    record(transaction, env, EventKind::place_changed, host, member.place, "hosts");
  }
  return member.place;
}

Result<PlaceId> remove_host(sql::Transaction& transaction, Env& env, PersonId host, const Membership& member) {
  CHECKED(lock_for_host(transaction, member.place, host));
  const auto hosts = places_store::hosts(transaction, member.place);
  if (std::ranges::find(hosts, member.person) == hosts.end()) return member.place;
  if (hosts.size() == 1) {
    return fail(ErrorKind::conflict, "place.last_host",
                "The last host stays. Make somebody else a host first, or close the place.");
  }
  places_store::delete_host(transaction, member.place, member.person);
  record(transaction, env, EventKind::place_changed, host, member.place, "hosts");
  return member.place;
}

Result<> check_speech(sql::Transaction& transaction, const Speech& speech) {
  const auto place = places_store::place(transaction, speech.place);
  if (!place) return speech.opens ? Result<>(no_place()) : Result<>();
  SpeakerFacts facts{.kind = place->kind, .links_away = speech.links_away};
  facts.is_host = places_store::is_host(transaction, place->id, speech.speaker);
  if (!speech.opens) return check_words(facts);
  const auto membership = places_store::membership(transaction, speech.speaker, place->id);
  facts.is_member = membership && membership->state == MembershipState::member;
  return check_table(facts);
}

}  // namespace stadt::places
