#include "sight/night_rules.hpp"

#include <algorithm>

#include "sight/person_sight.hpp"

namespace stadt::standings {

namespace {

// By person, each once.
void put_in_order(std::vector<Standing>& standings) {
  std::ranges::stable_sort(standings, {}, &Standing::person);
  std::vector<Standing> last_words;
  last_words.reserve(standings.size());
  for (const auto& one : standings) {
    if (!last_words.empty() && last_words.back().person == one.person)
      last_words.back() = one;
    else
      last_words.push_back(one);
  }
  standings = std::move(last_words);
}

}  // namespace

Time last_night(Time now) {
  constexpr std::int64_t day_ms = std::chrono::milliseconds(std::chrono::days(1)).count();
  const Time since_night = now - night_begins;
  return Time{since_night.ms - since_night.ms % day_ms} + night_begins;
}

bool are_due(Time computed_at, Time now) { return computed_at < last_night(now); }

int newcomers_trust(const std::vector<Standing>& computed) {
  const bool is_young = std::ranges::all_of(computed, [](const auto& one) { return one.trust >= full_trust; });
  return is_young ? full_trust : least_trust;
}

Changes changes(std::vector<Standing> former, std::vector<Standing> computed) {
  put_in_order(former);
  put_in_order(computed);
  Changes changes;
  auto old = former.begin();
  for (const auto& one : computed) {
    for (; old != former.end() && old->person < one.person; ++old) changes.gone.push_back(old->person);
    const bool is_known = old != former.end() && old->person == one.person;
    if (!is_known || *old != one) changes.written.push_back(one);
    if (is_known) ++old;
  }
  for (; old != former.end(); ++old) changes.gone.push_back(old->person);
  return changes;
}

}  // namespace stadt::standings
