// What the transport counts.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>

namespace stadt::http {

// Upper ends of the classes of handling time, in seconds; the last class has none.
constexpr std::array<double, 10> handling_bounds_s = {0.0001, 0.00025, 0.0005, 0.001, 0.0025,
                                                      0.005,  0.01,    0.05,   0.25,  1};

struct ServerStats {
  std::int64_t requests = 0;                                          // answered, the refused ones included
  std::array<std::int64_t, 6> answers_by_class{};                     // [2]: 2xx, …; [0]: never answered
  std::array<std::int64_t, handling_bounds_s.size() + 1> handling{};  // answers by class of time, not cumulative
  double handling_sum_s = 0;
  std::int64_t in_flight = 0;            // requests between their first byte and their answer
  std::int64_t connections = 0;          // open now
  std::int64_t connections_refused = 0;  // over the bound
  std::int64_t cut = 0;                  // connections ended by a timeout
};

// Counted by every thread, read by /metrics.
class Metrics {
 public:
  void answered(int status, std::chrono::nanoseconds handling);

  std::atomic<std::int64_t> in_flight = 0;
  std::atomic<std::int64_t> connections = 0;
  std::atomic<std::int64_t> connections_refused = 0;
  std::atomic<std::int64_t> cut = 0;

  ServerStats snapshot() const;

 private:
  std::array<std::atomic<std::int64_t>, 6> answers_by_class_{};
  std::array<std::atomic<std::int64_t>, handling_bounds_s.size() + 1> handling_{};
  std::atomic<std::int64_t> handling_sum_ns_ = 0;
};

}  // namespace stadt::http
