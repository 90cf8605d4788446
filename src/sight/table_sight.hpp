// What memory knows of one table: a line of 64 bytes that is replaced as a whole, and beside it who said how much to
// whom. Only public posts stand here.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "base/time.hpp"
#include "dialogue/ledger.hpp"
#include "sight/person_sight.hpp"

namespace stadt {

// One public post. What is known of its author was frozen when it was written (PostFacts).
struct Turn {
  PostId id;
  Number author = 0;
  Number answers = 0;        // the author of its parent
  std::uint32_t parent = 0;  // the parent's place among the turns, from 1; 0: not here
  std::uint32_t community = 0;
  std::uint16_t words = 0;
  std::uint8_t trust = full_trust;
  std::uint8_t guest_talks = 0;
  std::uint8_t pair_talks = 0;
  std::uint8_t flags = 0;
};
static_assert(sizeof(Turn) == 32);

constexpr std::uint8_t turn_asks = 1;
constexpr std::uint8_t turn_repeats = 2;
constexpr std::uint8_t turn_thanks = 4;
constexpr std::uint8_t turn_answered = 8;       // by somebody else
constexpr std::uint8_t turn_thanked_once = 16;  // up to three times, in two bits
constexpr int turn_thanked_shift = 4;
constexpr int most_thanks = 3;

constexpr std::size_t quality_terms = 7;

// The order of the terms is that of dialogue::Quality.
struct TableLine {
  PostId last;
  std::int64_t key = 0;  // dialogue::static_key, millionths of a bit
  Time grew_at = {};
  Number host = 0;
  Number place = 0;
  std::uint32_t posts = 0;
  std::uint32_t listeners = 0;
  std::uint32_t guests = 0;
  std::array<std::int16_t, quality_terms> quality = {};  // thousandths of a bit
  std::uint8_t kind = 0;                                 // posts/post.hpp: TableKind
  dialogue::Pace pace = dialogue::Pace::talk;
  bool host_answered_all = false;
  bool is_light = false;  // only this line is in memory
};
static_assert(sizeof(TableLine) == 64);

// What every page asks stands first, side by side.
class TableSight {
  std::atomic<TableLine*> line_ = nullptr;

 public:
  ConversationId id;
  PublishedArray<Turn> turns;     // by id
  PublishedArray<Number> guests;  // who has spoken, but the host; in the order in which they sat down
  PublishedArray<Number> tags;    // of the opening post
  PublishedArray<Number> links;   // that were given here, without repetition

  ~TableSight() { std::free(line_.load(std::memory_order_relaxed)); }
  // Nothing if the table has gone, or was forgotten.
  const TableLine* line() const { return line_.load(std::memory_order_seq_cst); }
  void show(Memory& memory, const std::optional<TableLine>& line);
  bool spoke(Number guest) const { return holds(guests.view(), guest); }

  // The writer's. Who nodded to what.
  struct Nod {
    PostId post;
    Number person = 0;

    bool operator==(const Nod&) const = default;
  };
  std::vector<Nod> nods;
  // Kept while people talk here; made anew from the turns otherwise.
  std::unique_ptr<dialogue::Ledger> ledger;
  std::size_t ledger_bytes = 0;
  int hidden_by = 0;     // so many people; who they are stands in their Discretion alone
  bool changed = false;  // since its quality was last kept in SQL
  bool wanted = false;   // it has to be read again
};

}  // namespace stadt
