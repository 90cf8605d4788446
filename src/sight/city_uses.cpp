// What people have contributed where others talk of a tag: in whole numbers, so that any order of events gives the same
// sums, and a recount after a deletion too (design: DIALOGUE §3, burns and can).
#include <cmath>
#include <unordered_map>

#include "dialogue/expertise_rules.hpp"
#include "dialogue/ground_rules.hpp"
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

// The parent has an answer more; true if that makes it warmer.
bool mark_answer(Turn& parent, const Turn& answer) {
  if (parent.author == answer.author) return false;
  auto flags = static_cast<std::uint8_t>(parent.flags | turn_answered);
  if ((answer.flags & turn_thanks) != 0 && thanks_of(parent) < most_thanks) flags += turn_thanked_once;
  if (flags == parent.flags) return false;
  store_member(parent.flags, flags);
  return true;
}

// What a turn counts for besides itself: that it answers a question of somebody else, and that it thanks whoever
// answered one.
struct Counts {
  bool answers = false;
  Number thanks = 0;
};
Counts counts_of(std::span<const Turn> turns, const Turn& turn) {
  if (!turn.parent) return {};
  const Turn& parent = turns[turn.parent - 1];
  if (parent.author == turn.author) return {};
  const bool thanks = (turn.flags & turn_thanks) != 0 && parent.parent &&
                      (turns[parent.parent - 1].flags & turn_asks) != 0 &&
                      turns[parent.parent - 1].author != parent.author;
  return {.answers = (parent.flags & turn_asks) != 0, .thanks = thanks ? parent.author : 0};
}

Share share_of(const Turn& turn, const Counts& counts) {
  return {.person = turn.author,
          .contributions = 1,
          .answered_questions = counts.answers ? 1U : 0U,
          .last_hour = hour_of(turn.id),
          .warmth = warmth_of(turn)};
}

}  // namespace

double substance_of(const Turn& turn) {
  const auto flags = load_member(turn.flags);
  return dialogue::substance({.author = {},
                              .answers = {},
                              .words = turn.words,
                              .asks = (flags & turn_asks) != 0,
                              .repeats = (flags & turn_repeats) != 0});
}

double warmth_worth(const TagUse& use) {
  const bool is_own = load_member(use.contributions) >= static_cast<std::uint32_t>(dialogue::lived_tag_contributions);
  return is_own ? static_cast<double>(load_member(use.warmth)) : 0;
}

double able_worth(const TagUse& use) {
  return dialogue::can(load_member(use.thanked), load_member(use.answered_questions));
}

void mark_answers(std::span<Turn> turns) {
  for (auto& turn : turns) {
    store_member(turn.flags, static_cast<std::uint8_t>(turn.flags & (turn_asks | turn_repeats | turn_thanks)));
  }
  for (const auto& turn : turns) {
    if (turn.parent) mark_answer(turns[turn.parent - 1], turn);
  }
}

std::vector<Share> shares_of(const TableSight& table) {
  if (table.tags.empty()) return {};
  if (table.is_light()) return table.shares;
  std::vector<Share> shares;
  std::unordered_map<Number, std::size_t> places;
  const auto of = [&](Number person) -> Share& {
    const auto [place, is_new] = places.try_emplace(person, shares.size());
    if (is_new) shares.push_back({.person = person});
    return shares[place->second];
  };
  const auto turns = table.turns.view();
  for (const auto& turn : turns) {
    const auto counts = counts_of(turns, turn);
    const auto one = share_of(turn, counts);
    auto& share = of(turn.author);
    ++share.contributions;
    share.answered_questions += one.answered_questions;
    share.last_hour = std::max(share.last_hour, one.last_hour);
    share.warmth += one.warmth;
    if (counts.thanks) ++of(counts.thanks).thanked;
  }
  std::ranges::sort(shares, {}, &Share::person);
  return shares;
}

Strongest::WorthOf CitySight::worth_of(Number tag, double (*worth)(const TagUse&)) const {
  return [this, tag, worth](Number person) -> double {
    const auto* use = people_[person].use_of(tag);
    return use ? worth(*use) : 0;
  };
}

// Whoever is among the strongest of a tag of very many is known at any time.
void CitySight::rank(Number person, Number number) {
  auto& tag = tags_[number];
  if (is_building_ || !tag.has_very_many()) return;
  const auto all = tag.people.view();
  tag.warmest.note(memory_, person, all, worth_of(number, warmth_worth));
  tag.ablest.note(memory_, person, all, worth_of(number, able_worth));
}

void CitySight::rank_all(Number number) {
  auto& tag = tags_[number];
  tag.warmest.fill(memory_, tag.people.view(), worth_of(number, warmth_worth));
  tag.ablest.fill(memory_, tag.people.view(), worth_of(number, able_worth));
}

// When somebody last spoke where the tag is talked of.
std::uint32_t CitySight::last_contribution(Number number, Number tag) const {
  std::uint32_t last_hour = 0;
  for (const auto& seat : people_[number].seats.view()) {
    const auto& table = tables_[seat.table];
    if (table.line() && holds(table.tags.view(), tag)) last_hour = std::max(last_hour, seat.last_hour);
  }
  return last_hour;
}

// Seats and tags stand as they are now.
void CitySight::change_use(Number number, Number tag, const Share& before, const Share& after) {
  auto& use = people_[number].tag_use(memory_, tag);
  if (!use.is_listed) {
    // Before one of very many is left out, the strongest are known.
    if (!is_building_ && tags_[tag].people.size() == people_all_looked_at) rank_all(tag);
    tags_[tag].people.append(memory_, number);
    use.is_listed = true;
  }
  store_member(use.contributions, use.contributions + after.contributions - before.contributions);
  store_member(use.answered_questions, use.answered_questions + after.answered_questions - before.answered_questions);
  store_member(use.thanked, use.thanked + after.thanked - before.thanked);
  store_member(use.warmth, use.warmth + after.warmth - before.warmth);
  if (after.last_hour > use.last_hour) {
    store_member(use.last_hour, after.last_hour);
  } else if (after.last_hour < before.last_hour && before.last_hour == use.last_hour) {
    store_member(use.last_hour, last_contribution(number, tag));
  }
  rank(number, tag);
}

// What a table brought to the sums of its people is replaced by what it brings now; nothing else is looked at.
void CitySight::change_uses(std::span<const Number> tags, std::span<const Share> before, std::span<const Share> after) {
  const std::vector<Number> wanted(tags.begin(), tags.end());
  auto former = before.begin();
  auto now = after.begin();
  while (former != before.end() || now != after.end()) {
    const Number person =
        std::min(former == before.end() ? UINT32_MAX : former->person, now == after.end() ? UINT32_MAX : now->person);
    const bool was = former != before.end() && former->person == person;
    const bool is = now != after.end() && now->person == person;
    const Share one = was ? *former : Share{.person = person};
    const Share other = is ? *now : Share{.person = person};
    former += was;
    now += is;
    if (one == other) continue;
    for (const Number tag : wanted) change_use(person, tag, one, other);
  }
}

// A turn that has just been put among the others.
void CitySight::note_use(TableSight& table, PostId post) {
  const auto turns = table.turns.own();
  const auto turn = std::ranges::lower_bound(turns, post, {}, &Turn::id);
  const auto tags = table.tags.view();
  Turn* parent = turn->parent ? &turns[turn->parent - 1] : nullptr;
  const auto before = parent && !tags.empty() ? warmth_of(*parent) : 0;
  const bool is_warmer = parent && mark_answer(*parent, *turn);
  if (tags.empty()) return;
  const auto counts = counts_of(turns, *turn);
  const auto own = share_of(*turn, counts);
  for (const Number tag : tags) {
    change_use(turn->author, tag, {}, own);
    if (counts.thanks) change_use(counts.thanks, tag, {}, {.thanked = 1});
    if (is_warmer) change_use(parent->author, tag, {}, {.warmth = warmth_of(*parent) - before});
  }
}

}  // namespace stadt
