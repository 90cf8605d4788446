#include "sql/write_queue.hpp"

namespace stadt::sql {

WriteQueue::Pushed WriteQueue::push(Waiting waiting) {
  {
    std::scoped_lock lock(mutex_);
    if (!closed_) {
      queue_.push_back(std::move(waiting));
      filled_.notify_one();
      return queue_.size() <= idle_ ? Pushed::taken_at_once : Pushed::waits;
    }
  }
  waiting.done(fail(ErrorKind::unavailable, "store.closing", "The city is closing for a moment. Try again."));
  return Pushed::refused;
}

std::vector<WriteQueue::Waiting> WriteQueue::take(std::size_t most) {
  std::unique_lock lock(mutex_);
  ++idle_;
  filled_.wait(lock, [this] { return !queue_.empty() || closed_; });
  --idle_;
  return taken(most);
}

std::optional<std::vector<WriteQueue::Waiting>> WriteQueue::take_within(std::size_t most,
                                                                        std::chrono::milliseconds patience) {
  std::unique_lock lock(mutex_);
  ++idle_;
  filled_.wait_for(lock, patience, [this] { return !queue_.empty() || closed_; });
  --idle_;
  if (queue_.empty() && closed_) return std::nullopt;
  return taken(most);
}

std::vector<WriteQueue::Waiting> WriteQueue::taken(std::size_t most) {
  std::vector<Waiting> taken;
  while (!queue_.empty() && taken.size() < most) {
    taken.push_back(std::move(queue_.front()));
    queue_.pop_front();
  }
  return taken;
}

void WriteQueue::close() {
  std::scoped_lock lock(mutex_);
  closed_ = true;
  filled_.notify_all();
}

}  // namespace stadt::sql
