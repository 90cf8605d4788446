// What each event changes in memory.
#include "sight/city_sight.hpp"

namespace stadt {

namespace {

constexpr std::int64_t close_contact = 2;  // people/relation.hpp: Closeness

std::uint8_t bit_of(EventKind kind) {
  switch (kind) {
    case EventKind::nodded:
    case EventKind::unnodded:
      return nodded_bit;
    case EventKind::bookmarked:
    case EventKind::unbookmarked:
      return bookmarked_bit;
    default:
      return pinned_bit;
  }
}

}  // namespace

void CitySight::apply(const Event& event) {
  switch (event.kind) {
    case EventKind::followed:
    case EventKind::unfollowed:
    case EventKind::contact_made:
    case EventKind::contact_ended:
    case EventKind::closeness_set:
      return apply_relation(event);
    case EventKind::follow_requested:
    case EventKind::follow_rejected:
    case EventKind::blocked:
    case EventKind::unblocked:
    case EventKind::muted:
    case EventKind::unmuted:
      return apply_discretion(people_[add(PersonId{event.actor})], event);
    case EventKind::conversation_muted:
    case EventKind::conversation_unmuted:
      return apply_hiding(event);
    case EventKind::nodded:
    case EventKind::unnodded:
    case EventKind::bookmarked:
    case EventKind::unbookmarked:
    case EventKind::pinned:
    case EventKind::unpinned:
      return apply_reaction(event);
    case EventKind::listening:
    case EventKind::left_table:
      return apply_listening(event);
    case EventKind::place_joined:
    case EventKind::place_left:
    case EventKind::place_followed:
    case EventKind::place_unfollowed:
    case EventKind::place_closed:
    case EventKind::table_placed:
      return apply_place(event);
    case EventKind::posted:
    case EventKind::post_edited:
    case EventKind::post_deleted:
    case EventKind::boosted:
    case EventKind::unboosted:
      return apply_post(event);
    case EventKind::person_left:
      return people_[add(PersonId{event.actor})].gone.store(true);
    default:
      return;
  }
}

void CitySight::apply_relation(const Event& event) {
  const Number from = add(PersonId{event.actor});
  const Number to = add(PersonId{event.target});
  auto& actor = people_[from];
  switch (event.kind) {
    case EventKind::followed:
      actor.following.insert(memory_, to);
      people_[to].followers.insert(memory_, from);
      actor.change(memory_, [&](Discretion& own) { own.requested.erase(event.target); });
      break;
    case EventKind::unfollowed:
      actor.following.erase(memory_, to);
      people_[to].followers.erase(memory_, from);
      actor.change(memory_, [&](Discretion& own) { own.without_boosts.erase(event.target); });
      break;
    case EventKind::contact_made:
      actor.contacts.insert(memory_, to);
      break;
    case EventKind::contact_ended:
      actor.contacts.erase(memory_, to);
      break;
    default:
      break;
  }
  if (event.kind == EventKind::followed || event.kind == EventKind::unfollowed) return;
  const bool close = event.kind != EventKind::contact_ended && event.object == close_contact;
  actor.change(memory_, [&](Discretion& own) {
    if (close)
      own.close.insert(event.target);
    else
      own.close.erase(event.target);
  });
}

void CitySight::apply_discretion(PersonSight& actor, const Event& event) {
  if (event.kind == EventKind::blocked || event.kind == EventKind::unblocked) {
    people_[add(PersonId{event.target})].change(memory_, [&](Discretion& other) {
      if (event.kind == EventKind::blocked)
        other.blocked_by.insert(event.actor);
      else
        other.blocked_by.erase(event.actor);
    });
  }
  actor.change(memory_, [&](Discretion& own) {
    switch (event.kind) {
      case EventKind::follow_requested:
        return own.requested.insert(event.target);
      case EventKind::follow_rejected:
        return own.requested.erase(event.target);
      case EventKind::blocked:
        return own.blocking.insert(event.target);
      case EventKind::unblocked:
        return own.blocking.erase(event.target);
      case EventKind::muted:
        own.muting[event.target] = event.object;
        return;
      default:
        own.muting.erase(event.target);
        return;
    }
  });
}

// The object of the event among what is the actor's own; false if it was so already.
bool CitySight::set_own(const Event& event, IdSet Discretion::* set, bool is_in) {
  auto& person = people_[add(PersonId{event.actor})];
  if ((person.discretion().*set).contains(event.object) == is_in) return false;
  person.change(memory_, [&](Discretion& own) {
    if (is_in)
      (own.*set).insert(event.object);
    else
      (own.*set).erase(event.object);
  });
  return true;
}

// Whoever mutes a conversation hides its table from themselves; many who do are a part of its heat.
void CitySight::apply_hiding(const Event& event) {
  const bool hides = event.kind == EventKind::conversation_muted;
  if (!set_own(event, &Discretion::muted_conversations, hides)) return;
  const Number number = this->number(ConversationId{event.object});
  if (number == 0) return;
  auto& table = tables_[number];
  const int former = table.hidden_by;
  table.hidden_by = hides ? former + 1 : std::max(0, former - 1);
  if (std::max(former, table.hidden_by) >= dialogue::fewest_flaggers) show_heat(number);
}

// After a change of who listens or hides.
void CitySight::show_heat(Number number) {
  auto& table = tables_[number];
  const auto* line = table.line();
  if (!line) return;
  if (table.is_light()) return want(number);
  keep_account(table);
  table.ledger->set_listeners(static_cast<int>(line->listeners));
  table.ledger->set_flaggers(table.hidden_by);
  show_line(number);
}

void CitySight::apply_reaction(const Event& event) {
  const bool takes_back =
      event.kind == EventKind::unnodded || event.kind == EventKind::unbookmarked || event.kind == EventKind::unpinned;
  const std::uint8_t bit = bit_of(event.kind);
  const Number number = add(PersonId{event.actor});
  auto& reactions = people_[number].reactions;
  const auto former = reactions.find(event.object);
  const auto bits = takes_back ? former & ~std::uint32_t{bit} : former | bit;
  if (bits == former) return;
  reactions.put(memory_, event.object, bits);
  if (bit == nodded_bit) apply_nod(event, !takes_back);
}

// The event of a nod names the conversation.
void CitySight::apply_nod(const Event& event, bool nods) {
  const auto conversation = parse_id(event.detail);
  const Number number = conversation ? this->number(ConversationId{*conversation}) : 0;
  const auto* line = number ? tables_[number].line() : nullptr;
  if (!line) return;
  auto& table = tables_[number];
  const Number person = this->number(PersonId{event.actor});
  if (table.is_light()) return want(number);
  const auto turns = table.turns.view();
  const auto turn = std::ranges::lower_bound(turns, PostId{event.object}, {}, &Turn::id);
  if (turn == turns.end() || turn->id.value != event.object) return;  // only what was said in public counts
  keep_account(table);
  if (nods) {
    table.nods.push_back({PostId{event.object}, person});
    table.ledger->react(PersonId{person});
  } else {
    std::erase(table.nods, TableSight::Nod{PostId{event.object}, person});
    table.ledger->take_back_reaction(PersonId{person});
  }
  show_line(number);
}

void CitySight::apply_listening(const Event& event) {
  const bool listens = event.kind == EventKind::listening;
  if (!set_own(event, &Discretion::listening, listens)) return;
  const Number number = this->number(ConversationId{event.object});
  const auto* line = number ? tables_[number].line() : nullptr;
  if (!line) return;
  TableLine next = *line;
  next.listeners = listens ? next.listeners + 1 : next.listeners - std::min(next.listeners, 1U);
  auto& table = tables_[number];
  table.show(memory_, next);
  if (table.hidden_by >= dialogue::fewest_flaggers) return show_heat(number);
  if (table.ledger) table.ledger->set_listeners(static_cast<int>(next.listeners));
}

void CitySight::apply_post(const Event& event) {
  const auto facts = facts_of_event(event);
  if (!facts) return;
  switch (event.kind) {
    case EventKind::posted:
      return take_in(*facts);
    case EventKind::post_edited:
      return take_anew(*facts);
    case EventKind::post_deleted:
      return take_out(*facts);
    default:
      return take_boost(*facts, event.kind == EventKind::boosted);
  }
}

void CitySight::take_boost(const PostFacts& facts, bool boosted) {
  auto& author = people_[add(facts.author)];
  if (boosted) {
    author.add_recent(memory_, recent_of(facts, voices_of(facts)));
  } else {
    author.remove_recent(memory_, facts.id);
  }
  const auto former = author.reactions.find(facts.boost_of.value);
  const auto bits = boosted ? former | boosted_bit : former & ~std::uint32_t{boosted_bit};
  if (bits != former) author.reactions.put(memory_, facts.boost_of.value, bits);
}

}  // namespace stadt
