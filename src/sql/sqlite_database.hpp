// The embedded store: one writer thread that groups waiting writes into one synced commit, reading sessions per thread,
// checkpoints on a connection of their own.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "sql/database.hpp"
#include "sql/per_thread.hpp"
#include "sql/sqlite_session.hpp"
#include "sql/write_queue.hpp"
#include "sql/writer_transaction.hpp"

namespace stadt::sql {

class SqliteDatabase : public Database {
 public:
  // Throws Failure when the file cannot be opened.
  explicit SqliteDatabase(const Settings& settings);
  ~SqliteDatabase() override;

  Engine engine() const override { return Engine::sqlite; }
  Session& session() override;
  void write(Apply apply, Done done) override;
  void follow(Follower follower) override;
  void stop() override;

  // Before `begin`, for migrations: the writer's own session.
  SqliteSession& setup_session() { return writer_; }
  // Starts the writer and the checkpointer.
  void begin();

 private:
  void run_writer();
  void run_checkpointer();
  void commit_group(std::vector<WriteQueue::Waiting>& group);
  Result<> apply_one(WriterTransaction& transaction, const Apply& apply);
  std::vector<Event> take_foreign_events();
  void follow_foreign_events();
  void tell(std::span<const Event> events);

  Settings settings_;
  std::string path_;
  SqliteSession writer_;
  std::int64_t next_sequence_ = 1;
  std::int64_t data_version_ = 0;  // changes when another program, such as `stadt account`, has written
  std::vector<Follower> followers_;

  WriteQueue queue_;
  PerThread<SqliteSession> sessions_;

  std::mutex checkpoint_mutex_;
  std::condition_variable checkpoint_wanted_;
  std::int64_t commits_since_checkpoint_ = 0;
  bool checkpointer_stops_ = false;

  std::thread writer_thread_;
  std::thread checkpointer_thread_;
};

}  // namespace stadt::sql
