#include "posts/thread.hpp"

#include <gtest/gtest.h>

namespace stadt {
namespace {

ThreadPost post(std::int64_t id, std::int64_t parent) {
  ThreadPost made;
  made.id = PostId{id};
  made.parent = PostId{parent};
  return made;
}

std::string read_order(const std::vector<ThreadPost>& posts) {
  std::string out;
  for (const auto& [id, depth] : thread_order(posts, PostId{1})) {
    out += std::string(static_cast<std::size_t>(depth), '>') + std::to_string(id.value) + " ";
  }
  return out;
}

TEST(Thread, IsReadDepthFirstAndSiblingsInTheirOrder) {
  EXPECT_EQ(read_order({post(1, 0), post(2, 1), post(3, 1), post(4, 2), post(5, 4)}), "1 >2 >>4 >>>5 >3 ");
}

TEST(Thread, WhatHangsOnAHiddenPostHangsOnTheTable) {
  EXPECT_EQ(read_order({post(1, 0), post(3, 2), post(4, 3)}), "1 >3 >>4 ");
}

TEST(Thread, ALoopOfParentsEnds) { EXPECT_EQ(read_order({post(1, 0), post(2, 3), post(3, 2)}), "1 "); }

}  // namespace
}  // namespace stadt
