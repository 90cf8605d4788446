// Places: who belongs to them, which tables stand there, and that they close.
#include <algorithm>

#include "sight/city_sight.hpp"

namespace stadt {

Number CitySight::add_place(PlaceId id) {
  if (const Number known = number(id)) return known;
  const Number fresh = places_.add([&](PlaceSight& place) { place.id = id; });
  place_numbers_.put(memory_, id.value, fresh);
  return fresh;
}

void CitySight::apply_place(const Event& event) {
  if (event.kind == EventKind::place_closed) return close_place(add_place(PlaceId{event.object}));
  if (event.kind == EventKind::table_placed) {
    const Number table = number(ConversationId{event.object});
    return move_table(table, event.target ? add_place(PlaceId{event.target}) : 0);
  }
  const Number person = add(PersonId{event.actor});
  switch (event.kind) {
    case EventKind::place_joined:
      return set_membership(person, add_place(PlaceId{event.target}),
                            event.object ? Membership::shown : Membership::hidden);
    case EventKind::place_left:
      return set_membership(person, add_place(PlaceId{event.target}), Membership::none);
    case EventKind::place_followed:
      return people_[person].change(memory_, [&](Discretion& own) { own.followed_places.insert(event.target); });
    default:
      return people_[person].change(memory_, [&](Discretion& own) { own.followed_places.erase(event.target); });
  }
}

void CitySight::set_membership(Number number, Number place, Membership membership) {
  auto& person = people_[number];
  if (membership == Membership::shown) {
    person.places.insert(memory_, place);
    places_[place].members.insert(memory_, number);
  } else {
    person.places.erase(memory_, place);
    places_[place].members.erase(memory_, number);
  }
  const auto id = places_[place].id.value;
  const bool hides = membership == Membership::hidden;
  if (person.discretion().hidden_memberships.contains(id) == hides) return;
  person.change(memory_, [&](Discretion& own) {
    if (hides)
      own.hidden_memberships.insert(id);
    else
      own.hidden_memberships.erase(id);
  });
}

// Who follows it, or kept their membership to themselves, still remembers it: nobody asks there.
void CitySight::close_place(Number number) {
  auto& place = places_[number];
  place.closed.store(true, std::memory_order_relaxed);
  const std::vector<Number> members(place.members.view().begin(), place.members.view().end());
  for (const Number member : members) people_[member].places.erase(memory_, number);
  std::vector<Number> nobody;
  place.members.assign(memory_, nobody);
  const std::vector<Number> tables(place.tables.view().begin(), place.tables.view().end());
  for (const Number table : tables) move_table(table, 0);
  place.tables.clear(memory_);
}

// The tables of a place stand in the order of their opening, however they came there.
void CitySight::move_table(Number number, Number place) {
  const auto* line = number ? tables_[number].line() : nullptr;
  if (!line) return;
  if (place && places_[place].closed.load(std::memory_order_relaxed)) place = 0;
  if (line->place == place) return;
  if (line->place) {
    auto& tables = places_[line->place].tables;
    const auto own = tables.own();
    const auto found = std::ranges::find(own, number);
    if (found != own.end()) tables.erase_at(memory_, static_cast<std::size_t>(found - own.begin()));
  }
  if (place) {
    auto& tables = places_[place].tables;
    const auto own = tables.own();
    const auto at = std::ranges::lower_bound(own, tables_[number].id, {}, [&](Number one) { return tables_[one].id; });
    if (at == own.end() || *at != number) {
      tables.insert_at(memory_, static_cast<std::size_t>(at - own.begin()), number);
    }
  }
  TableLine next = *line;
  next.place = place;
  tables_[number].show(memory_, next);
}

}  // namespace stadt
