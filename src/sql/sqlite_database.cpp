#include "sql/sqlite_database.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "base/log.hpp"
#include "sql/event_log.hpp"

namespace stadt::sql {

namespace {

constexpr std::int64_t lane = 0;  // the embedded store has one writer
constexpr std::int64_t commits_per_checkpoint = 64;
constexpr auto idle_checkpoint = std::chrono::seconds(2);
constexpr auto idle_look_for_foreign_events = std::chrono::milliseconds(500);
constexpr int foreign_events_at_once = 10'000;
constexpr int exit_after_failed_sync = 70;

// Every ":memory:" store is its own; all its connections share it by name.
std::string path_of(const Settings& settings) {
  if (settings.database != ":memory:") return settings.database;
  static std::atomic<int> counter = 0;
  return fmt::format("file:/stadt-memory-{}?vfs=memdb", counter++);
}

std::string created_folder_of(std::string path) {
  const auto folder = std::filesystem::path(path).parent_path();
  std::error_code ignored;  // opening says what is wrong
  if (!path.starts_with("file:") && !folder.empty()) std::filesystem::create_directories(folder, ignored);
  return path;
}

// After a failed sync nobody knows what is on the disk: stop before anything else is acknowledged.
void stop_after_failed_sync(sqlite3* database) {
  const int code = sqlite3_extended_errcode(database);
  if (code != SQLITE_IOERR_FSYNC && code != SQLITE_IOERR_DIR_FSYNC) return;
  log::error("store.sync_failed", {{"code", std::int64_t{code}}});
  std::_Exit(exit_after_failed_sync);
}

}  // namespace

SqliteDatabase::SqliteDatabase(const Settings& settings)
    : settings_(settings),
      path_(created_folder_of(path_of(settings))),
      writer_(open_sqlite(path_, SqliteRole::writer, settings.sqlite_mmap_mib), settings.watcher) {}

SqliteDatabase::~SqliteDatabase() { SqliteDatabase::stop(); }

void SqliteDatabase::begin() {
  next_sequence_ = last_sequence(writer_, lane) + 1;
  data_version_ = writer_.find<std::int64_t>("PRAGMA data_version").value_or(0);
  writer_thread_ = std::thread([this] { run_writer(); });
  checkpointer_thread_ = std::thread([this] { run_checkpointer(); });
}

Session& SqliteDatabase::session() {
  return sessions_.get([this] {
    return std::make_unique<SqliteSession>(open_sqlite(path_, SqliteRole::reader, settings_.sqlite_mmap_mib),
                                           settings_.watcher);
  });
}

void SqliteDatabase::write(Apply apply, Done done) { queue_.push({std::move(apply), std::move(done)}); }

void SqliteDatabase::follow(Follower follower) { followers_.push_back(std::move(follower)); }

void SqliteDatabase::run_writer() {
  for (;;) {
    auto group =
        queue_.take_within(static_cast<std::size_t>(settings_.writes_per_commit), idle_look_for_foreign_events);
    if (!group) return;
    if (group->empty()) {
      follow_foreign_events();
    } else {
      commit_group(*group);
    }
  }
}

// What another program has logged since the last look; moves the sequence past it.
std::vector<Event> SqliteDatabase::take_foreign_events() {
  const auto version = writer_.find<std::int64_t>("PRAGMA data_version").value_or(0);
  std::vector<Event> events;
  if (version == data_version_) return events;
  const std::size_t page = foreign_events_at_once;
  for (std::size_t before = 0, got = page; got == page; got = events.size() - before) {
    before = events.size();
    const LaneCursor cursor{lane, next_sequence_ - 1};
    for (auto& logged : events_after(writer_, std::span(&cursor, 1), foreign_events_at_once)) {
      next_sequence_ = logged.sequence + 1;
      events.push_back(std::move(logged.event));
    }
  }
  data_version_ = version;
  return events;
}

void SqliteDatabase::follow_foreign_events() try { tell(take_foreign_events()); } catch (const Failure& failure) {
  log::warning("store.look_failed", {{"reason", std::string(failure.what())}});
}

void SqliteDatabase::tell(std::span<const Event> events) {
  if (events.empty()) return;
  for (const auto& follower : followers_) follower(events);
}

// One write inside the group; its events count only if its savepoint is kept.
Result<> SqliteDatabase::apply_one(WriterTransaction& transaction, const Apply& apply) {
  writer_.run("SAVEPOINT one", {}, [](const Row&) {});
  const std::size_t mark = transaction.mark();
  auto outcome = attempt(apply, derivers_, transaction);
  if (!outcome) {
    writer_.run("ROLLBACK TO one", {}, [](const Row&) {});
    transaction.forget_since(mark);
  }
  writer_.run("RELEASE one", {}, [](const Row&) {});
  return outcome;
}

void SqliteDatabase::commit_group(std::vector<WriteQueue::Waiting>& group) {
  WriterTransaction transaction(writer_);
  std::vector<Result<>> outcomes(group.size());
  std::vector<Event> foreign;
  try {
    writer_.run("BEGIN IMMEDIATE", {}, [](const Row&) {});
    foreign = take_foreign_events();
    for (std::size_t i = 0; i < group.size(); ++i) outcomes[i] = apply_one(transaction, group[i].apply);
    insert_events(writer_, lane, next_sequence_, transaction.events());
    writer_.run("COMMIT", {}, [](const Row&) {});
  } catch (const Failure& failure) {
    stop_after_failed_sync(writer_.handle());
    sqlite3_exec(writer_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
    log::warning("store.commit_failed", {{"reason", std::string(failure.what())}});
    tell(foreign);
    for (auto& waiting : group) waiting.done(std::unexpected(error_of(failure)));
    return;
  }
  next_sequence_ += std::ssize(transaction.events());
  tell(foreign);
  tell(transaction.events());
  for (std::size_t i = 0; i < group.size(); ++i) group[i].done(std::move(outcomes[i]));
  std::scoped_lock lock(checkpoint_mutex_);
  if (++commits_since_checkpoint_ >= commits_per_checkpoint) checkpoint_wanted_.notify_one();
}

// Moves the log into the file without ever making the writer wait: passive while busy, truncating when it is quiet.
void SqliteDatabase::run_checkpointer() try {
  const SqliteHandle own = open_sqlite(path_, SqliteRole::checkpointer, 0);
  std::unique_lock lock(checkpoint_mutex_);
  while (!checkpointer_stops_) {
    const bool busy = checkpoint_wanted_.wait_for(lock, idle_checkpoint, [this] {
      return checkpointer_stops_ || commits_since_checkpoint_ >= commits_per_checkpoint;
    });
    if (checkpointer_stops_ || commits_since_checkpoint_ == 0) continue;
    commits_since_checkpoint_ = 0;
    lock.unlock();
    sqlite3_wal_checkpoint_v2(own.get(), nullptr, busy ? SQLITE_CHECKPOINT_PASSIVE : SQLITE_CHECKPOINT_TRUNCATE,
                              nullptr, nullptr);
    stop_after_failed_sync(own.get());
    lock.lock();
  }
} catch (const Failure& failure) {
  log::error("store.no_checkpoints", {{"reason", std::string(failure.what())}});
}

void SqliteDatabase::stop() {
  queue_.close();
  {
    std::scoped_lock lock(checkpoint_mutex_);
    checkpointer_stops_ = true;
    checkpoint_wanted_.notify_all();
  }
  if (writer_thread_.joinable()) writer_thread_.join();
  if (checkpointer_thread_.joinable()) checkpointer_thread_.join();
  sqlite3_wal_checkpoint_v2(writer_.handle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
}

}  // namespace stadt::sql
