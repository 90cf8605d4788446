#include "live/desk.hpp"

#include "live/rules.hpp"

namespace stadt::live {

void Desk::tell(std::span<const Event> events) {
  std::scoped_lock lock(mutex_);
  if (listening_ == 0 || is_closed_) return;
  for (const auto& event : events) {
    if (!concerns_streams(event.kind)) continue;
    const bool is_full = notes_.size() >= most_waiting;
    if (is_full && !std::exchange(is_overrun_, true)) notes_.emplace_back(Overrun());
    if (!is_full) notes_.emplace_back(event);
  }
  filled_.notify_one();
}

void Desk::put(Note note) {
  std::scoped_lock lock(mutex_);
  if (std::holds_alternative<Listener>(note)) ++listening_;
  if (std::holds_alternative<Ended>(note)) --listening_;
  if (is_closed_) return;
  notes_.push_back(std::move(note));
  filled_.notify_one();
}

std::vector<Note> Desk::take(std::chrono::milliseconds patience) {
  std::unique_lock lock(mutex_);
  filled_.wait_for(lock, patience, [this] { return is_closed_ || !notes_.empty(); });
  is_overrun_ = false;
  return std::exchange(notes_, {});
}

void Desk::close() {
  std::scoped_lock lock(mutex_);
  is_closed_ = true;
  notes_.clear();
  filled_.notify_all();
}

bool Desk::is_closed() const {
  std::scoped_lock lock(mutex_);
  return is_closed_;
}

bool Desk::enter(const std::string& whom, int most) {
  std::scoped_lock lock(mutex_);
  int& streams = streams_of_[whom];
  if (streams >= most) return false;
  ++streams;
  return true;
}

void Desk::leave(const std::string& whom) {
  std::scoped_lock lock(mutex_);
  const auto found = streams_of_.find(whom);
  if (found != streams_of_.end() && --found->second == 0) streams_of_.erase(found);
}

}  // namespace stadt::live
