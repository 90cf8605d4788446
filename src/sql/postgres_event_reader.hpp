// Follows the event log for what other programs write. It asks twice a second, and sooner when a hint comes; hints are
// NOTIFYs of PostgreSQL, sent after commits and at most a hundred a second. Losing one loses nothing.
#pragma once

#include <atomic>
#include <chrono>
#include <string>
#include <thread>

#include "sql/event_order.hpp"
#include "sql/postgres_session.hpp"

namespace stadt::sql {

class PostgresEventReader {
 public:
  // Opens, and finds where the log ends now: what comes later is handed to `order`. Throws Failure.
  PostgresEventReader(std::string address, EventOrder& order, StatementWatcher* watcher);
  ~PostgresEventReader();

  void start();
  // From any thread, after a commit: the other programs should hear of it soon.
  void hint();
  // How long ago the log was last read to its end.
  std::chrono::milliseconds behind() const;
  // Sends the last hint.
  void stop();

 private:
  void run();
  void listen();
  // Whether there was anything.
  bool read_log();
  void wait_for_news();
  bool others_hinted();
  void gather_and_notify();

  EventOrder& order_;
  PostgresSession session_;
  std::uint64_t listening_opening_ = 0;
  const int wake_up_;  // an eventfd
  std::atomic<bool> hint_wanted_ = false;
  std::atomic<bool> stopping_ = false;
  std::atomic<std::chrono::steady_clock::time_point> read_at_ = std::chrono::steady_clock::now();
  std::thread thread_;
};

}  // namespace stadt::sql
