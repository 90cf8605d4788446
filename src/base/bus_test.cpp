#include "base/bus.hpp"

#include <gtest/gtest.h>

#include <string>

namespace stadt {
namespace {

TEST(Bus, CallsFollowersInTheOrderOfTheirSubscription) {
  Bus bus;
  std::string calls;
  bus.subscribe([&](std::span<const Event> events) { calls += "a" + std::to_string(events.size()); });
  bus.subscribe([&](std::span<const Event> events) { calls += "b" + std::to_string(events.size()); });
  const Event events[] = {{.kind = EventKind::nodded}, {.kind = EventKind::posted}};
  bus.publish(events);
  bus.publish(std::span(events).first(1));
  EXPECT_EQ(calls, "a2b2a1b1");
}

}  // namespace
}  // namespace stadt
