#include "http/metrics.hpp"

#include <algorithm>

namespace stadt::http {

void Metrics::answered(int status, std::chrono::nanoseconds handling) {
  constexpr auto relaxed = std::memory_order_relaxed;
  const double seconds = std::chrono::duration<double>(handling).count();
  const auto time_class = std::ranges::lower_bound(handling_bounds_s, seconds) - handling_bounds_s.begin();
  const auto status_class = status >= 100 && status < 600 ? status / 100 : 0;
  answers_by_class_[static_cast<std::size_t>(status_class)].fetch_add(1, relaxed);
  handling_[static_cast<std::size_t>(time_class)].fetch_add(1, relaxed);
  handling_sum_ns_.fetch_add(handling.count(), relaxed);
}

ServerStats Metrics::snapshot() const {
  ServerStats stats;
  for (std::size_t i = 0; i < answers_by_class_.size(); ++i) {
    stats.answers_by_class[i] = answers_by_class_[i];
    stats.requests += stats.answers_by_class[i];
  }
  for (std::size_t i = 0; i < handling_.size(); ++i) stats.handling[i] = handling_[i];
  stats.handling_sum_s = static_cast<double>(handling_sum_ns_) / 1e9;
  stats.in_flight = in_flight;
  stats.connections = connections;
  stats.connections_refused = connections_refused;
  stats.cut = cut;
  return stats;
}

}  // namespace stadt::http
