#include "sql/postgres_writer.hpp"

#include <chrono>
#include <thread>

#include "base/log.hpp"
#include "sql/writer_transaction.hpp"

namespace stadt::sql {

namespace {

constexpr int most_attempts = 6;
constexpr auto first_pause = std::chrono::milliseconds(2);
// Of PostgreSQL's advisory locks with two numbers: this one and the lane's.
constexpr std::int64_t lane_locks = 0x57AD;
constexpr std::int64_t most_lanes = 1024;
constexpr int events_per_read = 1000;

}  // namespace

Result<> PostgresWriter::write(const Database::Apply& apply, bool& has_events) {
  for (int tried = 1;; ++tried) {
    try {
      return write_once(apply, has_events);
    } catch (const Failure& failure) {
      if (session_) session_->rollback();
      if (failure.kind() != FailureKind::conflict || tried == most_attempts) {
        log::warning("store.commit_failed", {{"reason", std::string(failure.what())}});
        return std::unexpected(error_of(failure));
      }
    }
    std::this_thread::sleep_for(first_pause * (1 << (tried - 1)));
  }
}

Result<> PostgresWriter::write_once(const Database::Apply& apply, bool& has_events) {
  begin();
  WriterTransaction transaction(*session_);
  auto outcome = attempt(apply, derivers_, transaction);
  if (!outcome) {
    session_->rollback();
    return outcome;
  }
  commit(transaction.events());
  has_events = !transaction.events().empty();
  return {};
}

// A connection that was lost since the last write shows here first: it is opened again, once.
void PostgresWriter::begin() {
  for (const bool is_last : {false, true}) {
    try {
      if (!session_) session_ = std::make_unique<PostgresSession>(address_, PostgresRole::writer, watcher_);
      session_->ensure_open();
      if (claimed_opening_ != session_->openings()) claim_lane();
      return session_->begin();
    } catch (const Failure&) {
      if (is_last || !session_ || session_->is_open()) throw;
    }
  }
}

// The lock ends with the connection, so nobody else writes into this lane; and whoever did has no transaction left
// whose outcome is open. What they wrote is read to the end before the lane is gone on with.
void PostgresWriter::claim_lane() {
  const auto take = [&](std::int64_t lane) {
    return *session_->find<bool>("SELECT pg_try_advisory_lock(CAST($1 AS INTEGER), CAST($2 AS INTEGER))", lane_locks,
                                 lane);
  };
  lane_ = 0;
  while (!take(lane_)) {
    if (++lane_ == most_lanes) throw Failure(FailureKind::unavailable, "PostgreSQL: all lanes of the log are taken");
  }
  insert_lane(*session_, lane_);
  for (;;) {
    const LaneCursor cursor{lane_, order_.cursor(lane_)};
    const auto events = events_after(*session_, std::span(&cursor, 1), events_per_read);
    if (events.empty()) break;
    order_.take(events);
  }
  claimed_opening_ = session_->openings();
}

void PostgresWriter::commit(std::span<const Event> events) {
  if (events.empty()) return session_->commit();
  const std::int64_t first = order_.begin(events.size());
  try {
    insert_events(*session_, lane_, first, events);
    session_->commit();
  } catch (...) {
    order_.abandon(first);
    throw;
  }
  order_.publish(lane_, first, events);
}

}  // namespace stadt::sql
