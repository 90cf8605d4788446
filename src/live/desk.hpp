// What waits for the live thread: events of commits, and what happens with streams, in the order in which it came.
// Putting something here never waits for anybody.
#pragma once

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "base/event.hpp"
#include "live/listeners.hpp"

namespace stadt::live {

struct Said {
  ListenerId listener = 0;
  std::string text;
};
struct Ended {
  ListenerId listener = 0;
};
// More happened than could be told: nobody knows any more what their stream has missed.
struct Overrun {};

using Note = std::variant<Listener, Said, Ended, Overrun, Event>;

constexpr std::size_t most_waiting = 50'000;

class Desk {
 public:
  // Kept only while somebody listens.
  void tell(std::span<const Event> events);
  void put(Note note);
  // Everything that waits; waits for the first of it, but not beyond `patience`. Nothing after `close`.
  std::vector<Note> take(std::chrono::milliseconds patience);
  void close();
  bool is_closed() const;

  // Counts the streams of somebody; false if they have `most` already.
  bool enter(const std::string& whom, int most);
  void leave(const std::string& whom);

 private:
  mutable std::mutex mutex_;
  std::condition_variable filled_;
  std::vector<Note> notes_;
  std::int64_t listening_ = 0;
  std::map<std::string, int> streams_of_;
  bool is_overrun_ = false;
  bool is_closed_ = false;
};

}  // namespace stadt::live
