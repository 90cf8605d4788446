#include "base/scopes.hpp"

#include <gtest/gtest.h>

namespace stadt::scopes {
namespace {

TEST(Scopes, AreWrittenAsTheyWereGranted) {
  for (const char* text :
       {"read write follow push", "read", "write:statuses", "profile", "read:accounts write:media"}) {
    const auto granted = parse(text);
    ASSERT_TRUE(granted) << text;
    EXPECT_EQ(format(*granted), text);
  }
}

TEST(Scopes, AParentHoldsItsChildrenAndNoOthers) {
  EXPECT_TRUE(read & read_statuses);
  EXPECT_FALSE(read & write_statuses);
  EXPECT_TRUE(follow & write_mutes);
  EXPECT_FALSE(follow & write_statuses);
  EXPECT_FALSE(read & push);
}

TEST(Scopes, AnUnknownWordIsNoScope) {
  EXPECT_FALSE(parse("read admin:everything"));
  EXPECT_FALSE(parse("READ"));
}

}  // namespace
}  // namespace stadt::scopes
