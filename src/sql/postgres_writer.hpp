// One writing connection to PostgreSQL and the lane of the event log that belongs to it.
#pragma once

#include <memory>
#include <string>

#include "sql/event_order.hpp"
#include "sql/postgres_session.hpp"

namespace stadt::sql {

class PostgresWriter {
 public:
  // `derivers` outlive the writer.
  PostgresWriter(std::string address, EventOrder& order, const std::vector<Database::Deriver>& derivers,
                 StatementWatcher* watcher)
      : address_(std::move(address)), order_(order), derivers_(derivers), watcher_(watcher) {}

  // The whole write: transaction, events, commit, followers. One that ran into another is tried again a few times.
  // `has_events` is set when there is something in the log that other programs should hear of.
  Result<> write(const Database::Apply& apply, bool& has_events);

 private:
  Result<> write_once(const Database::Apply& apply, bool& has_events);
  void begin();
  void claim_lane();
  void commit(std::span<const Event> events);

  const std::string address_;
  EventOrder& order_;
  const std::vector<Database::Deriver>& derivers_;
  StatementWatcher* const watcher_;
  std::unique_ptr<PostgresSession> session_;
  std::uint64_t claimed_opening_ = 0;  // the lane's lock is the connection's
  std::int64_t lane_ = 0;
};

}  // namespace stadt::sql
