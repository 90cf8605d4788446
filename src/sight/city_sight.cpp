#include "sight/city_sight.hpp"

namespace stadt {

namespace {

constexpr std::int64_t close_contact = 2;  // people/relation.hpp: Closeness

}  // namespace

void CitySight::apply(const Event& event) {
  switch (event.kind) {
    case EventKind::followed:
    case EventKind::unfollowed:
    case EventKind::follow_requested:
    case EventKind::follow_rejected:
    case EventKind::blocked:
    case EventKind::unblocked:
    case EventKind::muted:
    case EventKind::unmuted:
    case EventKind::contact_made:
    case EventKind::contact_ended:
    case EventKind::closeness_set:
    case EventKind::conversation_muted:
    case EventKind::conversation_unmuted:
      return apply_relation(event);
    case EventKind::nodded:
    case EventKind::unnodded:
    case EventKind::bookmarked:
    case EventKind::unbookmarked:
    case EventKind::pinned:
    case EventKind::unpinned:
      return apply_reaction(event);
    case EventKind::posted:
    case EventKind::post_deleted:
    case EventKind::boosted:
    case EventKind::unboosted:
      return apply_post(event);
    default:
      return;
  }
}

void CitySight::apply_relation(const Event& event) {
  auto& actor = person(PersonId{event.actor});
  switch (event.kind) {
    case EventKind::followed:
      actor.following.insert(event.target);
      actor.requested.erase(event.target);
      break;
    case EventKind::unfollowed:
      actor.following.erase(event.target);
      actor.without_boosts.erase(event.target);
      break;
    case EventKind::follow_requested:
      actor.requested.insert(event.target);
      break;
    case EventKind::follow_rejected:
      actor.requested.erase(event.target);
      break;
    case EventKind::blocked:
      actor.blocking.insert(event.target);
      person(PersonId{event.target}).blocked_by.insert(event.actor);
      break;
    case EventKind::unblocked:
      actor.blocking.erase(event.target);
      person(PersonId{event.target}).blocked_by.erase(event.actor);
      break;
    case EventKind::muted:
      actor.muting[event.target] = event.object;
      break;
    case EventKind::unmuted:
      actor.muting.erase(event.target);
      break;
    case EventKind::contact_made:
    case EventKind::contact_ended:
    case EventKind::closeness_set:
      apply_contact(actor, event);
      break;
    case EventKind::conversation_muted:
      actor.muted_conversations.insert(event.object);
      break;
    case EventKind::conversation_unmuted:
      actor.muted_conversations.erase(event.object);
      break;
    default:
      break;
  }
}

void CitySight::apply_contact(PersonSight& actor, const Event& event) {
  if (event.kind == EventKind::contact_made) actor.contacts.insert(event.target);
  if (event.kind == EventKind::contact_ended) actor.contacts.erase(event.target);
  const bool close = event.kind != EventKind::contact_ended && event.object == close_contact;
  if (close)
    actor.close.insert(event.target);
  else
    actor.close.erase(event.target);
}

void CitySight::apply_reaction(const Event& event) {
  auto& reactions = person(PersonId{event.actor}).reactions;
  const auto set = [&](std::uint8_t bit) { reactions[event.object] |= bit; };
  const auto clear = [&](std::uint8_t bit) {
    auto& bits = reactions[event.object];
    bits &= static_cast<std::uint8_t>(~bit);
    if (bits == 0) reactions.erase(event.object);
  };
  switch (event.kind) {
    case EventKind::nodded:
      return set(nodded_bit);
    case EventKind::unnodded:
      return clear(nodded_bit);
    case EventKind::bookmarked:
      return set(bookmarked_bit);
    case EventKind::unbookmarked:
      return clear(bookmarked_bit);
    case EventKind::pinned:
      return set(pinned_bit);
    case EventKind::unpinned:
      return clear(pinned_bit);
    default:
      return;
  }
}

void CitySight::apply_post(const Event& event) {
  const auto facts = facts_of_event(event);
  if (!facts) return;
  auto& author = person(facts->author);
  auto& reactions = author.reactions;
  if (event.kind == EventKind::posted || event.kind == EventKind::boosted) {
    author.add_recent({facts->id, facts->conversation, facts->parent_author, facts->boost_author, facts->audience});
  } else {
    author.remove_recent(facts->id);
  }
  if (event.kind == EventKind::boosted) reactions[facts->boost_of.value] |= boosted_bit;
  if (event.kind == EventKind::unboosted) {
    auto& bits = reactions[facts->boost_of.value];
    bits &= static_cast<std::uint8_t>(~boosted_bit);
    if (bits == 0) reactions.erase(facts->boost_of.value);
  }
  if (facts->boost_of) return;
  const bool opens = facts->conversation.value == facts->id.value;
  if (event.kind == EventKind::post_deleted && opens) return remove_table(facts->conversation);
  if (event.kind != EventKind::posted || !facts->audience_is_public()) return;
  if (opens) {
    put_table(facts->conversation, {facts->author, facts->place, facts->id});
  } else if (const auto* known = table(facts->conversation); known && known->last < facts->id) {
    put_table(facts->conversation, {known->host, known->place, facts->id});
  }
}

void CitySight::put_table(ConversationId id, const TableSight& table) {
  remove_table(id);
  tables_[id] = table;
  by_last_[table.last] = id;
}

void CitySight::remove_table(ConversationId id) {
  const auto found = tables_.find(id);
  if (found == tables_.end()) return;
  by_last_.erase(found->second.last);
  tables_.erase(found);
}

}  // namespace stadt
