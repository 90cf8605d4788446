#include "sql/postgres_event_reader.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "base/log.hpp"

namespace stadt::sql {

namespace {

constexpr auto poll_interval = std::chrono::milliseconds(500);
constexpr auto gathering_time = std::chrono::milliseconds(10);
constexpr int events_per_read = 1000;

struct FreeNotification {
  void operator()(PGnotify* notification) const { PQfreemem(notification); }
};

}  // namespace

PostgresEventReader::PostgresEventReader(std::string address, EventOrder& order, StatementWatcher* watcher)
    : order_(order),
      session_(std::move(address), PostgresRole::reader, watcher),
      wake_up_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  session_.begin(Isolation::one_snapshot);
  for (const auto lane : lanes(session_)) order_.begin_lane_after(lane, last_sequence(session_, lane));
  session_.commit();
}

PostgresEventReader::~PostgresEventReader() {
  stop();
  ::close(wake_up_);
}

void PostgresEventReader::start() {
  thread_ = std::thread([this] { run(); });
}

void PostgresEventReader::hint() {
  if (!hint_wanted_.exchange(true)) ::eventfd_write(wake_up_, 1);
}

std::chrono::milliseconds PostgresEventReader::behind() const {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - read_at_.load());
}

void PostgresEventReader::stop() {
  stopping_ = true;
  ::eventfd_write(wake_up_, 1);
  if (thread_.joinable()) thread_.join();
}

void PostgresEventReader::run() {
  bool reading = true;
  while (!stopping_) {
    try {
      listen();
      while (!stopping_ && read_log()) {
      }
      read_at_ = std::chrono::steady_clock::now();
      if (!std::exchange(reading, true)) log::info("store.log_read_again");
      wait_for_news();
    } catch (const Failure& failure) {
      session_.rollback();
      if (std::exchange(reading, false)) {
        log::warning("store.log_not_read", {{"reason", std::string(failure.what())}});
      }
      std::this_thread::sleep_for(poll_interval);
    }
  }
}

void PostgresEventReader::listen() {
  session_.ensure_open();
  if (listening_opening_ == session_.openings()) return;
  session_.run_script("LISTEN stadt_event");
  listening_opening_ = session_.openings();
}

bool PostgresEventReader::read_log() {
  session_.begin(Isolation::one_snapshot);
  std::vector<LaneCursor> cursors;
  for (const auto lane : lanes(session_)) cursors.push_back({lane, order_.cursor(lane)});
  const auto events = events_after(session_, cursors, events_per_read);
  session_.commit();
  order_.take(events);
  return !events.empty();
}

// Until it is time to ask again, until others hint, or until the city closes; own hints are sent meanwhile.
void PostgresEventReader::wait_for_news() {
  const auto end = std::chrono::steady_clock::now() + poll_interval;
  while (!stopping_ && !others_hinted()) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
    if (left.count() <= 0) return;
    pollfd watched[] = {{wake_up_, POLLIN, 0}, {PQsocket(session_.handle()), POLLIN, 0}};
    ::poll(watched, std::size(watched), static_cast<int>(left.count()));
    eventfd_t woken = 0;
    ::eventfd_read(wake_up_, &woken);
    if (hint_wanted_) gather_and_notify();
  }
}

bool PostgresEventReader::others_hinted() {
  if (PQconsumeInput(session_.handle()) != 1) {
    session_.close();
    throw Failure(FailureKind::unavailable, "PostgreSQL: the connection that reads the log was lost");
  }
  bool others = false;
  while (const std::unique_ptr<PGnotify, FreeNotification> hint{PQnotifies(session_.handle())}) {
    others |= hint->be_pid != PQbackendPID(session_.handle());
  }
  return others;
}

void PostgresEventReader::gather_and_notify() {
  std::this_thread::sleep_for(gathering_time);
  hint_wanted_ = false;
  session_.run_script("NOTIFY stadt_event");
}

}  // namespace stadt::sql
