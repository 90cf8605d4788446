#include "dialogue/walk.hpp"

#include <algorithm>
#include <array>

namespace stadt::dialogue {

namespace {

// So many walks are under way at once: as many as a core waits for memory at once, and some to spare.
constexpr std::uint32_t lanes = 32;
constexpr std::uint32_t slot_bits = 14;
constexpr std::uint32_t slot_count = 1u << slot_bits;
static_assert(slot_count >= 2 * most_steps, "half of the slots stay empty, so that looking for one ends soon");

std::uint32_t slot_of(std::uint32_t table) { return table * 0x9E3779B1u >> (32 - slot_bits); }

// Weyl numbers, mixed once (Steele 2014).
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed * 0xD1342543DE82EF95ull) {}
  std::uint64_t roll() {
    state_ += 0x9E3779B97F4A7C15ull;
    const std::uint64_t mixed = (state_ ^ state_ >> 32) * 0xD6E8FEB86659FD93ull;
    return mixed ^ mixed >> 32;
  }

 private:
  std::uint64_t state_;
};

// One of the numbers from `begin` on, by 32 bits of chance.
std::uint32_t one_of(std::uint32_t begin, std::uint32_t end, std::uint64_t chance) {
  return begin + static_cast<std::uint32_t>(chance * (end - begin) >> 32);
}

void fetch(const void* address) { __builtin_prefetch(address); }

// Walks side by side, each a stage behind what it has asked memory for.
class SideBySide {
 public:
  SideBySide(const Seating& seating, std::uint32_t from, std::uint64_t seed)
      : seating_(seating), from_(from), dice_(seed) {
    tables_.fill(from);
  }

  void begin_anew() { tables_.fill(from_); }

  // All the lanes one step on; where they stand then is `tables()`.
  void step(std::uint32_t count) {
    for (std::uint32_t lane = 0; lane < count; ++lane) choose_guest(lane);
    for (std::uint32_t lane = 0; lane < count; ++lane) meet_guest(lane);
    for (std::uint32_t lane = 0; lane < count; ++lane) choose_table(lane);
    for (std::uint32_t lane = 0; lane < count; ++lane) sit_down(lane);
  }

  const std::array<std::uint32_t, lanes>& tables() const { return tables_; }

 private:
  void choose_guest(std::uint32_t lane) {
    const auto* begins = &seating_.table_begins[tables_[lane]];
    chances_[lane] = dice_.roll();
    seats_[lane] = one_of(begins[0], begins[1], chances_[lane] >> 32);
    fetch(seating_.guests.data() + seats_[lane]);
  }
  void meet_guest(std::uint32_t lane) {
    guests_[lane] = seating_.guests[seats_[lane]];
    fetch(seating_.guest_begins.data() + guests_[lane]);
  }
  void choose_table(std::uint32_t lane) {
    const auto* begins = &seating_.guest_begins[guests_[lane]];
    seats_[lane] = one_of(begins[0], begins[1], chances_[lane] & 0xFFFFFFFF);
    fetch(seating_.tables.data() + seats_[lane]);
  }
  void sit_down(std::uint32_t lane) {
    tables_[lane] = seating_.tables[seats_[lane]];
    fetch(seating_.table_begins.data() + tables_[lane]);
  }

  const Seating& seating_;
  std::uint32_t from_;
  Dice dice_;
  std::array<std::uint32_t, lanes> tables_{};
  std::array<std::uint32_t, lanes> guests_{};
  std::array<std::uint32_t, lanes> seats_{};
  std::array<std::uint64_t, lanes> chances_{};
};

}  // namespace

Walker::Walker() : slots_(slot_count) {
  used_.reserve(most_steps);
  visited_.reserve(most_steps);
}

std::span<const Visited> Walker::walk(const Seating& seating, std::uint32_t from, const Walks& walks) {
  forget();
  const bool is_table = std::size_t{from} + 1 < seating.table_begins.size();
  if (!is_table || seating.table_begins[from] == seating.table_begins[from + 1]) return visited_;
  SideBySide walkers(seating, from, walks.seed);
  std::uint32_t left = std::min(walks.steps, most_steps);
  const std::uint32_t length = std::max(1u, walks.length);
  for (std::uint32_t steps = 0; left > 0; ++steps) {
    if (steps % length == 0) walkers.begin_anew();
    const auto count = std::min(left, lanes);
    walkers.step(count);
    for (std::uint32_t lane = 0; lane < count; ++lane) {
      if (walkers.tables()[lane] != from) this->count(walkers.tables()[lane]);
    }
    left -= count;
  }
  return visited_;
}

void Walker::count(std::uint32_t table) {
  auto at = slot_of(table);
  while (slots_[at].place != 0 && slots_[at].table != table) at = (at + 1) % slot_count;
  auto& slot = slots_[at];
  if (slot.place == 0) {
    visited_.push_back({table, 0});
    used_.push_back(at);
    slot = {table, static_cast<std::uint32_t>(visited_.size())};
  }
  ++visited_[slot.place - 1].visits;
}

void Walker::forget() {
  for (const auto at : used_) slots_[at] = {};
  used_.clear();
  visited_.clear();
}

}  // namespace stadt::dialogue
