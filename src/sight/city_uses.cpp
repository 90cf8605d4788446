// What people have contributed where others talk of a tag: in whole numbers, so that any order of events gives the same
// sums, and a recount after a deletion too (design: DIALOGUE §3, burns and can).
#include <cmath>

#include "sight/city_sight.hpp"

namespace stadt {

namespace {

constexpr double answered_weight = 1.5;

int thanks_of(const Turn& turn) { return (turn.flags >> turn_thanked_shift) & most_thanks; }

std::int64_t warmth_of(const Turn& turn) {
  const double answered = (turn.flags & turn_answered) != 0 ? answered_weight : 0;
  const double half_lives = static_cast<double>(hour_of(turn.id)) / warmth_half_life_hours - warmth_base;
  return std::llround(substance_of(turn) * (1 + answered + thanks_of(turn)) * warmth_unit * std::exp2(half_lives));
}

void warm(TagUse& use, std::int64_t warmth) { store_member(use.warmth, use.warmth + warmth); }

}  // namespace

double substance_of(const Turn& turn) {
  const auto flags = load_member(turn.flags);
  return dialogue::substance({.author = {},
                              .answers = {},
                              .words = turn.words,
                              .asks = (flags & turn_asks) != 0,
                              .repeats = (flags & turn_repeats) != 0});
}

// The parent has an answer more; true if that makes it warmer.
bool CitySight::mark_answer(Turn& parent, const Turn& answer) {
  if (parent.author == answer.author) return false;
  auto flags = static_cast<std::uint8_t>(parent.flags | turn_answered);
  if ((answer.flags & turn_thanks) != 0 && thanks_of(parent) < most_thanks) flags += turn_thanked_once;
  if (flags == parent.flags) return false;
  store_member(parent.flags, flags);
  return true;
}

// After turns have changed.
void CitySight::mark_answers(TableSight& table) {
  const auto turns = table.turns.own();
  for (auto& turn : turns) {
    store_member(turn.flags, static_cast<std::uint8_t>(turn.flags & (turn_asks | turn_repeats | turn_thanks)));
  }
  for (const auto& turn : turns) {
    if (turn.parent) mark_answer(turns[turn.parent - 1], turn);
  }
}

// A question of somebody else that was answered, and thanks for an answer.
void CitySight::mark_counts(const TableSight& table, const Turn& turn, Number only, std::span<const Number> tags) {
  if (!turn.parent) return;
  const auto turns = table.turns.view();
  const Turn& parent = turns[turn.parent - 1];
  if (parent.author == turn.author) return;
  const bool answers = (parent.flags & turn_asks) != 0;
  const bool thanks = (turn.flags & turn_thanks) != 0 && parent.parent &&
                      (turns[parent.parent - 1].flags & turn_asks) != 0 &&
                      turns[parent.parent - 1].author != parent.author;
  for (const Number tag : tags) {
    if (answers && (!only || only == turn.author)) {
      auto& use = people_[turn.author].tag_use(memory_, tag);
      store_member(use.answered_questions, use.answered_questions + 1);
    }
    if (thanks && (!only || only == parent.author)) {
      auto& use = people_[parent.author].tag_use(memory_, tag);
      store_member(use.thanked, use.thanked + 1);
    }
  }
}

// A turn that has just been put among the others.
void CitySight::note_use(TableSight& table, PostId post) {
  const auto tags = table.tags.view();
  if (tags.empty()) {
    const auto turns = table.turns.own();
    const auto turn = std::ranges::lower_bound(turns, post, {}, &Turn::id);
    if (turn->parent) mark_answer(turns[turn->parent - 1], *turn);
    return;
  }
  const auto turns = table.turns.own();
  const auto turn = std::ranges::lower_bound(turns, post, {}, &Turn::id);
  for (const Number tag : tags) {
    auto& person = people_[turn->author];
    auto& use = person.tag_use(memory_, tag);
    if (use.contributions == 0 && !holds(tags_[tag].people.view(), turn->author)) {
      tags_[tag].people.append(memory_, turn->author);
    }
    store_member(use.contributions, use.contributions + 1);
    store_member(use.last_hour, std::max(use.last_hour, hour_of(turn->id)));
    warm(use, warmth_of(*turn));
  }
  mark_counts(table, *turn, 0, tags);
  if (!turn->parent) return;
  Turn& parent = turns[turn->parent - 1];
  const auto before = warmth_of(parent);
  if (!mark_answer(parent, *turn)) return;
  for (const Number tag : tags) warm(people_[parent.author].tag_use(memory_, tag), warmth_of(parent) - before);
}

void CitySight::recount_use(Number number, std::span<const Number> tags) {
  auto& person = people_[number];
  const std::vector<Number> wanted(tags.begin(), tags.end());
  for (const Number tag : wanted) {
    auto& use = person.tag_use(memory_, tag);
    store_member(use.contributions, 0U);
    store_member(use.warmth, std::int64_t{0});
    store_member(use.answered_questions, 0U);
    store_member(use.thanked, 0U);
  }
  for (const auto& seat : person.seats.view()) {
    const auto& table = tables_[seat.table];
    std::vector<Number> here;
    for (const Number tag : table.tags.view()) {
      if (holds(wanted, tag) && !holds(here, tag)) here.push_back(tag);
    }
    if (here.empty() || !table.line()) continue;
    for (const auto& turn : table.turns.view()) {
      mark_counts(table, turn, number, here);
      if (turn.author != number) continue;
      for (const Number tag : here) {
        auto& use = person.tag_use(memory_, tag);
        store_member(use.contributions, use.contributions + 1);
        store_member(use.last_hour, std::max(use.last_hour, hour_of(turn.id)));
        warm(use, warmth_of(turn));
      }
    }
  }
}

}  // namespace stadt
