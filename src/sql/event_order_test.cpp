#include "sql/event_order.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace stadt::sql {
namespace {

class EventOrderTest : public ::testing::Test {
 protected:
  EventOrderTest() {
    order_.follow([this](std::span<const Event> events) {
      for (const auto& event : events) heard_.push_back(event.object);
    });
  }
  static std::vector<Event> events(std::initializer_list<std::int64_t> objects) {
    std::vector<Event> made;
    for (const auto object : objects) made.push_back({.kind = EventKind::posted, .object = object});
    return made;
  }
  static LoggedEvent logged(std::int64_t lane, std::int64_t sequence, std::int64_t object) {
    return {lane, sequence, {.kind = EventKind::posted, .object = object}};
  }

  EventOrder order_;
  std::vector<std::int64_t> heard_;
};

TEST_F(EventOrderTest, WhoBeganLaterIsHeardLater) {
  const auto first = order_.begin(2);
  const auto second = order_.begin(1);
  std::atomic<bool> second_is_done = false;
  std::jthread later([&] {
    order_.publish(1, second, events({3}));
    second_is_done = true;
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  EXPECT_FALSE(second_is_done);
  order_.publish(0, first, events({1, 2}));
  later.join();
  EXPECT_EQ(heard_, (std::vector<std::int64_t>{1, 2, 3}));
}

TEST_F(EventOrderTest, WhatWasAbandonedHoldsNobodyUp) {
  const auto first = order_.begin(1);
  const auto second = order_.begin(1);
  order_.abandon(first);
  order_.publish(1, second, events({2}));
  EXPECT_EQ(heard_, (std::vector<std::int64_t>{2}));
}

TEST_F(EventOrderTest, EachEventIsHeardOnce) {
  const auto first = order_.begin(1);
  const auto read = {logged(0, first, 1), logged(7, first, 2)};
  order_.take(read);
  order_.publish(0, first, events({1}));
  order_.take(read);
  EXPECT_EQ(heard_, (std::vector<std::int64_t>{1, 2}));
  EXPECT_EQ(order_.cursor(7), first);
}

TEST_F(EventOrderTest, SequencesGoOnFromTheGreatestThatWasRead) {
  order_.begin_lane_after(3, 100);
  EXPECT_EQ(order_.begin(1), 101);
  order_.take(std::vector{logged(4, 500, 1)});
  EXPECT_EQ(order_.begin(1), 501);
}

}  // namespace
}  // namespace stadt::sql
