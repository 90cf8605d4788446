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
#include "dialogue/neighbour_rules.hpp"
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
  std::uint32_t answered_by_host = 0;                    // guests
  std::array<std::int16_t, quality_terms> quality = {};  // thousandths of a bit
  std::uint8_t kind = 0;                                 // posts/post.hpp: TableKind
  dialogue::Pace pace = dialogue::Pace::talk;
};
static_assert(sizeof(TableLine) == 64);

// So many guests stand for all of a table when tables are compared; a few more, for those whom the viewer does not see.
constexpr std::size_t lowest_guests_kept = dialogue::most_guests_compared + 256;

// A question that waits: it is the latest that somebody asked the person there, who has not spoken since.
struct OpenQuestion {
  Number person = 0;
  Number by = 0;
};
constexpr std::size_t turns_asked_in = 64;  // the latest ones of a table

// What one person has contributed at a table (city_uses.cpp).
struct Share {
  Number person = 0;
  std::uint32_t contributions = 0;
  std::uint32_t answered_questions = 0;
  std::uint32_t thanked = 0;
  std::uint32_t last_hour = 0;
  std::int64_t warmth = 0;

  bool operator==(const Share&) const = default;
};

// A table is light when only a little of it is in memory: everything but what was said. Nothing is said at it without
// making it whole again, so that what is kept instead stays true. What every page asks stands first, side by side.
class TableSight {
  std::atomic<TableLine*> line_ = nullptr;

 public:
  ConversationId id;
  PublishedArray<Turn> turns;     // by id
  PublishedArray<Number> guests;  // who has spoken, but the host; in the order in which they sat down
  PublishedArray<Number> lowest;  // of very many guests, those with the lowest numbers, in order
  PublishedArray<Number> tags;    // of the opening post
  PublishedArray<Number> links;   // that were given here, without repetition

  ~TableSight() { std::free(line_.load(std::memory_order_relaxed)); }
  // Nothing if the table has gone, or was forgotten.
  const TableLine* line() const { return line_.load(std::memory_order_seq_cst); }
  void show(Memory& memory, const std::optional<TableLine>& line);

  bool is_light() const { return is_light_.load(std::memory_order_seq_cst); }
  // The turns; nothing if memory does not hold them.
  std::optional<std::span<const Turn>> said() const;
  // Who asked the person something here that they have not spoken after; 0: nobody.
  Number asker_of(Number person) const;
  // Who spoke last.
  Number last_speaker() const;

  // Somebody has sat down; or these have, and nobody else.
  void seat(Memory& memory, Number guest);
  void seat_only(Memory& memory, std::span<const Number> all);

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

  // Lets go of what was said; or holds it again.
  void lighten(Memory& memory);
  void make_whole(Memory& memory, std::span<const Turn> said);
  // Of a light table with tags, by person: what the sums of people hold of it.
  std::vector<Share> shares;
  std::span<const OpenQuestion> open_questions() const { return open_questions_.view(); }

 private:
  std::atomic<bool> is_light_ = false;
  // Of a light table.
  std::atomic<Number> last_speaker_ = 0;
  PublishedArray<OpenQuestion> open_questions_;
};

}  // namespace stadt
