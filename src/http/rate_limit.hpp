// Counts how often somebody does something within a window of time: in memory, a bounded number of them, thread-safe.
// A window begins with its first request and ends `window` later. When there are too many to count, those who have done
// least are forgotten first, so that a crowd of newcomers never clears the account of somebody who is being stopped.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <string_view>
#include <vector>

#include "base/env.hpp"

namespace stadt::http {

struct Limit {
  std::string_view name = {};
  int limit = 0;
  std::chrono::seconds window{};
};

// What somebody may still do.
struct Allowance {
  int limit = 0;
  int remaining = 0;
  Time resets_at = {};
  bool allowed = true;

  bool operator==(const Allowance&) const = default;
};

class RateLimiter {
 public:
  using Key = std::uint64_t;

  // `bound`: how many are counted at the same time, rounded up to what the table is made of.
  RateLimiter(Env& env, std::size_t bound);

  // Nobody can choose names whose keys meet: the hash has a secret of this run.
  Key key(std::string_view limit_name, std::string_view whom) const;
  // Counts one more; what is over the limit is refused and not counted.
  Allowance take(Key key, const Limit& limit);
  // As if the last one had not been.
  void give_back(Key key);
  // Whether anything is counted at the moment.
  bool counts(Key key);

 private:
  struct Slot {
    Key key = 0;
    std::int64_t ends_ms = 0;
    int count = 0;
  };
  static constexpr std::size_t ways = 8;  // slots that a key may stand in

  Slot* set_of(Key key) { return &slots_[key % (slots_.size() / ways) * ways]; }
  std::mutex& mutex_of(Key key) { return mutexes_[key % (slots_.size() / ways) % mutexes_.size()]; }
  Slot* find(Key key);
  Slot& slot_for(Key key, std::int64_t now_ms);

  Env& env_;
  std::array<std::uint8_t, 16> secret_{};
  std::vector<Slot> slots_;
  std::array<std::mutex, 64> mutexes_;
};

}  // namespace stadt::http
