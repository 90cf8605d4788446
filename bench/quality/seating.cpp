#include "quality/seating.hpp"

#include <algorithm>

namespace stadt::bench {

namespace {

constexpr std::int64_t day_s = 24 * 3600;
constexpr std::int64_t walked_s = 90 * day_s;

struct Seat {
  std::uint32_t table = 0;
  std::uint32_t guest = 0;

  auto operator<=>(const Seat&) const = default;
};

// One list for each number of `by`, one after the other.
std::vector<std::uint32_t> lists(const std::vector<Seat>& seats, std::uint32_t Seat::* by, std::uint32_t Seat::* what,
                                 std::uint32_t count, std::vector<std::uint32_t>& all) {
  std::vector<std::uint32_t> begins(count + std::size_t{1});
  for (const auto& seat : seats) ++begins[seat.*by + std::size_t{1}];
  for (std::size_t i = 1; i < begins.size(); ++i) begins[i] += begins[i - 1];
  auto next = begins;
  all.resize(seats.size());
  for (const auto& seat : seats) all[next[seat.*by]++] = seat.*what;
  return begins;
}

}  // namespace

const dialogue::Seating& RecentSeats::at(std::size_t post) {
  const auto day = history_.said[post].seconds / day_s;
  if (day != day_) make(post);
  day_ = day;
  return seating_;
}

void RecentSeats::make(std::size_t post) {
  std::vector<Seat> seats;
  const auto since = history_.said[post].seconds - walked_s;
  for (auto i = post; i > 0 && history_.said[i - 1].seconds >= since; --i) {
    seats.push_back({history_.said[i - 1].table, history_.said[i - 1].author});
  }
  std::ranges::sort(seats);
  seats.erase(std::ranges::unique(seats).begin(), seats.end());
  table_begins_ = lists(seats, &Seat::table, &Seat::guest, history_.tables, guests_);
  guest_begins_ = lists(seats, &Seat::guest, &Seat::table, history_.people, tables_);
  seating_ = {table_begins_, guests_, guest_begins_, tables_};
}

}  // namespace stadt::bench
