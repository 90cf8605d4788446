#include "dialogue/page_rules.hpp"

#include <algorithm>
#include <ranges>
#include <utility>

namespace stadt::dialogue {

namespace {

constexpr Slot all_kept[] = {Slot::anniversary, Slot::unanswered, Slot::newcomer, Slot::exploration};

constexpr std::size_t index_of(Slot slot) { return static_cast<std::size_t>(slot); }

// Mixes bits so that neighbouring numbers have nothing in common.
constexpr std::uint64_t mixed(std::uint64_t bits) {
  bits += 0x9E3779B97F4A7C15ull;
  bits = (bits ^ bits >> 30) * 0xBF58476D1CE4E5B9ull;
  bits = (bits ^ bits >> 27) * 0x94D049BB133111EBull;
  return bits ^ bits >> 31;
}

// The same for one viewer, one table and one day.
MilliBits luck_of(ConversationId table, const Reading& reading) {
  const auto whole = static_cast<std::uint64_t>(to_milli_bits(most_luck)) + 1;
  const auto seed = mixed(static_cast<std::uint64_t>(reading.viewer.value)) ^ static_cast<std::uint64_t>(reading.day);
  return static_cast<MilliBits>(mixed(mixed(seed) ^ static_cast<std::uint64_t>(table.value)) % whole);
}

constexpr std::uint8_t bit_of(Slot slot, bool is_of) { return static_cast<std::uint8_t>(is_of << index_of(slot)); }

std::uint8_t slots_of(const Candidate& candidate, const Reading& reading) {
  const bool eligible = is_eligible(candidate, reading);
  return bit_of(Slot::dialogue, eligible) |
         bit_of(Slot::unanswered, candidate.unanswered && (candidate.can_answer || eligible)) |
         bit_of(Slot::newcomer, candidate.is_first_word) |
         bit_of(Slot::exploration, !eligible && is_exploration(candidate, reading)) |
         bit_of(Slot::anniversary, candidate.years > 0 && eligible);
}

bool brings_luck(Slot slot) { return slot == Slot::newcomer || slot == Slot::exploration; }

// How many places are kept for a slot up to and including one of the page.
int kept_until(Slot slot, std::size_t at) {
  return static_cast<int>(
      std::ranges::count_if(kept_places, [&](const auto& kept) { return kept.slot == slot && kept.at <= at; }));
}

}  // namespace

Laying::Laying(std::span<const Candidate> candidates, const Reading& reading)
    : candidates_(candidates), reading_(reading), slots_(candidates.size()), is_placed_(candidates.size()) {
  by_score_.reserve(candidates.size());
  page_.reserve(tables_on_page);
  for (std::uint32_t i = 0; i < candidates.size(); ++i) consider(i);
  std::make_heap(by_score_.begin(), by_score_.end());
}

void Laying::consider(std::uint32_t at) {
  const auto& candidate = candidates_[at];
  slots_[at] = slots_of(candidate, reading_);
  if (slots_[at] == 0) return;
  const MilliBits score = terms_of(candidate, reading_.now).sum();
  if (is_of(Slot::dialogue, at)) by_score_.push_back({score, at, candidate.table});
  if (slots_[at] == bit_of(Slot::dialogue, true)) return;
  for (const Slot slot : all_kept) {
    if (!is_of(slot, at)) continue;
    const MilliBits luck = brings_luck(slot) ? luck_of(candidate.table, reading_) : 0;
    waiting_[index_of(slot)].push_back({score + luck, at, candidate.table});
  }
}

bool Laying::is_of(Slot slot, std::uint32_t candidate) const { return (slots_[candidate] & bit_of(slot, true)) != 0; }

std::vector<std::uint32_t> Laying::leaders() {
  std::vector<std::uint32_t> places;
  while (!by_score_.empty() && leaders_.size() < leaders_foreseen) {
    std::pop_heap(by_score_.begin(), by_score_.end());
    leaders_.push_back(by_score_.back());
    places.push_back(by_score_.back().candidate);
    by_score_.pop_back();
  }
  return places;
}

void Laying::foresee(std::span<const MilliBits> foresight) {
  foresight_.assign(candidates_.size(), 0);
  for (std::size_t i = 0; i < std::min(foresight.size(), leaders_.size()); ++i) {
    foresight_[leaders_[i].candidate] = foresight[i];
    leaders_[i].key += foresight[i];
  }
}

bool Laying::has_room(const Ranked& ranked) const {
  if (is_placed_[ranked.candidate]) return false;
  const auto& candidate = candidates_[ranked.candidate];
  int of_host = 0;
  int of_place = 0;
  for (const auto& placed : page_) {
    const auto& other = candidates_[placed.candidate];
    of_host += other.host == candidate.host;
    of_place += candidate.place && other.place == candidate.place;
  }
  return of_host < most_of_host && of_place < most_of_place;
}

// Whom the page has no room for now it never will have.
const Laying::Ranked* Laying::highest() {
  while (!by_score_.empty() && !has_room(by_score_.front())) {
    std::pop_heap(by_score_.begin(), by_score_.end());
    by_score_.pop_back();
  }
  return by_score_.empty() ? nullptr : &by_score_.front();
}

const Laying::Ranked* Laying::best_of(Slot slot) const {
  const Ranked* best = nullptr;
  for (const auto& ranked : waiting_[index_of(slot)]) {
    if ((!best || *best < ranked) && has_room(ranked)) best = &ranked;
  }
  return best;
}

int Laying::count_of(Slot slot) const {
  return static_cast<int>(
      std::ranges::count_if(page_, [&](const auto& placed) { return is_of(slot, placed.candidate); }));
}

Laying::Choice Laying::kept_at(std::size_t at, const Ranked* highest) const {
  for (const Slot slot : all_kept) {
    if (waiting_[index_of(slot)].empty() || count_of(slot) >= kept_until(slot, at)) continue;
    if (highest && is_of(slot, highest->candidate)) return {};
    if (const Ranked* best = best_of(slot)) return {best, slot};
  }
  return {};
}

Laying::Choice Laying::left_over(std::size_t at) const {
  for (const Slot slot : all_kept) {
    int most = kept_until(slot, tables_on_page);
    if (slot == Slot::exploration) most = std::min(most, static_cast<int>(at / exploration_every) + 1);
    if (count_of(slot) >= most) continue;
    if (const Ranked* best = best_of(slot)) return {best, slot};
  }
  return {};
}

void Laying::place(const Choice& choice) {
  const auto candidate = choice.ranked->candidate;
  const MilliBits foresight = foresight_.empty() ? 0 : foresight_[candidate];
  is_placed_[candidate] = true;
  page_.push_back({candidate, choice.slot, foresight, terms_of(candidates_[candidate], reading_.now, foresight).sum()});
}

std::vector<Placed> Laying::page() {
  for (const auto& leader : std::exchange(leaders_, {})) {
    by_score_.push_back(leader);
    std::push_heap(by_score_.begin(), by_score_.end());
  }
  for (std::size_t at = page_.size(); at < tables_on_page; ++at) {
    const Ranked* by_score = highest();
    Choice choice = kept_at(at, by_score);
    if (!choice) choice = by_score ? Choice{by_score, Slot::dialogue} : left_over(at);
    if (!choice) break;
    place(choice);
  }
  return std::exchange(page_, {});
}

}  // namespace stadt::dialogue
