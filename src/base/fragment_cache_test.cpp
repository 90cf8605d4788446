#include "base/fragment_cache.hpp"

#include <gtest/gtest.h>

#include <string>

namespace stadt {
namespace {

using Cache = FragmentCache<int, std::string>;

TEST(FragmentCache, KeepsWhatWasReadAfterTheLastDrop) {
  Cache cache(10);
  const auto ticket = cache.ticket(1);
  cache.put(ticket, std::make_shared<std::string>("one"));
  ASSERT_TRUE(cache.find(1));
  EXPECT_EQ(*cache.find(1), "one");
}

TEST(FragmentCache, RefusesWhatWasReadBeforeADrop) {
  Cache cache(10);
  const auto ticket = cache.ticket(1);
  cache.drop(1);
  cache.put(ticket, std::make_shared<std::string>("stale"));
  EXPECT_FALSE(cache.find(1));
}

TEST(FragmentCache, RefusesATicketOfAnEarlierLife) {
  Cache cache(1);
  const auto ticket = cache.ticket(1);
  cache.ticket(2);
  cache.ticket(1);
  cache.put(ticket, std::make_shared<std::string>("stale"));
  EXPECT_FALSE(cache.find(1));
}

TEST(FragmentCache, ForgetsFirstWhatNobodyAskedForLately) {
  Cache cache(2);
  for (const int key : {1, 2}) cache.put(cache.ticket(key), std::make_shared<std::string>("x"));
  cache.find(1);
  cache.put(cache.ticket(3), std::make_shared<std::string>("x"));
  EXPECT_TRUE(cache.find(1));
  EXPECT_FALSE(cache.find(2));
  EXPECT_TRUE(cache.find(3));
}

}  // namespace
}  // namespace stadt
