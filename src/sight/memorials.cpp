#include "sight/memorials.hpp"

#include <chrono>

namespace stadt {

std::size_t Memorials::day_of(Time at, int away) {
  using namespace std::chrono;
  const year_month_day date = floor<days>(sys_time<milliseconds>{milliseconds(at.ms)});
  constexpr year leap{2024};
  const auto day = (sys_days{leap / date.month() / date.day()} - sys_days{leap / January / 1}).count();
  return static_cast<std::size_t>((day + away + static_cast<int>(days_of_year)) % static_cast<int>(days_of_year));
}

void Memorials::put(Memory& memory, const Entry& entry) {
  auto& entries = of_day_[day_of(time_of(entry.id))];
  const auto own = entries.own();
  const auto at = std::ranges::lower_bound(own, entry.id, {}, &Entry::id);
  if (at != own.end() && at->id == entry.id) return;
  entries.insert_at(memory, static_cast<std::size_t>(at - own.begin()), entry);
}

void Memorials::remove(Memory& memory, ConversationId id) {
  auto& entries = of_day_[day_of(time_of(id))];
  const auto own = entries.own();
  const auto at = std::ranges::lower_bound(own, id, {}, &Entry::id);
  if (at != own.end() && at->id == id) entries.erase_at(memory, static_cast<std::size_t>(at - own.begin()));
}

}  // namespace stadt
