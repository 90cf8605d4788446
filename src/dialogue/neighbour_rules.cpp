#include "dialogue/neighbour_rules.hpp"

#include <algorithm>
#include <cmath>

#include "dialogue/common.hpp"

namespace stadt::dialogue {

namespace {

constexpr double hour_ms = 3'600'000;

using Numbers = std::span<const std::uint32_t>;

// The same part of the city of both lists, so that the share is that of this part.
void bound_guests(Numbers& one, Numbers& other) {
  const auto cut = [](Numbers longer, Numbers& list) {
    if (longer.size() <= most_guests_compared) return;
    const auto last = longer[most_guests_compared - 1];
    list = list.first(static_cast<std::size_t>(std::ranges::upper_bound(list, last) - list.begin()));
  };
  cut(one, other);
  cut(one, one);
  cut(other, one);
  cut(other, other);
}

}  // namespace

Shared shared(const Surroundings& here, const Surroundings& there, Quotes quotes) {
  Shared found;
  found.link = count_common(here.links, there.links) > 0;
  found.tags = count_common(here.tags, there.tags);
  auto guests = here.guests;
  auto others = there.guests;
  bound_guests(guests, others);
  found.guests = count_common(guests, others);
  const std::size_t all = guests.size() + others.size() - found.guests;
  found.guest_share = all == 0 ? 0 : static_cast<double>(found.guests) / static_cast<double>(all);
  found.place = here.place != 0 && here.place == there.place;
  found.quote = quotes == Quotes::yes;
  return found;
}

// All who are there are here, too; of a huge table a part stands for all.
double most_guest_share(std::size_t here, std::size_t there) {
  const auto longer = std::min(here, most_guests_compared);
  return there < longer ? static_cast<double>(there) / static_cast<double>(longer) : 1;
}

double hours_gone_by(Time last_word, Time now) {
  return std::log2(1 + static_cast<double>(std::max<std::int64_t>(0, now.ms - last_word.ms)) / hour_ms);
}

double neighbour_score(const Shared& shared, double gone_by) {
  return (shared.link ? weight_of_a_link : 0) + (shared.tags >= fewest_tags ? weight_of_tags : 0) +
         weight_of_guests * shared.guest_share + (shared.place ? weight_of_a_place : 0) +
         (shared.quote ? weight_of_a_quote : 0) - gone_by;
}

double closeness(std::uint32_t visits, std::uint32_t guests) { return guests == 0 ? 0 : visits / std::sqrt(guests); }

std::vector<Neighbour> chosen_neighbours(std::vector<Neighbour> all) {
  std::ranges::sort(all, [](const Neighbour& one, const Neighbour& other) {
    return one.score != other.score ? one.score > other.score : one.table > other.table;
  });
  std::vector<Neighbour> chosen;
  std::size_t strangers = 0;
  for (const auto& one : all) {
    if (chosen.size() == most_neighbours) break;
    const bool is_stranger = !one.shared.anything();
    if (is_stranger && strangers == most_strangers) continue;
    if (std::ranges::count(chosen, one.host, &Neighbour::host) == most_of_one_host) continue;
    strangers += is_stranger;
    chosen.push_back(one);
  }
  return chosen;
}

bool are_chosen(const std::vector<Neighbour>& looked_at, double most) {
  const auto chosen = chosen_neighbours(looked_at);
  return chosen.size() == most_neighbours && chosen.back().score > most;
}

}  // namespace stadt::dialogue
