// Memorials by the day of the year on which they were opened, so that those that return today are found at once. Days
// are those of Greenwich: whose calendar says otherwise looks at the days beside it, too. One writer, many readers.
#pragma once

#include <array>

#include "base/time.hpp"
#include "sight/person_sight.hpp"

namespace stadt {

class Memorials {
 public:
  struct Entry {
    ConversationId id;
    Number table = 0;
  };

  // Nothing happens to one that is there already.
  void put(Memory& memory, const Entry& entry);
  void remove(Memory& memory, ConversationId id);

  // Those of an earlier year that may return at this moment on anybody's clock: opened on this day or on one of the two
  // before and after it (between February and March there may be one more). Today's first, of each day the latest
  // first; until `take` says that it has enough (false).
  template <typename Take>
  void each_around(Time now, Take take) const {
    const ConversationId bound{first_id_at(now - shortest_year)};
    for (const int away : {0, -1, 1, -2, 2}) {
      const auto entries = of_day_[day_of(now, away)].view();
      auto at = std::ranges::lower_bound(entries, bound, {}, &Entry::id);
      while (at != entries.begin()) {
        if (!take(*--at)) return;
      }
    }
  }

 private:
  static constexpr std::size_t days_of_year = 366;
  // From one anniversary back to the last, with what clocks and the end of February may take from it.
  static constexpr auto shortest_year = std::chrono::days(362);

  // Of a year with a 29th of February, from 0.
  static std::size_t day_of(Time at, int away = 0);

  std::array<PublishedArray<Entry>, days_of_year> of_day_;
};

}  // namespace stadt
