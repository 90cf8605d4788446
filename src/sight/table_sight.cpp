#include "sight/table_sight.hpp"

#include <ranges>

namespace stadt {

namespace {

std::span<const Turn> asked_in(std::span<const Turn> turns) {
  return turns.last(std::min(turns.size(), turns_asked_in));
}

Number asker_in(std::span<const Turn> turns, Number person) {
  for (const auto& turn : asked_in(turns) | std::views::reverse) {
    if (turn.author == person) return 0;
    if (turn.answers == person && (load_member(turn.flags) & turn_asks) != 0) return turn.author;
  }
  return 0;
}

std::vector<OpenQuestion> open_questions_in(std::span<const Turn> turns) {
  std::vector<OpenQuestion> open;
  for (const auto& turn : asked_in(turns)) {
    if (turn.answers == 0 || std::ranges::find(open, turn.answers, &OpenQuestion::person) != open.end()) continue;
    if (const Number by = asker_in(turns, turn.answers)) open.push_back({turn.answers, by});
  }
  return open;
}

}  // namespace

void TableSight::show(Memory& memory, const std::optional<TableLine>& line) {
  TableLine* next = line ? new (memory.take(sizeof(TableLine))) TableLine(*line) : nullptr;
  TableLine* former = line_.exchange(next, std::memory_order_seq_cst);
  memory.give_back(former, sizeof(TableLine));
}

// In this order a reader who finds no turns finds out, too, that they are not there.
std::optional<std::span<const Turn>> TableSight::said() const {
  const auto view = turns.view();
  if (is_light()) return std::nullopt;
  return view;
}

Number TableSight::asker_of(Number person) const {
  if (const auto turns_here = said()) return asker_in(*turns_here, person);
  const auto open = open_questions_.view();
  const auto found = std::ranges::find(open, person, &OpenQuestion::person);
  return found == open.end() ? 0 : found->by;
}

Number TableSight::last_speaker() const {
  const auto turns_here = said();
  if (!turns_here) return last_speaker_.load(std::memory_order_relaxed);
  return turns_here->empty() ? 0 : turns_here->back().author;
}

void TableSight::seat(Memory& memory, Number guest) {
  guests.append(memory, guest);
  if (guests.size() <= lowest_guests_kept) return;
  if (lowest.empty()) return seat_only(memory, std::vector<Number>(guests.view().begin(), guests.view().end()));
  const auto own = lowest.own();
  if (guest > own.back()) return;
  std::vector<Number> next(own.begin(), own.end());
  next.insert(std::ranges::lower_bound(next, guest), guest);
  next.pop_back();
  lowest.assign(memory, next);
}

void TableSight::seat_only(Memory& memory, std::span<const Number> all) {
  guests.assign(memory, all);
  if (all.size() <= lowest_guests_kept) return lowest.clear(memory);
  std::vector<Number> least(all.begin(), all.end());
  std::ranges::nth_element(least, least.begin() + lowest_guests_kept);
  least.resize(lowest_guests_kept);
  std::ranges::sort(least);
  lowest.assign(memory, least);
}

void TableSight::lighten(Memory& memory) {
  const auto own = turns.view();
  open_questions_.assign(memory, open_questions_in(own));
  last_speaker_.store(own.empty() ? 0 : own.back().author, std::memory_order_relaxed);
  is_light_.store(true, std::memory_order_seq_cst);
  turns.clear(memory);
  nods = {};
}

void TableSight::make_whole(Memory& memory, std::span<const Turn> turns_read) {
  turns.assign(memory, turns_read);
  is_light_.store(false, std::memory_order_seq_cst);
}

}  // namespace stadt
