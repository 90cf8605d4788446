// One object for every thread that asks, made at its first use and kept as long as this.
#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <thread>

namespace stadt::sql {

template <typename T>
class PerThread {
 public:
  // `make` returns a std::unique_ptr<T>; when it throws, the next call tries again.
  template <typename Make>
  T& get(Make make) {
    struct Known {
      std::uint64_t owner = 0;
      T* object = nullptr;
    };
    thread_local Known known;
    if (known.owner == number_) return *known.object;
    std::scoped_lock lock(mutex_);
    auto& object = objects_[std::this_thread::get_id()];
    if (!object) object = make();
    known = {number_, object.get()};
    return *object;
  }

 private:
  static inline std::atomic<std::uint64_t> numbers = 0;

  const std::uint64_t number_ = ++numbers;  // tells this one from an earlier one at the same address
  std::mutex mutex_;
  std::map<std::thread::id, std::unique_ptr<T>> objects_;
};

}  // namespace stadt::sql
