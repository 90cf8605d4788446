#include "posts/thread.hpp"

#include <algorithm>

namespace stadt {

namespace {

constexpr std::size_t none = SIZE_MAX;

// Positions in the list of posts; children are linked in the order in which they were written.
struct Links {
  std::size_t first_child = none;
  std::size_t next_sibling = none;
};

std::size_t position_of(std::span<const ThreadPost> posts, PostId id) {
  const auto found = std::ranges::lower_bound(posts, id, {}, &ThreadPost::id);
  return found != posts.end() && found->id == id ? static_cast<std::size_t>(found - posts.begin()) : none;
}

}  // namespace

std::vector<ThreadEntry> thread_order(std::span<const ThreadPost> posts, PostId root) {
  const std::size_t root_position = position_of(posts, root);
  std::vector<Links> links(posts.size());
  std::size_t first_below_root = none;
  for (std::size_t i = posts.size(); i-- > 0;) {
    if (i == root_position) continue;
    const std::size_t parent = position_of(posts, posts[i].parent);
    auto& first = parent == none || parent == root_position ? first_below_root : links[parent].first_child;
    links[i].next_sibling = first;
    first = i;
  }
  std::vector<ThreadEntry> order;
  order.reserve(posts.size());
  if (root_position != none) order.push_back({root, 0});
  std::vector<std::size_t> path;  // the siblings to go on with, from the top down
  std::size_t next = first_below_root;
  while (next != none || !path.empty()) {
    if (next == none) {
      next = path.back();
      path.pop_back();
      continue;
    }
    order.push_back({posts[next].id, static_cast<int>(path.size()) + 1});
    path.push_back(links[next].next_sibling);
    next = links[next].first_child;
  }
  return order;
}

}  // namespace stadt
