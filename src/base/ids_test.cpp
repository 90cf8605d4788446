#include "base/ids.hpp"

#include <gtest/gtest.h>

#include <set>

#include "base/env.hpp"

namespace stadt {
namespace {

TEST(Ids, CarryTheirTimeAndBucket) {
  FakeEnv env;
  const std::int64_t id = env.next_id(1234);
  EXPECT_EQ(bucket_of(id), 1234);
  EXPECT_EQ(time_of(id), env.now());
  EXPECT_LE(first_id_at(env.now()), id);
}

TEST(Ids, AreUniqueAndNeverEarlierAlsoWhenTheClockStepsBack) {
  FakeEnv env;
  std::set<std::int64_t> seen;
  Time last;
  for (int i = 0; i < 1000; ++i) {
    if (i == 500) env.pass(std::chrono::hours(-1));
    const std::int64_t id = env.next_id(i % bucket_count);
    EXPECT_TRUE(seen.insert(id).second);
    EXPECT_GE(time_of(id), last);
    last = time_of(id);
  }
}

TEST(Ids, ContinueAfterTheGreatestIdThatSqlKnows) {
  FakeEnv env;
  IdMaker maker;
  const std::int64_t future = first_id_at(env.now() + std::chrono::hours(5));
  maker.start(3, future);
  EXPECT_GT(maker.next(env.now(), 0), future);
}

TEST(Ids, OnlyPositiveDecimalDigitsAreRead) {
  EXPECT_EQ(parse_id("42"), 42);
  EXPECT_EQ(parse_id("9223372036854775807"), 9223372036854775807);
  for (const char* text : {"", "0", "-1", "+1", " 1", "1 ", "1e3", "0x10", "9223372036854775808", "１２", "NaN",
                           "111111111111111111111111111111111111111111"}) {
    EXPECT_FALSE(parse_id(text)) << text;
  }
}

}  // namespace
}  // namespace stadt
