// The store on PostgreSQL: a reading session for every thread, and a few writers, each with a connection and a lane of
// the event log of its own. Several programs may serve one city from the same database.
#pragma once

#include <thread>
#include <vector>

#include "sql/database.hpp"
#include "sql/event_order.hpp"
#include "sql/per_thread.hpp"
#include "sql/postgres_event_reader.hpp"
#include "sql/postgres_session.hpp"
#include "sql/write_queue.hpp"

namespace stadt::sql {

class PostgresDatabase : public Database {
 public:
  // Reads where the log ends and begins to follow it. Throws Failure when nobody answers at the address.
  explicit PostgresDatabase(const Settings& settings);
  ~PostgresDatabase() override;

  Engine engine() const override { return Engine::postgresql; }
  Session& session() override;
  void write(Apply apply, Done done) override;
  void follow(Follower follower) override;
  std::chrono::milliseconds behind() const override { return reader_.behind(); }
  void stop() override;

 private:
  void add_writer();
  void run_writer();

  const Settings settings_;
  PerThread<PostgresSession> sessions_;
  EventOrder order_;
  PostgresEventReader reader_;
  WriteQueue queue_;
  std::mutex writers_mutex_;
  std::vector<std::thread> writers_;
  bool stopping_ = false;
};

}  // namespace stadt::sql
