// Answers worth keeping: values by key; whoever was not asked for lately goes first. A value that was read before its
// key was dropped is never kept, so that nobody sees what a change has replaced.
#pragma once

#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <utility>

namespace stadt {

template <typename Key, typename Value>
class FragmentCache {
 public:
  using Pointer = std::shared_ptr<const Value>;
  // What a reader takes along to the store; `put` refuses the value if the key was dropped meanwhile.
  struct Ticket {
    Key key{};
    std::uint64_t drops = 0;
  };

  explicit FragmentCache(std::size_t bound) : bound_(bound) {}

  Pointer find(const Key& key) {
    std::scoped_lock lock(mutex_);
    const auto found = entries_.find(key);
    if (found == entries_.end()) return nullptr;
    found->second->asked_for = true;
    return found->second->value;
  }

  Ticket ticket(const Key& key) {
    std::scoped_lock lock(mutex_);
    return {key, entry(key).drops};
  }

  void put(const Ticket& ticket, Pointer value) {
    std::scoped_lock lock(mutex_);
    const auto found = entries_.find(ticket.key);
    if (found != entries_.end() && found->second->drops == ticket.drops) found->second->value = std::move(value);
  }

  void drop(const Key& key) {
    std::scoped_lock lock(mutex_);
    const auto found = entries_.find(key);
    if (found == entries_.end()) return;
    found->second->value = nullptr;
    ++found->second->drops;
  }

  void clear() {
    std::scoped_lock lock(mutex_);
    for (auto& entry : order_) {
      entry.value = nullptr;
      ++entry.drops;
    }
  }

 private:
  struct Entry {
    Key key;
    Pointer value;
    std::uint64_t drops = 0;
    bool asked_for = false;  // since it last was the oldest
  };

  // Whoever was asked for meanwhile begins again as the youngest.
  void evict_one() {
    while (std::exchange(order_.back().asked_for, false)) {
      order_.splice(order_.begin(), order_, std::prev(order_.end()));
    }
    entries_.erase(order_.back().key);
    order_.pop_back();
  }

  Entry& entry(const Key& key) {
    if (const auto found = entries_.find(key); found != entries_.end()) return *found->second;
    if (entries_.size() >= bound_) evict_one();
    // An evicted key begins again at a number that no ticket of its earlier life holds.
    order_.push_front({.key = key, .value = nullptr, .drops = ++lives_ << 32});
    entries_.emplace(key, order_.begin());
    return order_.front();
  }

  const std::size_t bound_;
  std::mutex mutex_;
  std::uint64_t lives_ = 0;
  std::list<Entry> order_;
  std::unordered_map<Key, typename std::list<Entry>::iterator> entries_;
};

}  // namespace stadt
