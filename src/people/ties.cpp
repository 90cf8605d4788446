#include "people/ties.hpp"

#include "people/people.hpp"
#include "people/store.hpp"
#include "people/tie_store.hpp"

namespace stadt::people {

namespace {

Event event(EventKind kind, Env& env, PersonId actor, PersonId target, Closeness closeness = {}) {
  return {.kind = kind,
          .actor = actor.value,
          .object = static_cast<std::int64_t>(closeness),
          .target = target.value,
          .at = env.now()};
}

void know(sql::Transaction& transaction, Env& env, PersonId person, PersonId other) {
  if (!tie_store::insert_contact(transaction, person, other, env.now(), env.next_id(0))) return;
  transaction.record(event(EventKind::contact_made, env, person, other, Closeness::contact));
}

// As if the other had said yes: a contact needs no further permission.
void follow_contact(sql::Transaction& transaction, Env& env, PersonId person, PersonId other, std::int64_t yes) {
  const auto state = people_store::follow_state(transaction, person, other);
  if (state == FollowState::following) return;
  if (state == FollowState::requested) {
    people_store::accept_follow(transaction, person, other);
  } else {
    people_store::insert_follow(transaction, {.follower = person,
                                              .target = other,
                                              .state = FollowState::following,
                                              .boosts = true,
                                              .notify = false,
                                              .languages = {},
                                              .id = env.next_id(0)});
  }
  people_store::count_follow(transaction, person, other, 1);
  Event followed = event(EventKind::followed, env, person, other);
  followed.object = yes;
  transaction.record(std::move(followed));
}

}  // namespace

Result<> make_contact(sql::Transaction& transaction, Env& env, PersonId one, PersonId other) {
  people_store::lock(transaction, {one, other});
  if (people_store::blocks(transaction, one, other) || people_store::blocks(transaction, other, one)) {
    return fail(ErrorKind::not_found, "not_found", "There is nobody by this id.");
  }
  know(transaction, env, one, other);
  know(transaction, env, other, one);
  follow_contact(transaction, env, one, other, 0);
  follow_contact(transaction, env, other, one, by_own_yes);
  return {};
}

bool end_contact(sql::Transaction& transaction, Env& env, PersonId one, PersonId other) {
  people_store::lock(transaction, {one, other});
  if (!tie_store::delete_contact(transaction, one, other)) return false;
  tie_store::delete_contact(transaction, other, one);
  transaction.record(event(EventKind::contact_ended, env, one, other));
  transaction.record(event(EventKind::contact_ended, env, other, one));
  return true;
}

Result<> set_closeness(sql::Transaction& transaction, Env& env, PersonId person, PersonId other, Closeness closeness) {
  if (!tie_store::set_closeness(transaction, person, other, closeness)) {
    return fail(ErrorKind::not_found, "not_found", "This person is no contact of yours.");
  }
  transaction.record(event(EventKind::closeness_set, env, person, other, closeness));
  return {};
}

void note_answer(sql::Transaction& transaction, PersonId from, PersonId to, int change, Time at) {
  tie_store::note_words(transaction, from, std::span(&to, 1), {.answers = change, .letters = 0, .at = at});
}

void note_letter(sql::Transaction& transaction, PersonId from, PersonId to, Time at) {
  note_letters(transaction, from, std::span(&to, 1), at);
}

void note_letters(sql::Transaction& transaction, PersonId from, std::span<const PersonId> to, Time at) {
  tie_store::note_words(transaction, from, to, {.answers = 0, .letters = 1, .at = at});
}

std::vector<Contact> contacts(sql::Session& db, PersonId person, std::int64_t before, int limit) {
  return tie_store::contacts(db, person, before, limit);
}

std::vector<Acquaintance> acquaintances(sql::Session& db, PersonId person, std::span<const PersonId> others) {
  return tie_store::acquaintances(db, person, others);
}

Acquaintance acquaintance(sql::Session& db, PersonId person, PersonId other) {
  return acquaintances(db, person, std::span(&other, 1))[0];
}

}  // namespace stadt::people
