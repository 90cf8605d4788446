// Carries committed events to everybody in this process who follows them: the indexes and caches first, in the order in
// which they subscribed. Losing a hint loses nothing: the truth is the event log.
#pragma once

#include <functional>
#include <mutex>
#include <span>
#include <vector>

#include "base/event.hpp"

namespace stadt {

class Bus {
 public:
  using Follower = std::function<void(std::span<const Event>)>;

  // Followers stay until the Bus ends; they must be quick and must not publish.
  void subscribe(Follower follower);
  // Called with the events of one commit, in their order; returns when every follower has seen them.
  void publish(std::span<const Event> events);

 private:
  std::mutex mutex_;  // one commit at a time, so that all followers see the same order
  std::vector<Follower> followers_;
};

}  // namespace stadt
