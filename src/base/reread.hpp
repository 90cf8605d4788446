// What is read from SQL once and kept until an event says that it is no longer so. Thread-safe.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>

namespace stadt {

template <typename Value>
class Reread {
 public:
  // `read` runs without the lock. What was read before something changed is answered once and kept for nobody.
  template <typename Read>
  std::shared_ptr<const Value> get(Read read) {
    std::uint64_t changes_seen = 0;
    {
      std::scoped_lock lock(mutex_);
      if (kept_) return kept_;
      changes_seen = changes_;
    }
    auto fresh = std::make_shared<const Value>(read());
    std::scoped_lock lock(mutex_);
    if (changes_ == changes_seen) kept_ = fresh;
    return fresh;
  }
  // Called after the commit that changed it.
  void drop() {
    std::scoped_lock lock(mutex_);
    ++changes_;
    kept_ = nullptr;
  }

 private:
  std::mutex mutex_;
  std::shared_ptr<const Value> kept_;
  std::uint64_t changes_ = 0;
};

}  // namespace stadt
