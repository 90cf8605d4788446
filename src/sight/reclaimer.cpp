#include "sight/reclaimer.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <thread>

namespace stadt {

namespace {

// A pass over all seats costs less than a microsecond; so many blocks share one.
constexpr std::size_t collected_together = 64;

std::size_t first_seat() {
  thread_local const std::size_t own = std::hash<std::thread::id>()(std::this_thread::get_id());
  return own;
}

}  // namespace

Reclaimer::~Reclaimer() {
  for (const auto& one : retired_) one.destroy(one.block);
}

// All four operations are sequentially consistent (taking a seat, reading a pointer, publishing one, looking at the
// seats): whoever is not seen on a seat will see what was published before.
Reclaimer::Visit Reclaimer::visit() const {
  for (std::size_t at = first_seat();; ++at) {
    auto& seat = seats_[at % seats];
    std::uint64_t empty = 0;
    if (seat.epoch.load(std::memory_order_relaxed) == 0 &&
        seat.epoch.compare_exchange_strong(empty, epoch_.load(std::memory_order_seq_cst), std::memory_order_seq_cst)) {
      return Visit(seat);
    }
  }
}

void Reclaimer::retire(void* block, Destroy destroy) {
  if (!block) return;
  retired_.push_back({block, destroy, epoch_.load(std::memory_order_relaxed)});
  if (retired_.size() % collected_together == 0) collect();
}

void Reclaimer::collect() {
  epoch_.fetch_add(1, std::memory_order_seq_cst);
  std::uint64_t oldest = std::numeric_limits<std::uint64_t>::max();
  for (const auto& seat : seats_) {
    const auto epoch = seat.epoch.load(std::memory_order_seq_cst);
    if (epoch != 0) oldest = std::min(oldest, epoch);
  }
  while (!retired_.empty() && retired_.front().epoch < oldest) {
    retired_.front().destroy(retired_.front().block);
    retired_.pop_front();
  }
}

}  // namespace stadt
