// Who sat where in the last 90 days, as walks need it; made anew from the posts once a day.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "dialogue/walk.hpp"
#include "quality/history.hpp"

namespace stadt::bench {

class RecentSeats {
 public:
  explicit RecentSeats(const History& history) : history_(history) {}

  // As of the post with this number; what came since the last midnight may be missing.
  const dialogue::Seating& at(std::size_t post);

 private:
  void make(std::size_t post);

  const History& history_;
  std::int64_t day_ = -1;
  std::vector<std::uint32_t> table_begins_, guests_, guest_begins_, tables_;
  dialogue::Seating seating_;
};

}  // namespace stadt::bench
