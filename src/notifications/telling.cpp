#include "notifications/telling.hpp"

#include <algorithm>

#include "articles/articles.hpp"
#include "notifications/notifications.hpp"
#include "notifications/rules.hpp"
#include "notifications/store.hpp"
#include "people/people.hpp"
#include "people/ties.hpp"
#include "places/place.hpp"
#include "posts/company.hpp"
#include "sight/post_facts.hpp"

namespace stadt::notifications {

namespace {

using enum NotificationKind;
using notifications_store::Told;
using People = std::vector<PersonId>;

PersonId actor_of(const Event& event) { return PersonId{event.actor}; }
PersonId target_of(const Event& event) { return PersonId{event.target}; }

// Each person once, by rising id, so that two transactions never wait for each other crosswise; of too many the first.
std::vector<Concerned> in_order(const Cause& cause, std::vector<Concerned> people) {
  std::erase_if(people, [&](const Concerned& one) { return !one.owner || one.owner == cause.from; });
  std::ranges::sort(people, {}, &Concerned::owner);
  std::vector<Concerned> each;
  for (const auto& one : people) {
    if (each.empty() || each.back().owner != one.owner) {
      each.push_back(one);
    } else {
      each.back().is_named |= one.is_named;
      each.back().is_answered |= one.is_answered;
    }
  }
  if (each.size() > most_told) each.resize(most_told);
  return each;
}

People owners_of(std::span<const Concerned> people) {
  People owners;
  for (const auto& one : people) owners.push_back(one.owner);
  return owners;
}

std::vector<Told> rows_of(Env& env, const Cause& cause, std::span<const Concerned> people,
                          std::span<const Acquaintance> sides, const std::vector<bool>& is_quiet) {
  std::vector<Told> rows;
  for (std::size_t i = 0; i < people.size(); ++i) {
    const bool is_unwanted = is_quiet[i] && !passes_mutes(cause.kind);
    if (is_unwanted || !may_tell(cause, people[i], sides[i])) continue;
    rows.push_back({people[i].owner, {NotificationId{env.next_id(0)}, cause.kind, cause.from, cause.object}});
  }
  return rows;
}

// Those who were told.
People tell(sql::Transaction& transaction, Env& env, const Cause& cause, std::vector<Concerned> concerned) {
  const auto people = in_order(cause, std::move(concerned));
  if (people.empty()) return {};
  const auto owners = owners_of(people);
  const auto sides = people::acquaintances(transaction, cause.from, owners);
  const auto quiet = notifications_store::is_quiet(transaction, owners, {cause.from, cause.conversation, env.now()});
  People told;
  for (const auto& [owner, row] : notifications_store::insert(transaction, rows_of(env, cause, people, sides, quiet))) {
    told.push_back(owner);
    transaction.record({.kind = EventKind::notified,
                        .actor = cause.from.value,
                        .object = row.id.value,
                        .target = owner.value,
                        .at = env.now(),
                        .detail = std::string(type_of(cause.kind))});
  }
  return told;
}

void tell_target(sql::Transaction& transaction, Env& env, const Event& event, Cause cause) {
  cause.from = actor_of(event);
  tell(transaction, env, cause, {{.owner = target_of(event)}});
}

Cause cause_of(const PostFacts& facts, NotificationKind kind) {
  return {.kind = kind,
          .from = facts.author,
          .object = facts.id.value,
          .conversation = facts.conversation,
          .audience = facts.audience,
          .has_words = facts.has_words};
}

void tell_of_post(sql::Transaction& transaction, Env& env, const PostFacts& facts) {
  std::vector<Concerned> named;
  named.reserve(facts.mentions.size() + 1);
  for (const PersonId person : facts.mentions) named.push_back({.owner = person, .is_named = true});
  if (facts.parent) named.push_back({.owner = facts.parent_author, .is_answered = true});
  const auto told = tell(transaction, env, cause_of(facts, mention), std::move(named));
  if (!is_for_followers(facts)) return;
  std::vector<Concerned> waiting;
  for (const PersonId person : people::followers_to_tell(transaction, facts.author, most_told)) {
    if (std::ranges::find(told, person) == told.end()) waiting.push_back({.owner = person});
  }
  tell(transaction, env, cause_of(facts, status), std::move(waiting));
}

void tell_of_letter(sql::Transaction& transaction, Env& env, const Event& event) {
  const PostId post{event.object};
  const Cause cause{.kind = mention,
                    .from = actor_of(event),
                    .object = post.value,
                    .conversation = posts::conversation_of(transaction, post),
                    .audience = Audience::mentioned};
  tell(transaction, env, cause, {{.owner = target_of(event), .is_named = true}});
}

void tell_of_nod(sql::Transaction& transaction, Env& env, const Event& event) {
  if (event.actor == event.target) return;
  tell_target(transaction, env, event,
              {.kind = favourite,
               .object = event.object,
               .conversation = posts::conversation_of(transaction, PostId{event.object})});
}

void tell_of_boost(sql::Transaction& transaction, Env& env, const PostFacts& facts) {
  const Cause cause{
      .kind = reblog, .from = facts.author, .object = facts.boost_of.value, .conversation = facts.conversation};
  tell(transaction, env, cause, {{.owner = facts.boost_author}});
}

void tell_of_edit(sql::Transaction& transaction, Env& env, const PostFacts& facts) {
  std::vector<Concerned> people;
  for (const PersonId person : posts::boosters(transaction, facts.id, most_told)) people.push_back({.owner = person});
  tell(transaction, env, cause_of(facts, update), std::move(people));
}

Cause cause_of_article(const Event& event, NotificationKind kind) {
  return {.kind = kind, .from = actor_of(event), .object = event.object, .audience = Audience::public_};
}

void tell_of_offer(sql::Transaction& transaction, Env& env, const Event& event) {
  std::vector<Concerned> hosts;
  for (const PersonId host : places::hosts(transaction, PlaceId{event.target})) hosts.push_back({.owner = host});
  tell(transaction, env, cause_of_article(event, article_offered), std::move(hosts));
}

// Its author hears what the hosts have decided.
void tell_of_answer(sql::Transaction& transaction, Env& env, const Event& event) {
  if (event.detail == "withdrawn") return;
  const auto author = articles::author_of_offer(transaction, PlaceId{event.target}, PostId{event.object});
  tell(transaction, env, cause_of_article(event, article_answered), {{.owner = author}});
}

// Other times come as a letter, which tells of itself; what is taken back or ends with a block tells nobody.
std::optional<NotificationKind> kind_of_change(const Event& event) {
  if (event.detail == "accepted") return appointment_accepted;
  if (event.detail == "declined" || event.detail == "cancelled") return appointment_off;
  return std::nullopt;
}

}  // namespace

void tell_of(sql::Transaction& transaction, Env& env, const Event& event) {
  switch (event.kind) {
    case EventKind::posted:
      if (const auto facts = facts_of_event(event); facts && !is_letter(*facts)) {
        tell_of_post(transaction, env, *facts);
      }
      break;
    case EventKind::letter_sent:
      tell_of_letter(transaction, env, event);
      break;
    case EventKind::nodded:
      tell_of_nod(transaction, env, event);
      break;
    case EventKind::boosted:
      if (const auto facts = facts_of_event(event)) tell_of_boost(transaction, env, *facts);
      break;
    case EventKind::post_edited:
      if (const auto facts = facts_of_event(event); facts && counts_in_public(facts->audience)) {
        tell_of_edit(transaction, env, *facts);
      }
      break;
    case EventKind::followed:
      if (event.object != by_own_yes) tell_target(transaction, env, event, {.kind = follow});
      break;
    case EventKind::follow_requested:
      tell_target(transaction, env, event, {.kind = follow_request});
      break;
    case EventKind::request_sent:
      if (event.detail == "inbox") tell_target(transaction, env, event, {.kind = request, .object = event.object});
      break;
    case EventKind::request_changed:
      if (event.detail == "accepted") {
        tell_target(transaction, env, event, {.kind = request_accepted, .object = event.object});
      }
      break;
    case EventKind::article_offered:
      tell_of_offer(transaction, env, event);
      break;
    case EventKind::article_changed:
      tell_of_answer(transaction, env, event);
      break;
    case EventKind::appointment_changed:
      if (const auto kind = kind_of_change(event))
        tell_target(transaction, env, event, {.kind = *kind, .object = event.object});
      break;
    case EventKind::appointment_near:
      tell_target(transaction, env, event, {.kind = appointment_reminder, .object = event.object});
      break;
    default:
      break;
  }
}

}  // namespace stadt::notifications
