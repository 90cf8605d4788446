// Arrays, sets and maps that one writer changes while many read them without locks. A reader holds a Reclaimer::Visit
// for as long as it uses what a view returned. Elements are trivially copyable.
#pragma once

#include <algorithm>
#include <atomic>
#include <bit>
#include <cstdint>
#include <cstdlib>
#include <new>
#include <span>
#include <type_traits>
#include <vector>

#include "sight/reclaimer.hpp"

namespace stadt {

// What the writer changes memory with: counts what is held, and lets go of what readers may still see. Before the first
// reader it is given back at once.
class Memory {
 public:
  explicit Memory(Reclaimer& reclaimer) : reclaimer_(reclaimer) {}

  void* take(std::size_t bytes) {
    void* block = std::malloc(bytes);
    if (!block) throw std::bad_alloc();
    held_.fetch_add(bytes, std::memory_order_relaxed);
    return block;
  }
  void give_back(void* block, std::size_t bytes) {
    if (!block) return;
    held_.fetch_sub(bytes, std::memory_order_relaxed);
    retire(block, std::free);
  }
  void retire(void* block, Reclaimer::Destroy destroy) {
    if (!has_readers_)
      destroy(block);
    else
      reclaimer_.retire(block, destroy);
  }
  void let_readers_in() { has_readers_ = true; }
  Reclaimer& reclaimer() const { return reclaimer_; }
  // Bytes in blocks that can be reached.
  std::size_t held() const { return held_.load(std::memory_order_relaxed); }

 private:
  Reclaimer& reclaimer_;
  bool has_readers_ = false;
  std::atomic<std::size_t> held_ = 0;
};

template <typename Range, typename T>
bool holds(const Range& range, const T& item) {
  return std::ranges::find(range, item) != std::ranges::end(range);
}

// A member of an element that the writer changes in place.
template <typename T>
T load_member(const T& member) {
  return std::atomic_ref<T>(const_cast<T&>(member)).load(std::memory_order_relaxed);
}
template <typename T>
void store_member(T& member, std::type_identity_t<T> value) {
  std::atomic_ref<T>(member).store(value, std::memory_order_relaxed);
}

template <typename T>
class PublishedArray {
  static_assert(std::is_trivially_copyable_v<T>);
  struct Block {
    std::atomic<std::uint32_t> size;
    std::uint32_t capacity;
    T* items() { return reinterpret_cast<T*>(this + 1); }
  };
  static_assert(alignof(T) <= alignof(std::max_align_t) && sizeof(Block) % alignof(T) == 0);

 public:
  PublishedArray() = default;
  PublishedArray(const PublishedArray&) = delete;
  PublishedArray& operator=(const PublishedArray&) = delete;
  ~PublishedArray() { std::free(block_.load(std::memory_order_relaxed)); }

  std::span<const T> view() const {
    Block* block = block_.load(std::memory_order_seq_cst);
    if (!block) return {};
    return {block->items(), block->size.load(std::memory_order_acquire)};
  }
  // It will be viewed soon.
  void expect() const { __builtin_prefetch(block_.load(std::memory_order_seq_cst)); }
  std::uint32_t size() const { return static_cast<std::uint32_t>(view().size()); }
  bool empty() const { return size() == 0; }

  // The writer's. Members of elements are changed by `store_member` only.
  std::span<T> own() {
    Block* block = block_.load(std::memory_order_relaxed);
    if (!block) return {};
    return {block->items(), block->size.load(std::memory_order_relaxed)};
  }

  void append(Memory& memory, const T& item) {
    Block* block = block_.load(std::memory_order_relaxed);
    const std::uint32_t size = block ? block->size.load(std::memory_order_relaxed) : 0;
    if (!block || size == block->capacity) {
      block = moved(memory, own(), size + std::max<std::uint32_t>(2, size / 2));
    }
    block->items()[size] = item;
    block->size.store(size + 1, std::memory_order_release);
  }
  void assign(Memory& memory, std::span<const T> items) {
    if (items.empty()) return clear(memory);
    moved(memory, items, static_cast<std::uint32_t>(items.size()));
  }
  void insert_at(Memory& memory, std::size_t place, const T& item) {
    if (place == own().size()) return append(memory, item);
    std::vector<T> items(own().begin(), own().end());
    items.insert(items.begin() + static_cast<std::ptrdiff_t>(place), item);
    assign(memory, items);
  }
  void erase_at(Memory& memory, std::size_t place) { erase(memory, place, place + 1); }
  void erase(Memory& memory, std::size_t begin, std::size_t end) {
    std::vector<T> items(own().begin(), own().end());
    items.erase(items.begin() + static_cast<std::ptrdiff_t>(begin), items.begin() + static_cast<std::ptrdiff_t>(end));
    assign(memory, items);
  }
  void clear(Memory& memory) { publish(memory, nullptr); }

 private:
  static std::size_t bytes(std::uint32_t capacity) { return sizeof(Block) + capacity * sizeof(T); }

  Block* moved(Memory& memory, std::span<const T> items, std::uint32_t capacity) {
    auto* block = new (memory.take(bytes(capacity)))
        Block{.size = static_cast<std::uint32_t>(items.size()), .capacity = capacity};
    if (!items.empty()) std::copy(items.begin(), items.end(), block->items());
    publish(memory, block);
    return block;
  }
  void publish(Memory& memory, Block* block) {
    Block* former = block_.exchange(block, std::memory_order_seq_cst);
    if (former) memory.give_back(former, bytes(former->capacity));
  }

  std::atomic<Block*> block_ = nullptr;
};

// A set of numbers, four bytes each: most of it in order, the latest ones behind it as they came.
class NumberSet {
 public:
  bool contains(std::uint32_t number) const {
    const auto items = items_.view();
    const auto ordered = ordered_of(items);
    return std::ranges::binary_search(ordered, number) ||
           std::ranges::find(items.subspan(ordered.size()), number) != items.end();
  }
  // In no order that could be relied on, without repetition.
  std::span<const std::uint32_t> view() const { return items_.view(); }
  std::uint32_t size() const { return items_.size(); }
  // All of it in order; `scratch` holds it if the set does not.
  std::span<const std::uint32_t> sorted(std::vector<std::uint32_t>& scratch) const {
    const auto items = items_.view();
    if (ordered_of(items).size() == items.size()) return items;
    scratch.assign(items.begin(), items.end());
    std::ranges::sort(scratch);
    return scratch;
  }

  bool insert(Memory& memory, std::uint32_t number) {
    if (contains(number)) return false;
    const auto items = items_.view();
    if (items.size() - ordered_of(items).size() < most_unordered(items.size())) {
      items_.append(memory, number);
      return true;
    }
    std::vector<std::uint32_t> all(items.begin(), items.end());
    all.push_back(number);
    assign(memory, all);
    return true;
  }
  bool erase(Memory& memory, std::uint32_t number) {
    if (!contains(number)) return false;
    std::vector<std::uint32_t> all(items_.view().begin(), items_.view().end());
    std::erase(all, number);
    assign(memory, all);
    return true;
  }
  void assign(Memory& memory, std::vector<std::uint32_t>& numbers) {
    std::ranges::sort(numbers);
    items_.assign(memory, numbers);
  }

 private:
  static std::size_t most_unordered(std::size_t size) { return 16 + size / 64; }
  // As far as the numbers ascend.
  static std::span<const std::uint32_t> ordered_of(std::span<const std::uint32_t> items) {
    std::size_t low = items.size() - std::min(items.size(), most_unordered(items.size()) + 1);
    while (low + 1 < items.size() && items[low] < items[low + 1]) ++low;
    return items.first(std::min(items.size(), low + 1));
  }

  PublishedArray<std::uint32_t> items_;
};

}  // namespace stadt
