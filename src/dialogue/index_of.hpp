// Entries in the order in which they came, found by key: by looking at each as long as they are few, else by a hash.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace stadt::dialogue {

// `Entry` has a member `key`.
template <typename Entry, typename Key>
class IndexOf {
 public:
  Entry* find(const Key& key) {
    if (index_) {
      const auto found = index_->find(key);
      return found == index_->end() ? nullptr : &entries_[found->second];
    }
    for (auto& entry : entries_) {
      if (entry.key == key) return &entry;
    }
    return nullptr;
  }
  const Entry* find(const Key& key) const { return const_cast<IndexOf*>(this)->find(key); }

  // The entry, and whether it is new.
  std::pair<Entry&, bool> get(const Key& key) {
    if (Entry* found = find(key)) return {*found, false};
    entries_.push_back(Entry{.key = key});
    if (index_) {
      index_->emplace(key, static_cast<std::uint32_t>(entries_.size() - 1));
    } else if (entries_.size() > few) {
      index_ = std::make_unique<Index>();
      for (std::size_t i = 0; i < entries_.size(); ++i) index_->emplace(entries_[i].key, static_cast<std::uint32_t>(i));
    }
    return {entries_.back(), true};
  }

  // Keeps its room.
  void clear() {
    entries_.clear();
    index_.reset();
  }
  // Where an entry stands in the order in which they came.
  std::size_t place_of(const Entry& entry) const { return static_cast<std::size_t>(&entry - entries_.data()); }
  const std::vector<Entry>& entries() const { return entries_; }

 private:
  static constexpr std::size_t few = 24;
  using Index = boost::unordered_flat_map<Key, std::uint32_t, std::hash<Key>>;

  std::vector<Entry> entries_;
  std::unique_ptr<Index> index_;
};

}  // namespace stadt::dialogue
