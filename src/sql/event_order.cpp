#include "sql/event_order.hpp"

#include <algorithm>

namespace stadt::sql {

void EventOrder::follow(Database::Follower follower) {
  std::scoped_lock lock(publish_mutex_);
  followers_.push_back(std::move(follower));
}

std::int64_t EventOrder::begin(std::size_t count) {
  std::scoped_lock lock(order_mutex_);
  const std::int64_t first = last_ + 1;
  last_ += static_cast<std::int64_t>(count);
  open_.push_back(first);
  return first;
}

void EventOrder::publish(std::int64_t lane, std::int64_t first, std::span<const Event> events) {
  {
    std::unique_lock lock(order_mutex_);
    settled_.wait(lock, [&] { return open_.front() == first; });
  }
  {
    std::scoped_lock lock(publish_mutex_);
    const std::int64_t last = first + std::ssize(events) - 1;
    if (auto& cursor = cursors_[lane]; cursor < last) {
      for (const auto& follower : followers_) follower(events);
      cursor = last;
    }
  }
  settle(first);
}

void EventOrder::abandon(std::int64_t first) { settle(first); }

void EventOrder::settle(std::int64_t first) {
  std::scoped_lock lock(order_mutex_);
  std::erase(open_, first);
  settled_.notify_all();
}

void EventOrder::take(std::span<const LoggedEvent> events) {
  std::vector<Event> fresh;
  std::scoped_lock lock(publish_mutex_);
  for (const auto& [lane, sequence, event] : events) {
    auto& cursor = cursors_[lane];
    if (sequence <= cursor) continue;
    cursor = sequence;
    fresh.push_back(event);
    raise(sequence);
  }
  if (fresh.empty()) return;
  for (const auto& follower : followers_) follower(fresh);
}

std::int64_t EventOrder::cursor(std::int64_t lane) const {
  std::scoped_lock lock(publish_mutex_);
  const auto found = cursors_.find(lane);
  return found == cursors_.end() ? 0 : found->second;
}

void EventOrder::begin_lane_after(std::int64_t lane, std::int64_t sequence) {
  std::scoped_lock lock(publish_mutex_);
  cursors_[lane] = sequence;
  raise(sequence);
}

void EventOrder::raise(std::int64_t sequence) {
  std::scoped_lock lock(order_mutex_);
  last_ = std::max(last_, sequence);
}

}  // namespace stadt::sql
