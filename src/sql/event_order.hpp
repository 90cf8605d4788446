// Hands committed events to the followers, each event once, in an order that contradicts no transaction.
//
// Several writers commit at the same time, each into a lane of the log. A write takes its place in the order when it
// has all its locks, just before it commits: a write that saw another one's changes had to wait for that one's commit,
// so its place is later. Followers hear of writes in the order of their places. The sequence numbers of the log are
// these places, counted on from the greatest that was ever read (Lamport 1978), so that other nodes find the same
// order.
#pragma once

#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <span>
#include <vector>

#include "sql/database.hpp"
#include "sql/event_log.hpp"

namespace stadt::sql {

class EventOrder {
 public:
  void follow(Database::Follower follower);

  // Takes the next `count` places; returns the first. One of the next two must follow.
  std::int64_t begin(std::size_t count);
  // The write that took `first` is committed: waits until all that began earlier are settled, then calls the followers.
  void publish(std::int64_t lane, std::int64_t first, std::span<const Event> events);
  // It was undone, or nobody knows: should its events stand in the log, then `take` will find them there.
  void abandon(std::int64_t first);

  // What was read from the log in one snapshot, by sequence; what was published already is left out.
  void take(std::span<const LoggedEvent> events);

  // The greatest sequence of a lane that needs no publishing any more, 0 for a lane that is new.
  std::int64_t cursor(std::int64_t lane) const;
  // Everything in the lane up to `sequence` happened before this program followed.
  void begin_lane_after(std::int64_t lane, std::int64_t sequence);

 private:
  void settle(std::int64_t first);
  void raise(std::int64_t sequence);

  std::mutex order_mutex_;
  std::condition_variable settled_;
  std::int64_t last_ = 0;
  std::deque<std::int64_t> open_;

  mutable std::mutex publish_mutex_;
  std::vector<Database::Follower> followers_;
  std::map<std::int64_t, std::int64_t> cursors_;  // by lane
};

}  // namespace stadt::sql
