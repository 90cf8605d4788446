#include "sight/people_sight.hpp"

namespace stadt {

namespace {

constexpr std::size_t recent_kept = 800;
// Forgotten a batch at a time, so that a busy author's array is not moved with every post.
constexpr std::size_t recent_slack = 200;

}  // namespace

void PersonSight::add_recent(const RecentPost& post) {
  const auto at = std::ranges::lower_bound(recent, post.id, {}, &RecentPost::id);
  if (at != recent.end() && at->id == post.id) return;
  recent.insert(at, post);
  if (recent.size() > recent_kept + recent_slack) recent.erase(recent.begin(), recent.begin() + recent_slack);
}

void PersonSight::remove_recent(PostId id) {
  const auto at = std::ranges::lower_bound(recent, id, {}, &RecentPost::id);
  if (at != recent.end() && at->id == id) recent.erase(at);
}

}  // namespace stadt
