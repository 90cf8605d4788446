#include "people/people.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "people/rules.hpp"
#include "people/store.hpp"
#include "people/ties.hpp"
#include "text/clean.hpp"

namespace stadt::people {

namespace {

constexpr int note_characters = 2000;
constexpr std::int64_t longest_mute_s = 10LL * 365 * 24 * 3600;

std::unexpected<Error> nobody() { return fail(ErrorKind::not_found, "not_found", "There is nobody by this id."); }

// The other person of an action: there, somebody else, and on speaking terms.
Result<Person> somebody(sql::Transaction& transaction, PersonId person, PersonId target) {
  people_store::lock(transaction, {person, target});
  auto other = people_store::person(transaction, target);
  if (!other || other->state == PersonState::gone || other->state == PersonState::suspended) return nobody();
  if (people_store::blocks(transaction, target, person)) return nobody();
  if (person == target) {
    return fail(ErrorKind::unprocessable, "people.oneself", "This takes another person than oneself.");
  }
  return std::move(*other);
}

Event event(EventKind kind, Env& env, PersonId actor, PersonId target) {
  return {.kind = kind, .actor = actor.value, .object = 0, .target = target.value, .at = env.now()};
}

// Deletes a follow, counts it and says so; nothing happens if there was none.
void end_follow(sql::Transaction& transaction, Env& env, PersonId follower, PersonId target) {
  const auto state = people_store::delete_follow(transaction, follower, target);
  if (!state) return;
  if (*state == FollowState::following) people_store::count_follow(transaction, follower, target, -1);
  const auto kind = *state == FollowState::following ? EventKind::unfollowed : EventKind::follow_rejected;
  transaction.record(event(kind, env, follower, target));
}

template <typename T>
void set_if(T& field, const std::optional<T>& wish) {
  if (wish) field = *wish;
}

void apply_change(Person& person, const ProfileChange& change) {
  set_if(person.name, change.name);
  set_if(person.pronouns, change.pronouns);
  set_if(person.line, change.line);
  set_if(person.bio, change.bio);
  set_if(person.bio_html, change.bio_html);
  set_if(person.region, change.region);
  set_if(person.time_zone, change.time_zone);
  set_if(person.language, change.language);
  set_if(person.locked, change.locked);
  set_if(person.bot, change.bot);
  set_if(person.discoverable, change.discoverable);
  set_if(person.indexable, change.indexable);
  set_if(person.hide_collections, change.hide_collections);
  set_if(person.overheard, change.overheard);
  set_if(person.avatar, change.avatar);
  set_if(person.header, change.header);
  set_if(person.default_audience, change.default_audience);
  set_if(person.default_language, change.default_language);
  set_if(person.default_sensitive, change.default_sensitive);
}

DroppedPictures dropped_by(const Person& person, const ProfileChange& change) {
  DroppedPictures dropped;
  if (change.avatar && *change.avatar != person.avatar && !person.avatar.empty()) dropped.push_back(person.avatar);
  if (change.header && *change.header != person.header && !person.header.empty()) dropped.push_back(person.header);
  return dropped;
}

// What stood before keeps its id, once; everything else gets one of its own.
void give_ids(Env& env, std::span<const people_store::OwnedItem> before, std::vector<HouseItem>& items) {
  std::vector<ItemId> known;
  for (const auto& owned : before) known.push_back(owned.item.id);
  for (auto& item : items) {
    if (std::erase(known, item.id) == 0) item.id = env.make_id<ItemId>();
  }
}

std::vector<HouseItem> items_after(std::span<const people_store::OwnedItem> before, const ProfileChange& change) {
  if (change.items) return *change.items;
  std::vector<HouseItem> items;
  for (const auto& owned : before) {
    if (owned.item.kind != ItemKind::field) items.push_back(owned.item);
  }
  items.insert(items.end(), change.fields->begin(), change.fields->end());
  return items;
}

}  // namespace

Result<PersonId> arrive(sql::Transaction& transaction, Env& env, const Arrival& arrival) {
  const people_store::NewPerson person{.id = env.make_id<PersonId>(),
                                       .handle = arrival.handle,
                                       .email = arrival.email,
                                       .password = arrival.password_hash,
                                       .language = arrival.language,
                                       .reason = arrival.reason,
                                       .name = arrival.name,
                                       .at = env.now()};
  const auto taken = people_store::claim(transaction, person);
  if (taken.handle || taken.email) {
    Error error{ErrorKind::unprocessable, "people.taken", "This handle or e-mail address is taken already."};
    if (taken.handle) error.details.push_back({"username", "ERR_TAKEN", "This handle is taken. Choose another one."});
    if (taken.email) error.details.push_back({"email", "ERR_TAKEN", "Somebody arrived with this address already."});
    return fail(std::move(error));
  }
  people_store::insert(transaction, person);
  transaction.record(event(EventKind::person_arrived, env, person.id, {}));
  return person.id;
}

Result<> give_role(sql::Transaction& transaction, PersonId person, Role role) {
  people_store::set_role(transaction, person, role);
  transaction.record({.kind = EventKind::person_changed, .actor = person.value});
  return {};
}

Result<DroppedPictures> change_profile(sql::Transaction& transaction, Env& env, PersonId id,
                                       const ProfileChange& change) {
  people_store::lock(transaction, {id});
  auto person = people_store::person(transaction, id);
  if (!person) return nobody();
  DroppedPictures dropped = dropped_by(*person, change);
  apply_change(*person, change);
  person->updated_at = env.now();
  people_store::update(transaction, *person);
  if (change.items || change.fields) {
    const auto before = people_store::items(transaction, std::span(&id, 1));
    auto items = TRY(checked_items(items_after(before, change)));
    give_ids(env, before, items);
    people_store::replace_items(transaction, id, items);
  }
  transaction.record(event(EventKind::person_changed, env, id, {}));
  return dropped;
}

Result<> follow(sql::Transaction& transaction, Env& env, PersonId person, PersonId target, const FollowWish& wish) {
  const Person other = TRY(somebody(transaction, person, target));
  if (people_store::blocks(transaction, person, target)) {
    return fail(ErrorKind::unprocessable, "people.blocked", "You have blocked this person. Lift the block first.");
  }
  if (wish.languages) CHECKED(check_languages(*wish.languages));
  people_store::Follow follow{.follower = person,
                              .target = target,
                              .state = other.locked ? FollowState::requested : FollowState::following,
                              .boosts = wish.boosts.value_or(true),
                              .notify = wish.notify.value_or(false),
                              .languages = wish.languages ? fmt::format("{}", fmt::join(*wish.languages, ",")) : "",
                              .id = env.next_id(0)};
  if (!people_store::insert_follow(transaction, follow)) {
    if (wish.boosts || wish.notify || wish.languages) people_store::update_follow(transaction, follow);
    return {};
  }
  const bool at_once = follow.state == FollowState::following;
  if (at_once) people_store::count_follow(transaction, person, target, 1);
  transaction.record(event(at_once ? EventKind::followed : EventKind::follow_requested, env, person, target));
  return {};
}

std::vector<PersonId> followers_to_tell(sql::Session& db, PersonId person, int limit) {
  return people_store::followers_to_tell(db, person, limit);
}

Result<> unfollow(sql::Transaction& transaction, Env& env, PersonId person, PersonId target) {
  people_store::lock(transaction, {person, target});
  if (!people_store::person(transaction, target)) return nobody();
  end_follow(transaction, env, person, target);
  return {};
}

Result<> accept_follow(sql::Transaction& transaction, Env& env, PersonId person, PersonId follower) {
  people_store::lock(transaction, {person, follower});
  if (!people_store::accept_follow(transaction, follower, person)) {
    return fail(ErrorKind::not_found, "not_found", "There is no request of this person.");
  }
  people_store::count_follow(transaction, follower, person, 1);
  Event followed = event(EventKind::followed, env, follower, person);
  followed.object = by_own_yes;
  transaction.record(std::move(followed));
  return {};
}

Result<> remove_follower(sql::Transaction& transaction, Env& env, PersonId person, PersonId follower) {
  return unfollow(transaction, env, follower, person);
}

Result<> block(sql::Transaction& transaction, Env& env, PersonId person, PersonId target) {
  people_store::lock(transaction, {person, target});
  if (!people_store::person(transaction, target)) return nobody();
  if (person == target) return fail(ErrorKind::unprocessable, "people.oneself", "Nobody blocks themselves.");
  end_follow(transaction, env, person, target);
  end_follow(transaction, env, target, person);
  end_contact(transaction, env, person, target);
  if (people_store::insert_block(transaction, person, target, env.next_id(0))) {
    transaction.record(event(EventKind::blocked, env, person, target));
  }
  return {};
}

Result<> unblock(sql::Transaction& transaction, Env& env, PersonId person, PersonId target) {
  if (!people_store::person(transaction, target)) return nobody();
  if (people_store::delete_block(transaction, person, target)) {
    transaction.record(event(EventKind::unblocked, env, person, target));
  }
  return {};
}

Result<> mute(sql::Transaction& transaction, Env& env, PersonId person, PersonId target, const MuteWish& wish) {
  TRY(somebody(transaction, person, target));
  const std::int64_t seconds = std::clamp<std::int64_t>(wish.seconds, 0, longest_mute_s);
  const Time until = seconds == 0 ? Time{} : env.now() + std::chrono::seconds(seconds);
  people_store::put_mute(transaction, person, target, wish.notifications, until, env.next_id(0));
  Event muted = event(EventKind::muted, env, person, target);
  muted.object = until.ms;
  transaction.record(std::move(muted));
  return {};
}

Result<> unmute(sql::Transaction& transaction, Env& env, PersonId person, PersonId target) {
  if (!people_store::person(transaction, target)) return nobody();
  if (people_store::delete_mute(transaction, person, target)) {
    transaction.record(event(EventKind::unmuted, env, person, target));
  }
  return {};
}

Result<> put_note(sql::Transaction& transaction, PersonId person, PersonId target, const std::string& note) {
  TRY(somebody(transaction, person, target));
  people_store::put_note(transaction, person, target, TRY(text::clean_text("comment", note, note_characters)));
  return {};
}

std::vector<PersonId> who_look_after_the_city(sql::Session& db) { return people_store::with_roles(db); }

std::unordered_map<PersonId, Person> by_id(sql::Session& db, std::span<const PersonId> people) {
  std::unordered_map<PersonId, Person> found;
  for (auto& person : people_store::people(db, people)) found.emplace(person.id, std::move(person));
  return found;
}

bool wants_to_be_found(const Person& person) {
  return person.state == PersonState::active && person.discoverable && !person.bot;
}

}  // namespace stadt::people
