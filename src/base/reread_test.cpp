#include "base/reread.hpp"

#include <gtest/gtest.h>

namespace stadt {
namespace {

TEST(RereadList, IsReadOnceUntilItChanges) {
  Reread<int> list;
  int reads = 0;
  const auto read = [&] { return ++reads; };
  EXPECT_EQ(*list.get(read), 1);
  EXPECT_EQ(*list.get(read), 1);
  list.drop();
  EXPECT_EQ(*list.get(read), 2);
}

TEST(RereadList, KeepsNothingThatWasReadBeforeTheChange) {
  Reread<int> list;
  EXPECT_EQ(*list.get([&] {
    list.drop();  // it changes while it is read
    return 1;
  }),
            1);
  EXPECT_EQ(*list.get([] { return 2; }), 2);
}

TEST(RereadList, StaysWholeForWhoeverHoldsIt) {
  Reread<int> list;
  const auto held = list.get([] { return 1; });
  list.drop();
  EXPECT_EQ(*held, 1);
}

}  // namespace
}  // namespace stadt
