// The order in which a conversation is read: a post before its replies, siblings as they were written.
#pragma once

#include <span>
#include <vector>

#include "posts/post.hpp"

namespace stadt {

struct ThreadEntry {
  PostId id;
  int depth = 0;
};

// `posts` are sorted by id. Posts below `root` in depth-first order, the root itself first if it is among them. What
// hangs on a post that is not among them (hidden, deleted) hangs on the root.
std::vector<ThreadEntry> thread_order(std::span<const ThreadPost> posts, PostId root);

}  // namespace stadt
