#include "sight/hidden.hpp"

#include <chrono>

namespace stadt {

std::int64_t wall_clock_ms() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

bool mutes(const Discretion& own, std::int64_t other, std::int64_t now_ms) {
  const auto found = own.muting.find(other);
  return found != own.muting.end() && (found->second == 0 || found->second > now_ms);
}

bool is_hidden(const Discretion& viewer, const PersonSight& other, std::int64_t now_ms) {
  const auto id = other.id.value;
  return other.gone.load(std::memory_order_relaxed) || viewer.blocking.contains(id) || viewer.blocked_by.contains(id) ||
         mutes(viewer, id, now_ms);
}

}  // namespace stadt
