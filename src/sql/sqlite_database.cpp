#include "sql/sqlite_database.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "base/log.hpp"

namespace stadt::sql {

namespace {

constexpr std::int64_t lane = 0;  // the embedded store has one writer
constexpr std::int64_t commits_per_checkpoint = 64;
constexpr auto idle_checkpoint = std::chrono::seconds(2);
constexpr auto idle_look_for_foreign_events = std::chrono::milliseconds(500);
constexpr std::size_t events_per_insert = 100;
constexpr int event_columns = 8;
constexpr int exit_after_failed_sync = 70;

std::atomic<std::uint64_t> generations = 0;

struct LoggedEvent {
  std::int64_t sequence = 0;
  Time at;
  EventKind kind{};
  std::int64_t actor = 0;
  std::int64_t object = 0;
  std::int64_t target = 0;
  std::string detail;
};
BOOST_DESCRIBE_STRUCT(LoggedEvent, (), (sequence, at, kind, actor, object, target, detail))

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

Error error_of(const Failure& failure) {
  if (failure.kind() == FailureKind::full) {
    return {ErrorKind::no_space, "store.full", "The disk is full; reading goes on. Try again later."};
  }
  return {ErrorKind::unavailable, "store.unavailable", "The store cannot be written right now. Try again in a moment."};
}

// After a failed sync nobody knows what is on the disk: stop before anything else is acknowledged.
void stop_after_failed_sync(sqlite3* database) {
  const int code = sqlite3_extended_errcode(database);
  if (code != SQLITE_IOERR_FSYNC && code != SQLITE_IOERR_DIR_FSYNC) return;
  log::error("store.sync_failed", {{"code", std::int64_t{code}}});
  std::_Exit(exit_after_failed_sync);
}

}  // namespace

// One write inside the group; its events count only if its savepoint is kept.
class SqliteDatabase::WriterTransaction : public Transaction {
 public:
  explicit WriterTransaction(SqliteSession& session) : session_(session) {}

  using Session::execute;
  void run(std::string_view text, std::span<const Param> params,
           const std::function<void(const Row&)>& each) override {
    session_.run(text, params, each);
  }
  void run_many(std::string_view text, std::span<const std::vector<Param>> lists,
                const std::function<void(std::size_t, const Row&)>& each) override {
    session_.run_many(text, lists, each);
  }
  std::int64_t execute(std::string_view text, std::span<const Param> params) override {
    return session_.execute(text, params);
  }
  void record(Event event) override { events_.push_back(std::move(event)); }

  std::size_t mark() const { return events_.size(); }
  void forget_since(std::size_t mark) { events_.resize(mark); }
  std::span<const Event> events() const { return events_; }

 private:
  SqliteSession& session_;
  std::vector<Event> events_;
};

SqliteDatabase::SqliteDatabase(const Settings& settings)
    : settings_(settings),
      path_(created_folder_of(path_of(settings))),
      writer_(open_sqlite(path_, SqliteRole::writer, settings.sqlite_mmap_mib)),
      generation_(++generations) {}

SqliteDatabase::~SqliteDatabase() { SqliteDatabase::stop(); }

void SqliteDatabase::begin() {
  const auto last = writer_.find<std::int64_t>(R"sql(SELECT coalesce(max(seq), 0) FROM event WHERE lane = $1)sql", lane);
  next_sequence_ = last.value_or(0) + 1;
  data_version_ = writer_.find<std::int64_t>("PRAGMA data_version").value_or(0);
  writer_thread_ = std::thread([this] { run_writer(); });
  checkpointer_thread_ = std::thread([this] { run_checkpointer(); });
}

Session& SqliteDatabase::session() {
  struct Known {
    std::uint64_t generation = 0;
    SqliteSession* session = nullptr;
  };
  thread_local Known known;
  if (known.generation == generation_) return *known.session;
  std::scoped_lock lock(sessions_mutex_);
  auto& session = sessions_[std::this_thread::get_id()];
  if (!session) {
    session = std::make_unique<SqliteSession>(open_sqlite(path_, SqliteRole::reader, settings_.sqlite_mmap_mib));
  }
  known = {generation_, session.get()};
  return *session;
}

void SqliteDatabase::write(Apply apply, Done done) {
  {
    std::scoped_lock lock(queue_mutex_);
    if (!stopping_) {
      queue_.push_back({std::move(apply), std::move(done)});
      queue_filled_.notify_one();
      return;
    }
  }
  done(fail(ErrorKind::unavailable, "store.closing", "The city is closing for a moment. Try again."));
}

void SqliteDatabase::follow(Follower follower) { followers_.push_back(std::move(follower)); }

void SqliteDatabase::run_writer() {
  for (;;) {
    std::vector<Waiting> group;
    {
      std::unique_lock lock(queue_mutex_);
      queue_filled_.wait_for(lock, idle_look_for_foreign_events, [this] { return !queue_.empty() || stopping_; });
      if (queue_.empty() && stopping_) return;
      while (!queue_.empty() && std::ssize(group) < settings_.writes_per_commit) {
        group.push_back(std::move(queue_.front()));
        queue_.pop_front();
      }
    }
    if (group.empty()) {
      follow_foreign_events();
    } else {
      commit_group(group);
    }
  }
}

// What another program has logged since the last look; moves the sequence past it.
std::vector<Event> SqliteDatabase::take_foreign_events() {
  const auto version = writer_.find<std::int64_t>("PRAGMA data_version").value_or(0);
  std::vector<Event> events;
  if (version == data_version_) return events;
  data_version_ = version;
  for (auto& logged : writer_.query<LoggedEvent>(R"sql(
           SELECT seq, at, kind, actor_id, object_id, target_id, detail FROM event
           WHERE lane = $1 AND seq >= $2 ORDER BY seq)sql",
                                                 lane, next_sequence_)) {
    next_sequence_ = logged.sequence + 1;
    events.push_back({logged.kind, logged.actor, logged.object, logged.target, logged.at, std::move(logged.detail)});
  }
  return events;
}

void SqliteDatabase::follow_foreign_events() try {
  const auto events = take_foreign_events();
  if (events.empty()) return;
  for (const auto& follower : followers_) follower(events);
} catch (const Failure& failure) {
  log::warning("store.look_failed", {{"reason", std::string(failure.what())}});
}

Result<> SqliteDatabase::apply_one(WriterTransaction& transaction, Waiting& waiting) {
  writer_.run("SAVEPOINT one", {}, [](const Row&) {});
  const std::size_t mark = transaction.mark();
  Result<> outcome;
  try {
    outcome = waiting.apply(transaction);
  } catch (const Failure& failure) {
    // A full disk or a broken one concerns the whole group.
    if (failure.kind() != FailureKind::constraint && failure.kind() != FailureKind::other) throw;
    log::error("store.write_failed", {{"reason", std::string(failure.what())}});
    outcome = std::unexpected(error_of(failure));
  } catch (const std::exception& problem) {
    log::error("store.write_failed", {{"reason", std::string(problem.what())}});
    outcome = fail(ErrorKind::unavailable, "store.write_failed", "This could not be written. Nothing was changed.");
  }
  if (!outcome) {
    writer_.run("ROLLBACK TO one", {}, [](const Row&) {});
    transaction.forget_since(mark);
  }
  writer_.run("RELEASE one", {}, [](const Row&) {});
  return outcome;
}

void SqliteDatabase::commit_group(std::vector<Waiting>& group) {
  WriterTransaction transaction(writer_);
  std::vector<Result<>> outcomes(group.size());
  std::vector<Event> foreign;
  std::int64_t first_sequence = next_sequence_;
  try {
    writer_.run("BEGIN IMMEDIATE", {}, [](const Row&) {});
    foreign = take_foreign_events();
    first_sequence = next_sequence_;
    for (std::size_t i = 0; i < group.size(); ++i) outcomes[i] = apply_one(transaction, group[i]);
    insert_events(transaction.events());
    writer_.run("COMMIT", {}, [](const Row&) {});
  } catch (const Failure& failure) {
    stop_after_failed_sync(writer_.handle());
    sqlite3_exec(writer_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
    next_sequence_ = first_sequence;
    log::warning("store.commit_failed", {{"reason", std::string(failure.what())}});
    for (const auto& follower : followers_) {
      if (!foreign.empty()) follower(foreign);
    }
    for (auto& waiting : group) waiting.done(std::unexpected(error_of(failure)));
    return;
  }
  for (const auto& follower : followers_) {
    if (!foreign.empty()) follower(foreign);
    if (!transaction.events().empty()) follower(transaction.events());
  }
  for (std::size_t i = 0; i < group.size(); ++i) group[i].done(std::move(outcomes[i]));
  std::scoped_lock lock(checkpoint_mutex_);
  if (++commits_since_checkpoint_ >= commits_per_checkpoint) checkpoint_wanted_.notify_one();
}

void SqliteDatabase::insert_events(std::span<const Event> events) {
  while (!events.empty()) {
    const auto part = events.first(std::min(events.size(), events_per_insert));
    std::string text = "INSERT INTO event (lane, seq, at, kind, actor_id, object_id, target_id, detail) VALUES ";
    std::vector<Param> params;
    for (const auto& event : part) {
      const std::size_t base = params.size();
      text += params.empty() ? "(" : ", (";
      for (int column = 1; column <= event_columns; ++column) {
        text += fmt::format("{}${}", column == 1 ? "" : ", ", base + static_cast<std::size_t>(column));
      }
      text += ")";
      for (const Param& param : {to_param(lane), to_param(next_sequence_++), to_param(event.at), to_param(event.kind),
                                 to_param(event.actor), to_param(event.object), to_param(event.target),
                                 to_param(event.detail)}) {
        params.push_back(param);
      }
    }
    writer_.execute(text, std::span<const Param>(params));
    events = events.subspan(part.size());
  }
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
    sqlite3_wal_checkpoint_v2(own.get(), nullptr, busy ? SQLITE_CHECKPOINT_PASSIVE : SQLITE_CHECKPOINT_TRUNCATE, nullptr,
                              nullptr);
    stop_after_failed_sync(own.get());
    lock.lock();
  }
} catch (const Failure& failure) {
  log::error("store.no_checkpoints", {{"reason", std::string(failure.what())}});
}

void SqliteDatabase::stop() {
  {
    std::scoped_lock lock(queue_mutex_, checkpoint_mutex_);
    stopping_ = true;
    checkpointer_stops_ = true;
    queue_filled_.notify_all();
    checkpoint_wanted_.notify_all();
  }
  if (writer_thread_.joinable()) writer_thread_.join();
  if (checkpointer_thread_.joinable()) checkpointer_thread_.join();
  sqlite3_wal_checkpoint_v2(writer_.handle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
}

}  // namespace stadt::sql
