#include "sql/postgres_database.hpp"

#include "sql/postgres_writer.hpp"

namespace stadt::sql {

namespace {

// Enough to share one fsync among many commits; more would only wait for each other.
constexpr std::size_t most_writers = 8;

}  // namespace

PostgresDatabase::PostgresDatabase(const Settings& settings)
    : settings_(settings), reader_(settings.database, order_, settings.watcher) {
  reader_.start();
}

PostgresDatabase::~PostgresDatabase() { PostgresDatabase::stop(); }

Session& PostgresDatabase::session() {
  return sessions_.get([this] {
    return std::make_unique<PostgresSession>(settings_.database, PostgresRole::reader, settings_.watcher);
  });
}

void PostgresDatabase::write(Apply apply, Done done) {
  if (queue_.push({std::move(apply), std::move(done)}) == WriteQueue::Pushed::waits) add_writer();
}

// Writers come as they are needed and stay.
void PostgresDatabase::add_writer() {
  std::scoped_lock lock(writers_mutex_);
  if (!stopping_ && writers_.size() < most_writers) writers_.emplace_back([this] { run_writer(); });
}

void PostgresDatabase::follow(Follower follower) { order_.follow(std::move(follower)); }

void PostgresDatabase::run_writer() {
  PostgresWriter writer(settings_.database, order_, derivers_, settings_.watcher);
  for (;;) {
    const auto taken = queue_.take(1);
    if (taken.empty()) return;
    bool has_events = false;
    auto outcome = writer.write(taken[0].apply, has_events);
    if (has_events) reader_.hint();
    taken[0].done(std::move(outcome));
  }
}

void PostgresDatabase::stop() {
  queue_.close();
  {
    std::scoped_lock lock(writers_mutex_);
    stopping_ = true;
    // What was pushed and whose writer did not come in time.
    if (writers_.empty()) writers_.emplace_back([this] { run_writer(); });
  }
  for (auto& writer : writers_) {
    if (writer.joinable()) writer.join();
  }
  reader_.stop();
}

}  // namespace stadt::sql
