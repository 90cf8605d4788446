// Which tables lie close to one, found by walking: from the table to one of its guests, on to one of their tables, and
// so on (design: DIALOGUE §5). How long it takes does not depend on how large tables are or how many there are.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace stadt::dialogue {

// Who sits where, both ways, people and tables numbered from 0 on. The seats of table t are
// `guests[table_begins[t]] … guests[table_begins[t + 1] - 1]`; `tables` holds the same seats by guest.
struct Seating {
  std::span<const std::uint32_t> table_begins;
  std::span<const std::uint32_t> guests;
  std::span<const std::uint32_t> guest_begins;
  std::span<const std::uint32_t> tables;
};

constexpr std::uint32_t most_steps = 8192;

struct Walks {
  std::uint32_t steps = 5000;  // table → guest → table; at most most_steps
  std::uint32_t length = 2;    // steps of one walk, then the next one begins at the table
  std::uint64_t seed = 1;      // the same seed walks the same ways
};

struct Visited {
  std::uint32_t table = 0;
  std::uint32_t visits = 0;

  bool operator==(const Visited&) const = default;
};

// Keeps the room that walks need, about 200 KB: one for each thread. Many walks are under way at once, so that each
// one's memory has arrived when its turn comes.
class Walker {
 public:
  Walker();

  // The tables that were come to, but the one that was begun at, in the order in which each was first reached. Valid
  // until the next walk.
  std::span<const Visited> walk(const Seating& seating, std::uint32_t from, const Walks& walks);

 private:
  struct Slot {
    std::uint32_t table = 0;
    std::uint32_t place = 0;  // in `visited_`, from 1 on; 0: empty
  };

  void count(std::uint32_t table);
  void forget();

  std::vector<Slot> slots_;
  std::vector<std::uint32_t> used_;
  std::vector<Visited> visited_;
};

}  // namespace stadt::dialogue
