// The writes that wait for a writer's thread, in the order in which they came.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <vector>

#include "sql/database.hpp"

namespace stadt::sql {

class WriteQueue {
 public:
  struct Waiting {
    Database::Apply apply;
    Database::Done done;
  };

  enum class Pushed { taken_at_once, waits, refused };
  // `waits`: everybody who takes is busy. `refused`: the queue is closed, and the write was answered with an error.
  Pushed push(Waiting waiting);
  // Waits for at least one; none are left when the queue is closed and empty.
  std::vector<Waiting> take(std::size_t most);
  // The same, but waits no longer than `patience`: nothing when the queue is closed and empty, an empty list when
  // nobody came.
  std::optional<std::vector<Waiting>> take_within(std::size_t most, std::chrono::milliseconds patience);
  void close();

 private:
  std::vector<Waiting> taken(std::size_t most);

  std::mutex mutex_;
  std::condition_variable filled_;
  std::deque<Waiting> queue_;
  std::size_t idle_ = 0;  // who waits in `take`
  bool closed_ = false;
};

}  // namespace stadt::sql
