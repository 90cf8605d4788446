#include "sight/person_sight.hpp"

namespace stadt {

namespace {

constexpr std::size_t recent_kept = 800;
// Forgotten a batch at a time, so that a busy author's array is not moved with every post.
constexpr std::size_t recent_slack = 200;

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

// Most people speak again where they spoke last.
void PersonSight::sit(Memory& memory, Number table, std::uint32_t hour) {
  const auto own = seats.own();
  for (std::size_t at = own.size(); at-- > 0;) {
    if (own[at].table != table) continue;
    if (own[at].last_hour < hour) store_member(own[at].last_hour, hour);
    return;
  }
  seats.append(memory, {table, hour});
}

TieWords& PersonSight::tie(Memory& memory, Number other) {
  const auto people = tie_people.own();
  const auto found = std::ranges::find(people, other);
  if (found != people.end()) return tie_words.own()[static_cast<std::size_t>(found - people.begin())];
  tie_words.append(memory, {});  // before the name, so that every name has words
  tie_people.append(memory, other);
  return tie_words.own().back();
}

TagUse& PersonSight::tag_use(Memory& memory, Number tag) {
  const auto own = tags.own();
  const auto found = std::ranges::find(own, tag, &TagUse::tag);
  if (found != own.end()) return *found;
  tags.append(memory, {.tag = tag});
  return tags.own().back();
}

}  // namespace stadt
