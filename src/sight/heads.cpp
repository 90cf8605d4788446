#include "sight/heads.hpp"

namespace stadt {

void Heads::fill(Memory& memory, std::vector<Keyed> tables) {
  removed_ = 0;
  floor_ = 0;
  if (tables.size() > most_heads) {
    const auto last = tables.begin() + most_heads - 1;
    std::ranges::nth_element(tables, last, std::ranges::greater(), &Keyed::key);
    floor_ = last->key;
    tables.resize(most_heads);
  }
  members_.clear();
  for (const auto& keyed : tables) members_.insert(keyed.table);
  publish(memory);
}

void Heads::put(Memory& memory, Number table, std::int64_t key, const KeyOf& key_of) {
  const bool is_full = members_.size() >= most_heads;
  if (members_.contains(table) || (is_full && key <= floor_)) return;
  if (is_full) {
    const auto lowest = std::ranges::min_element(members_, {}, key_of);
    floor_ = key_of(*lowest);
    if (key <= floor_) return;
    members_.erase(lowest);
  }
  members_.insert(table);
  publish(memory);
}

void Heads::remove(Memory& memory, Number table) {
  if (members_.erase(table) == 0) return;
  ++removed_;
  floor_ = 0;
  publish(memory);
}

void Heads::publish(Memory& memory) {
  const std::vector<Number> all(members_.begin(), members_.end());
  heads_.assign(memory, all);
}

}  // namespace stadt
