#include "notifications/notifications.hpp"
#include "notifications/rules.hpp"
#include "notifications/store.hpp"
#include "notifications/telling.hpp"
#include "people/people.hpp"
#include "places/place.hpp"
#include "posts/company.hpp"

namespace stadt::notifications {

namespace {

using enum NotificationKind;
using notifications_store::Told;

PersonId actor_of(const Event& event) { return PersonId{event.actor}; }
PersonId target_of(const Event& event) { return PersonId{event.target}; }

// What the actor caused and the target was told.
void take_back_one(sql::Transaction& transaction, const Event& event, NotificationKind kind, std::int64_t object = 0) {
  const Told row{target_of(event), {.id = {}, .kind = kind, .from = actor_of(event), .object = object}};
  notifications_store::take_back(transaction, std::span(&row, 1));
}

// Taken back by its sender, or ended from the side of its addressee.
void take_back_request(sql::Transaction& transaction, const Event& event) {
  const bool by_sender = event.detail == "withdrawn";
  if (!by_sender && event.detail != "ended") return;
  notifications_store::take_back_all(transaction, by_sender ? target_of(event) : actor_of(event), request,
                                     event.object);
}

// Who was glad of it, or reminded of it, is not any more.
void take_back_appointment(sql::Transaction& transaction, const Event& event) {
  if (event.detail != "cancelled" && event.detail != "ended") return;
  for (const PersonId owner : {actor_of(event), target_of(event)}) {
    for (const auto kind : {appointment_accepted, appointment_reminder}) {
      notifications_store::take_back_all(transaction, owner, kind, event.object);
    }
  }
}

// What its author told with it, and what others did with it.
void take_back_post(sql::Transaction& transaction, const PostFacts& facts) {
  std::vector<Told> rows;
  const auto add = [&](PersonId owner, NotificationKind kind) {
    rows.push_back({owner, {.id = {}, .kind = kind, .from = facts.author, .object = facts.id.value}});
  };
  for (const PersonId person : facts.mentions) add(person, mention);
  if (facts.parent) add(facts.parent_author, mention);
  if (is_for_followers(facts)) {
    for (const PersonId person : people::followers_to_tell(transaction, facts.author, most_told)) add(person, status);
  }
  if (counts_in_public(facts.audience)) {
    for (const PersonId person : posts::boosters(transaction, facts.id, most_told)) add(person, update);
  }
  notifications_store::take_back(transaction, rows);
  for (const auto kind : {favourite, reblog}) {
    notifications_store::take_back_all(transaction, facts.author, kind, facts.id.value);
  }
}

// An offer that is no more is nobody's to answer.
void take_back_offer(sql::Transaction& transaction, const Event& event) {
  if (event.detail != "withdrawn") return;
  std::vector<Told> rows;
  for (const PersonId host : places::hosts(transaction, PlaceId{event.target})) {
    rows.push_back({host, {.id = {}, .kind = article_offered, .from = actor_of(event), .object = event.object}});
  }
  notifications_store::take_back(transaction, rows);
}

}  // namespace

void take_back(sql::Transaction& transaction, const Event& event) {
  switch (event.kind) {
    case EventKind::unnodded:
      take_back_one(transaction, event, favourite, event.object);
      break;
    case EventKind::unboosted:
      if (const auto facts = facts_of_event(event)) take_back_one(transaction, event, reblog, facts->boost_of.value);
      break;
    case EventKind::followed:
    case EventKind::follow_rejected:
      take_back_one(transaction, event, follow_request);
      break;
    case EventKind::unfollowed:
      take_back_one(transaction, event, follow);
      break;
    case EventKind::request_changed:
      take_back_request(transaction, event);
      break;
    case EventKind::article_changed:
      take_back_offer(transaction, event);
      break;
    case EventKind::appointment_changed:
      take_back_appointment(transaction, event);
      break;
    case EventKind::post_deleted:
      if (const auto facts = facts_of_event(event)) take_back_post(transaction, *facts);
      break;
    case EventKind::blocked:
      notifications_store::forget_person(transaction, actor_of(event), target_of(event));
      notifications_store::forget_person(transaction, target_of(event), actor_of(event));
      break;
    case EventKind::muted:
      notifications_store::forget_muted(transaction, actor_of(event), target_of(event));
      break;
    default:
      break;
  }
}

}  // namespace stadt::notifications
