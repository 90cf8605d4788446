// The tables of one pace that stand first by their static key (dialogue/quality_rules.hpp). Which they are is
// published; their order is read from the tables themselves, because it changes with every reply.
#pragma once

#include <functional>
#include <unordered_set>

#include "sight/person_sight.hpp"

namespace stadt {

constexpr std::size_t most_heads = 256;

class Heads {
 public:
  using KeyOf = std::function<std::int64_t(Number table)>;

  std::span<const Number> view() const { return heads_.view(); }

  // All tables of the pace at once, in any order; whatever stood here before does not.
  struct Keyed {
    std::int64_t key = 0;
    Number table = 0;
  };
  void fill(Memory& memory, std::vector<Keyed> tables);
  // A table has a key now.
  void put(Memory& memory, Number table, std::int64_t key, const KeyOf& key_of);
  void remove(Memory& memory, Number table);
  // So many have been removed that others should come forward: fill anew.
  bool wants_more() const { return removed_ > most_heads / 4; }

 private:
  void publish(Memory& memory);

  PublishedArray<Number> heads_;
  std::unordered_set<Number> members_;
  std::int64_t floor_ = 0;  // of the keys, or a former one: keys rarely fall
  std::size_t removed_ = 0;
};

}  // namespace stadt
