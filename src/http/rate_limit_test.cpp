#include "http/rate_limit.hpp"

#include <gtest/gtest.h>

#include <string>
#include <thread>

namespace stadt::http {
namespace {

constexpr Limit three{"three", 3, std::chrono::seconds(60)};

TEST(RateLimiter, CountsDownAndRefusesUntilTheWindowEnds) {
  FakeEnv env;
  RateLimiter limiter(env, 64);
  const auto key = limiter.key(three.name, "anna");
  const Time end = env.now() + three.window;
  for (int left = 2; left >= 0; --left) {
    EXPECT_EQ(limiter.take(key, three), (Allowance{.limit = 3, .remaining = left, .resets_at = end, .allowed = true}));
    env.pass(std::chrono::seconds(10));
  }
  EXPECT_EQ(limiter.take(key, three), (Allowance{.limit = 3, .remaining = 0, .resets_at = end, .allowed = false}));
  env.set_time(end);
  EXPECT_EQ(limiter.take(key, three).remaining, 2);
}

TEST(RateLimiter, KeepsLimitsAndPeopleApart) {
  FakeEnv env;
  RateLimiter limiter(env, 64);
  EXPECT_NE(limiter.key("one", "anna"), limiter.key("one", "benno"));
  EXPECT_NE(limiter.key("one", "anna"), limiter.key("other", "anna"));
  EXPECT_NE(limiter.key("ab", "c"), limiter.key("a", "bc"));
  EXPECT_EQ(limiter.key("one", "anna"), limiter.key("one", "anna"));
}

TEST(RateLimiter, WhatIsGivenBackWasNeverTaken) {
  FakeEnv env;
  RateLimiter limiter(env, 64);
  const auto key = limiter.key(three.name, "anna");
  limiter.give_back(key);
  for (int i = 0; i < 10; ++i) {
    EXPECT_TRUE(limiter.take(key, three).allowed);
    limiter.give_back(key);
  }
  EXPECT_FALSE(limiter.counts(key));
  limiter.take(key, three);
  EXPECT_TRUE(limiter.counts(key));
}

TEST(RateLimiter, AClockSetBackFreezesNobody) {
  FakeEnv env;
  RateLimiter limiter(env, 64);
  const auto key = limiter.key(three.name, "anna");
  for (int i = 0; i < 4; ++i) limiter.take(key, three);
  env.set_time(env.now() - std::chrono::hours(1));
  EXPECT_TRUE(limiter.take(key, three).allowed);
}

TEST(RateLimiter, ACrowdDoesNotClearTheAccountOfWhoIsStopped) {
  FakeEnv env;
  RateLimiter limiter(env, 1024);
  const auto key = limiter.key(three.name, "mallory");
  for (int i = 0; i < 3; ++i) limiter.take(key, three);
  for (int i = 0; i < 100'000; ++i) limiter.take(limiter.key(three.name, "guest " + std::to_string(i)), three);
  EXPECT_FALSE(limiter.take(key, three).allowed);
}

TEST(RateLimiter, CountsExactlyUnderManyThreads) {
  FakeEnv env;
  RateLimiter limiter(env, 64);
  constexpr Limit thousand{"thousand", 1000, std::chrono::seconds(60)};
  const auto key = limiter.key(thousand.name, "anna");
  std::atomic<int> allowed = 0;
  std::vector<std::jthread> threads(4);
  for (auto& thread : threads) {
    thread = std::jthread([&] {
      for (int j = 0; j < 500; ++j) allowed += limiter.take(key, thousand).allowed;
    });
  }
  threads.clear();
  EXPECT_EQ(allowed, 1000);
}

}  // namespace
}  // namespace stadt::http
