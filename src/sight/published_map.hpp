// From ids to small numbers, as published.hpp: one writer, many readers without locks. Ids stay for ever; a number may
// change, and 0 stands for nothing.
#pragma once

#include <memory>

#include "sight/published.hpp"

namespace stadt {

class PublishedMap {
  struct Entry {
    std::atomic<std::int64_t> id;
    std::atomic<std::uint32_t> number;
  };
  struct Block {
    std::uint32_t mask;
    std::uint32_t used;
    Entry* entries() { return reinterpret_cast<Entry*>(this + 1); }
  };

 public:
  PublishedMap() = default;
  PublishedMap(const PublishedMap&) = delete;
  PublishedMap& operator=(const PublishedMap&) = delete;
  ~PublishedMap() { std::free(block_.load(std::memory_order_relaxed)); }

  // The id is not 0.
  std::uint32_t find(std::int64_t id) const {
    Block* block = block_.load(std::memory_order_seq_cst);
    if (!block) return 0;
    for (std::uint64_t at = spread(id);; ++at) {
      const Entry& entry = block->entries()[at & block->mask];
      const auto found = entry.id.load(std::memory_order_acquire);
      if (found == id) return entry.number.load(std::memory_order_relaxed);
      if (found == 0) return 0;
    }
  }
  // It will be looked for soon.
  void expect(std::int64_t id) const {
    Block* block = block_.load(std::memory_order_seq_cst);
    if (block) __builtin_prefetch(&block->entries()[spread(id) & block->mask]);
  }
  bool empty() const { return block_.load(std::memory_order_seq_cst) == nullptr; }
  void put(Memory& memory, std::int64_t id, std::uint32_t number) {
    reserve(memory, 1);
    Block* block = block_.load(std::memory_order_relaxed);
    Entry& entry = place_of(*block, id);
    entry.number.store(number, std::memory_order_relaxed);
    if (entry.id.load(std::memory_order_relaxed) == id) return;
    ++block->used;
    entry.id.store(id, std::memory_order_release);
  }
  void reserve(Memory& memory, std::size_t more) {
    Block* former = block_.load(std::memory_order_relaxed);
    const std::size_t used = former ? former->used : 0;
    if (former && (used + more) * 2 <= former->mask + std::size_t{1}) return;
    const auto capacity = static_cast<std::uint32_t>(std::bit_ceil(std::max<std::size_t>(4, (used + more) * 2)));
    auto* block = new (memory.take(bytes(capacity))) Block{capacity - 1, static_cast<std::uint32_t>(used)};
    for (std::uint32_t i = 0; i < capacity; ++i) new (block->entries() + i) Entry{0, 0};
    each([&](std::int64_t id, std::uint32_t number) {
      Entry& entry = place_of(*block, id);
      entry.number.store(number, std::memory_order_relaxed);
      entry.id.store(id, std::memory_order_relaxed);
    });
    block_.store(block, std::memory_order_seq_cst);
    if (former) memory.give_back(former, bytes(former->mask + 1));
  }
  template <typename Take>
  void each(Take take) const {
    Block* block = block_.load(std::memory_order_seq_cst);
    if (!block) return;
    for (std::uint64_t at = 0; at <= block->mask; ++at) {
      const Entry& entry = block->entries()[at];
      const auto id = entry.id.load(std::memory_order_acquire);
      if (id != 0) take(id, entry.number.load(std::memory_order_relaxed));
    }
  }

 private:
  static std::size_t bytes(std::uint32_t capacity) { return sizeof(Block) + capacity * sizeof(Entry); }
  static std::uint64_t spread(std::int64_t id) {
    const std::uint64_t mixed = static_cast<std::uint64_t>(id) * 0x9E3779B97F4A7C15U;
    return mixed ^ (mixed >> 32);
  }
  static Entry& place_of(Block& block, std::int64_t id) {
    for (std::uint64_t at = spread(id);; ++at) {
      Entry& entry = block.entries()[at & block.mask];
      const auto found = entry.id.load(std::memory_order_relaxed);
      if (found == id || found == 0) return entry;
    }
  }

  std::atomic<Block*> block_ = nullptr;
};

// Elements that never move and never go, found by number from 1 on; 0 is nobody's.
template <typename T>
class NumberedArray {
  static constexpr std::uint32_t chunk_bits = 10;
  static constexpr std::uint32_t chunk_size = 1U << chunk_bits;
  static constexpr std::uint32_t most_chunks = 1U << 14;

 public:
  static constexpr std::uint32_t most = chunk_size * most_chunks - 1;

  NumberedArray() : chunks_(std::make_unique<std::atomic<T*>[]>(most_chunks)) {}
  ~NumberedArray() {
    for (std::uint32_t i = 0; i < most_chunks; ++i) delete[] chunks_[i].load(std::memory_order_relaxed);
  }
  NumberedArray(const NumberedArray&) = delete;
  NumberedArray& operator=(const NumberedArray&) = delete;

  T& operator[](std::uint32_t number) { return chunk(number)[number & (chunk_size - 1)]; }
  const T& operator[](std::uint32_t number) const { return chunk(number)[number & (chunk_size - 1)]; }
  // How many there are; their numbers are 1 … size.
  std::uint32_t size() const { return size_.load(std::memory_order_acquire); }

  // The writer's: the number of a new element, which `fill` completes before any reader can reach it.
  template <typename Fill>
  std::uint32_t add(Fill fill) {
    const std::uint32_t number = size_.load(std::memory_order_relaxed) + 1;
    if (number > most) throw std::bad_alloc();
    auto& chunk = chunks_[number >> chunk_bits];
    if (!chunk.load(std::memory_order_relaxed)) chunk.store(new T[chunk_size], std::memory_order_release);
    fill((*this)[number]);
    size_.store(number, std::memory_order_release);
    return number;
  }
  std::size_t bytes() const { return (size() / chunk_size + 1) * chunk_size * sizeof(T); }

 private:
  T* chunk(std::uint32_t number) const { return chunks_[number >> chunk_bits].load(std::memory_order_acquire); }

  std::unique_ptr<std::atomic<T*>[]> chunks_;
  std::atomic<std::uint32_t> size_ = 0;
};

}  // namespace stadt
