// The store as the city sees it: one reading session per thread, and writers. On SQLite one writer groups waiting
// writes into one synced commit; on PostgreSQL a few writers commit side by side, and the server groups what it syncs.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <span>
#include <string>

#include "base/event.hpp"
#include "base/result.hpp"
#include "sql/session.hpp"

namespace stadt::sql {

// A session inside a write. What is recorded here stands in the event log if, and only if, the write is committed.
class Transaction : public Session {
 public:
  virtual void record(Event event) = 0;
};

enum class Engine { sqlite, postgresql };

struct Settings {
  std::string database = "data/stadt.db";  // a path, ":memory:", or "postgresql://…"
  int sqlite_mmap_mib = 1024;
  int writes_per_commit = 256;
  StatementWatcher* watcher = nullptr;  // for tests

  bool operator==(const Settings&) const = default;
};

// Whether a database is an address of PostgreSQL, not a path.
bool names_postgres(std::string_view database);
// The same for human eyes: without password and options.
std::string shown(std::string_view database);

class Database {
 public:
  // Reads every fact again and changes it; runs at most 5 ms. An error, or an exception, undoes this write alone. May
  // be called more than once, and at the same time as others: what it decides by, it locks first (see store's `lock`s).
  using Apply = std::function<Result<>(Transaction&)>;
  // Called once the outcome is durable (or failed), on a thread of the writer's choosing; must not block.
  using Done = std::function<void(Result<>)>;
  // Called after a commit and before its `Done`s, with the events in commit order.
  using Follower = std::function<void(std::span<const Event>)>;
  // What follows from an event within its own transaction. An error undoes the write and is its answer.
  using Deriver = std::function<Result<>(Transaction&, const Event&)>;

  virtual ~Database() = default;

  // Opens, and applies the migrations that are missing; refuses a schema newer than this program.
  static Result<std::unique_ptr<Database>> open(const Settings& settings);

  virtual Engine engine() const = 0;
  // This thread's reading session, opened at its first use.
  virtual Session& session() = 0;
  virtual void write(Apply apply, Done done) = 0;
  // `write`, waited for: for commands and tests, never on a thread that serves requests.
  Result<> write_and_wait(Apply apply);
  virtual void follow(Follower follower) = 0;
  // How long ago the followers last knew everything that other programs had written. On SQLite the one writer tells
  // them of everything.
  virtual std::chrono::milliseconds behind() const { return {}; }
  // Before the first write that shall be derived from. When a write has been applied, every deriver sees each event
  // that it recorded, and each event that a deriver records in turn, before the commit.
  void derive(Deriver deriver) { derivers_.push_back(std::move(deriver)); }
  // Finishes what was submitted, checkpoints, closes; later writes fail with ErrorKind::unavailable.
  virtual void stop() = 0;

 protected:
  std::vector<Deriver> derivers_;
};

}  // namespace stadt::sql
