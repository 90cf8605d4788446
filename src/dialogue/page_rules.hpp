// A page of the feed: tables by their score, with places kept for what would never come up by itself (design:
// DIALOGUE §2). The page has an end. Pure: the same candidates make the same page, and what is chosen by chance is
// chosen anew each day only.
#pragma once

#include <boost/describe.hpp>
#include <span>
#include <vector>

#include "dialogue/feed_rules.hpp"

namespace stadt::dialogue {

constexpr std::size_t tables_on_page = 20;
constexpr int most_of_host = 2;
constexpr int most_of_place = 4;
constexpr std::size_t exploration_every = 8;
constexpr std::size_t leaders_foreseen = 64;
constexpr double most_luck = 3;  // bits, for whom among newcomers and the unknown a day brings to a viewer

// Why a table stands where it stands: by its score, or in a place that is kept.
enum class Slot { dialogue, unanswered, newcomer, exploration, anniversary };
BOOST_DESCRIBE_ENUM(Slot, dialogue, unanswered, newcomer, exploration, anniversary)

struct KeptPlace {
  std::size_t at;  // on the page, from 0
  Slot slot;
};
constexpr KeptPlace kept_places[] = {{1, Slot::anniversary}, {3, Slot::unanswered},  {5, Slot::newcomer},
                                     {7, Slot::exploration}, {10, Slot::unanswered}, {15, Slot::exploration}};

struct Placed {
  std::uint32_t candidate = 0;  // its place among the candidates
  Slot slot = Slot::dialogue;
  MilliBits foresight = 0;
  MilliBits score = 0;  // the sum of its terms

  bool operator==(const Placed&) const = default;
};

// Lays one page. Looks at each candidate once and orders only those that come near the page.
class Laying {
 public:
  Laying(std::span<const Candidate> candidates, const Reading& reading);

  // Takes out those that stand highest by their score, best first: whom foresight may move.
  std::vector<std::uint32_t> leaders();
  // What foresight says of the leaders, in their order (foresight_rules).
  void foresee(std::span<const MilliBits> foresight);
  std::vector<Placed> page();

 private:
  struct Ranked {
    MilliBits key = 0;  // the score; where a place is kept, with what chance adds
    std::uint32_t candidate = 0;
    ConversationId table;

    bool operator<(const Ranked& other) const { return key != other.key ? key < other.key : table < other.table; }
  };
  struct Choice {
    const Ranked* ranked = nullptr;
    Slot slot = Slot::dialogue;

    explicit operator bool() const { return ranked != nullptr; }
  };

  void consider(std::uint32_t at);
  bool has_room(const Ranked& ranked) const;
  bool is_of(Slot slot, std::uint32_t candidate) const;
  // How many tables of a slot are on the page, however they came there.
  int count_of(Slot slot) const;
  // The highest that may still stand on the page.
  const Ranked* highest();
  const Ranked* best_of(Slot slot) const;
  // For whom a place is kept here, unless the next by score is one of them anyway.
  Choice kept_at(std::size_t at, const Ranked* highest) const;
  // What places are kept for, when nothing else is left.
  Choice left_over(std::size_t at) const;
  void place(const Choice& choice);

  std::span<const Candidate> candidates_;
  Reading reading_;
  std::vector<std::uint8_t> slots_;  // by candidate: a bit for each slot that it is of
  std::vector<Ranked> by_score_;     // a heap
  std::vector<Ranked> leaders_;
  std::array<std::vector<Ranked>, 5> waiting_;  // by slot
  std::vector<MilliBits> foresight_;            // by candidate; empty: none
  std::vector<bool> is_placed_;
  std::vector<Placed> page_;
};

}  // namespace stadt::dialogue
