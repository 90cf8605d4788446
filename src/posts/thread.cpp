#include "posts/thread.hpp"

#include <algorithm>
#include <unordered_map>

namespace stadt {

std::vector<ThreadEntry> thread_order(std::span<const Post> posts, PostId root) {
  std::unordered_map<PostId, std::vector<PostId>> children;
  std::unordered_map<PostId, bool> present;
  for (const auto& post : posts) present[post.id] = true;
  for (const auto& post : posts) {
    if (post.id == root) continue;
    children[present.contains(post.parent) ? post.parent : root].push_back(post.id);
  }
  std::vector<ThreadEntry> order;
  std::vector<ThreadEntry> waiting = {{root, 0}};
  while (!waiting.empty()) {
    const ThreadEntry next = waiting.back();
    waiting.pop_back();
    if (present.contains(next.id)) order.push_back(next);
    auto& below = children[next.id];
    std::ranges::sort(below, std::greater());
    for (const PostId child : below) waiting.push_back({child, next.depth + 1});
    below.clear();
  }
  return order;
}

}  // namespace stadt
