#include "sight/person_sight.hpp"

#include <functional>

namespace stadt {

namespace {

// Forgotten a batch at a time, so that a busy author's array is not moved with every post.
constexpr std::size_t recent_slack = 200;

constexpr auto table_of = [](const Seat& seat) { return seat.table; };
constexpr auto tag_of = [](const TagUse& use) { return use.tag; };

template <typename T>
std::span<const T> read_only(std::span<T> items) {
  return items;
}

std::size_t place_of(std::span<const RecentPost> recent, PostId id) {
  return static_cast<std::size_t>(std::ranges::lower_bound(recent, id, {}, &RecentPost::id) - recent.begin());
}

}  // namespace

const Discretion& PersonSight::discretion() const {
  static const Discretion none;
  const auto* own = discretion_.load(std::memory_order_seq_cst);
  return own ? *own : none;
}

bool PersonSight::knows_recent(PostId post) const {
  const auto view = recent.view();
  const auto at = place_of(view, post);
  return at < view.size() && view[at].id == post;
}

bool PersonSight::has_forgotten(PostId post) const {
  const auto view = recent.view();
  return view.size() >= recent_kept && post < view.front().id;
}

// Nearly always the newest.
bool PersonSight::add_recent(Memory& memory, const RecentPost& post) {
  const auto own = recent.view();
  const bool is_newest = own.empty() || own.back().id < post.id;
  if (!is_newest && knows_recent(post.id)) return false;
  recent.insert_at(memory, is_newest ? own.size() : place_of(own, post.id), post);
  if (recent.size() > recent_kept + recent_slack) recent.erase(memory, 0, recent_slack);
  return true;
}

bool PersonSight::remove_recent(Memory& memory, PostId post) {
  if (!knows_recent(post)) return false;
  recent.erase_at(memory, place_of(recent.view(), post));
  return true;
}

const Seat* PersonSight::seat_at(Number table) const {
  const auto view = seats.view();
  const auto at = seat_places_.find(view, table, table_of);
  return at < view.size() ? &view[at] : nullptr;
}

const TieWords* PersonSight::words_with(Number other) const {
  const auto people = tie_people.view();
  const auto at = tie_places_.find(people, other, std::identity());
  return at < people.size() ? &tie_words.view()[at] : nullptr;
}

const TagUse* PersonSight::use_of(Number tag) const {
  const auto view = tags.view();
  const auto at = tag_places_.find(view, tag, tag_of);
  return at < view.size() ? &view[at] : nullptr;
}

void PersonSight::sit(Memory& memory, Number table, std::uint32_t hour) {
  const auto own = seats.own();
  const auto at = seat_places_.find(read_only(own), table, table_of);
  if (at < own.size()) {
    if (own[at].last_hour < hour) store_member(own[at].last_hour, hour);
    return;
  }
  seats.append(memory, {table, hour});
  seat_places_.note_last(memory, seats.view(), table_of);
}

void PersonSight::sit_since(Memory& memory, Number table, std::uint32_t last_hour) {
  const auto own = seats.own();
  const auto at = seat_places_.find(read_only(own), table, table_of);
  if (last_hour != 0 && at == own.size()) return sit(memory, table, last_hour);
  if (at == own.size()) return;
  if (last_hour != 0) return store_member(own[at].last_hour, last_hour);
  seats.erase_at(memory, at);
  seat_places_.note_erased(memory, seats.view(), at, table, table_of);
}

TieWords& PersonSight::tie(Memory& memory, Number other) {
  const auto people = tie_people.own();
  const auto at = tie_places_.find(read_only(people), other, std::identity());
  if (at < people.size()) return tie_words.own()[at];
  tie_words.append(memory, {});  // before the name, so that every name has words
  tie_people.append(memory, other);
  tie_places_.note_last(memory, tie_people.view(), std::identity());
  return tie_words.own().back();
}

TagUse& PersonSight::tag_use(Memory& memory, Number tag) {
  const auto own = tags.own();
  const auto at = tag_places_.find(read_only(own), tag, tag_of);
  if (at < own.size()) return own[at];
  tags.append(memory, {.tag = tag});
  tag_places_.note_last(memory, tags.view(), tag_of);
  return tags.own().back();
}

}  // namespace stadt
