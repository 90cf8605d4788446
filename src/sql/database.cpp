#include "sql/database.hpp"

#include <fmt/format.h>

#include <condition_variable>
#include <mutex>

#include "sql/migrations.hpp"
#include "sql/postgres_database.hpp"
#include "sql/sqlite_database.hpp"

namespace stadt::sql {

namespace {

constexpr std::int64_t migration_lock = 0x57AD7;  // of PostgreSQL's advisory locks

Result<std::unique_ptr<Database>> open_sqlite_database(const Settings& settings) {
  auto database = std::make_unique<SqliteDatabase>(settings);
  auto& session = database->setup_session();
  CHECKED(migrate(session, embedded::migrations(), [&](const std::string& script) { session.run_script(script); }));
  database->begin();
  return database;
}

bool names_postgres(std::string_view database) {
  return database.starts_with("postgresql://") || database.starts_with("postgres://");
}

// Programs that start at the same time migrate one after the other.
Result<std::unique_ptr<Database>> open_postgres_database(const Settings& settings) {
  PostgresSession session(settings.database, PostgresRole::setup);
  session.run_script(fmt::format("SELECT pg_advisory_lock({})", migration_lock));
  CHECKED(migrate(session, embedded::migrations(), [&](const std::string& script) { session.run_script(script); }));
  return std::make_unique<PostgresDatabase>(settings);
}

}  // namespace

Result<std::unique_ptr<Database>> Database::open(const Settings& settings) try {
  return names_postgres(settings.database) ? open_postgres_database(settings) : open_sqlite_database(settings);
} catch (const Failure& failure) {
  return fail(ErrorKind::unavailable, "store.open",
              fmt::format("The store {} cannot be opened: {}", settings.database, failure.what()));
}

Result<> Database::write_and_wait(Apply apply) {
  std::mutex mutex;
  std::condition_variable finished;
  std::optional<Result<>> outcome;
  write(std::move(apply), [&](Result<> result) {
    std::scoped_lock lock(mutex);
    outcome = std::move(result);
    finished.notify_one();
  });
  std::unique_lock lock(mutex);
  finished.wait(lock, [&] { return outcome.has_value(); });
  return *outcome;
}

}  // namespace stadt::sql
