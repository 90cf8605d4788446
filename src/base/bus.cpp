#include "base/bus.hpp"

namespace stadt {

void Bus::subscribe(Follower follower) {
  std::scoped_lock lock(mutex_);
  followers_.push_back(std::move(follower));
}

void Bus::publish(std::span<const Event> events) {
  std::scoped_lock lock(mutex_);
  for (const auto& follower : followers_) follower(events);
}

}  // namespace stadt
