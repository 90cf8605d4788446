#include "sql/postgres_database.hpp"

#include "sql/postgres_writer.hpp"

namespace stadt::sql {

namespace {

// Enough to share one fsync among many commits; more would only wait for each other.
constexpr int writer_count = 8;

}  // namespace

PostgresDatabase::PostgresDatabase(const Settings& settings)
    : settings_(settings), reader_(settings.database, order_, settings.watcher) {
  reader_.start();
  for (int i = 0; i < writer_count; ++i) writers_.emplace_back([this] { run_writer(); });
}

PostgresDatabase::~PostgresDatabase() { PostgresDatabase::stop(); }

Session& PostgresDatabase::session() {
  return sessions_.get([this] {
    return std::make_unique<PostgresSession>(settings_.database, PostgresRole::reader, settings_.watcher);
  });
}

void PostgresDatabase::write(Apply apply, Done done) { queue_.push({std::move(apply), std::move(done)}); }

void PostgresDatabase::follow(Follower follower) { order_.follow(std::move(follower)); }

void PostgresDatabase::run_writer() {
  PostgresWriter writer(settings_.database, order_, settings_.watcher);
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
  for (auto& writer : writers_) {
    if (writer.joinable()) writer.join();
  }
  reader_.stop();
}

}  // namespace stadt::sql
