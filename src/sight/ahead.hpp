// Things that are read now and used a few things later, so that memory has time to bring what they need.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace stadt {

template <typename Thing, std::size_t distance = 16>
class Ahead {
 public:
  // `use` gets what was put in `distance` things ago.
  template <typename Use>
  void put(Thing thing, Use use) {
    auto& place = things_[count_ % distance];
    if (count_ >= distance) use(std::as_const(place));
    place = std::move(thing);
    ++count_;
  }
  // The rest, in order.
  template <typename Use>
  void finish(Use use) {
    for (std::size_t at = count_ - std::min(count_, distance); at < count_; ++at)
      use(std::as_const(things_[at % distance]));
    count_ = 0;
  }

 private:
  std::array<Thing, distance> things_{};
  std::size_t count_ = 0;
};

}  // namespace stadt
