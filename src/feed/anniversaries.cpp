#include "feed/anniversaries.hpp"

#include <algorithm>

#include "dialogue/feed_rules.hpp"

namespace stadt::feed {

namespace {

class Remembering {
 public:
  Remembering(const CitySight& city, std::span<const Acquainted> known) : city_(city), known_(known) {}

  std::vector<Anniversary> run(Number viewer, const Moment& moment) {
    if (!find_around(moment.now)) return {};
    mark_seats(viewer);
    for (auto& memorial : around_) mark_guests(memorial);
    std::erase_if(around_, [&](Anniversary& memorial) {
      if (!memorial.is_own && !memorial.is_of_known) return true;
      memorial.years = years_of(memorial.table, moment);
      return memorial.years == 0;
    });
    return std::move(around_);
  }

 private:
  bool find_around(Time now) {
    city_.memorials().each_around(now, [&](const Memorials::Entry& memorial) {
      around_.push_back({.table = memorial.table});
      return around_.size() < memorials_looked_at;
    });
    std::ranges::sort(around_, {}, &Anniversary::table);
    return !around_.empty();
  }

  // Where somebody sat is known for ever.
  void mark_seats(Number viewer) {
    const auto seats = city_.person(viewer).seats.view();
    for (const auto& seat : seats.last(std::min(seats.size(), seats_remembered))) {
      const auto at = std::ranges::lower_bound(around_, seat.table, {}, &Anniversary::table);
      if (at != around_.end() && at->table == seat.table) at->is_own = true;
    }
  }

  void mark_guests(Anniversary& memorial) {
    const auto& table = city_.table(memorial.table);
    const auto* line = table.line();
    if (!line) return;
    const auto guests = table.guests.view();
    const auto some = guests.first(std::min({guests.size(), guests_of_memorial, guests_left_}));
    guests_left_ -= some.size();
    const auto knows = [this](Number person) {
      return std::ranges::binary_search(known_, person, {}, &Acquainted::person);
    };
    memorial.is_of_known = knows(line->host) || std::ranges::any_of(some, knows);
  }

  int years_of(Number table, const Moment& moment) const {
    const auto& clock = moment.clock;
    const auto shown = [&clock](Time at) { return clock ? clock(at) : at; };
    return dialogue::anniversary(shown(time_of(city_.table(table).id)), shown(moment.now)).years;
  }

  const CitySight& city_;
  std::span<const Acquainted> known_;
  std::vector<Anniversary> around_;
  std::size_t guests_left_ = guests_of_memorials;
};

}  // namespace

std::vector<Anniversary> anniversaries(const CitySight& city, Number viewer, std::span<const Acquainted> known,
                                       const Moment& moment) {
  return Remembering(city, known).run(viewer, moment);
}

}  // namespace stadt::feed
