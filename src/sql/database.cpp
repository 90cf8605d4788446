#include "sql/database.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/describe.hpp>
#include <condition_variable>
#include <mutex>

#include "sql/migrations.hpp"
#include "sql/postgres_database.hpp"
#include "sql/sqlite_database.hpp"

namespace stadt::sql {

namespace {

constexpr int oldest_postgres = 150000;
constexpr std::string_view orders_of_bytes[] = {"C", "POSIX", "C.UTF-8", "C.utf8"};
constexpr std::int64_t migration_lock = 0x57AD7;  // of PostgreSQL's advisory locks

Result<std::unique_ptr<Database>> open_sqlite_database(const Settings& settings) {
  auto database = std::make_unique<SqliteDatabase>(settings);
  auto& session = database->setup_session();
  CHECKED(migrate(session, embedded::migrations(), [&](const std::string& script) { session.run_script(script); }));
  database->begin();
  return database;
}

struct Nature {
  int version = 0;
  std::string encoding;
  std::string collation;
  std::string provider;
};
BOOST_DESCRIBE_STRUCT(Nature, (), (version, encoding, collation, provider))

// Texts compare by their bytes, as they do in SQLite: handles and tags are found by ranges of them.
Result<> check_nature(PostgresSession& session) {
  const auto nature = session.find<Nature>(R"sql(
      SELECT CAST(current_setting('server_version_num') AS INTEGER), pg_encoding_to_char(encoding), datcollate,
        CAST(datlocprovider AS TEXT)
      FROM pg_database WHERE datname = current_database())sql");
  if (!nature || nature->version < oldest_postgres) {
    return fail(ErrorKind::unavailable, "store.old", "This city needs PostgreSQL 15 or newer.");
  }
  const bool by_bytes =
      nature->provider == "c" && std::ranges::find(orders_of_bytes, nature->collation) != std::end(orders_of_bytes);
  if (nature->encoding == "UTF8" && by_bytes) return {};
  return fail(ErrorKind::unavailable, "store.locale",
              "This database does not keep UTF-8 in the order of its bytes. Make another one: createdb "
              "--template=template0 --encoding=UTF8 --locale=C NAME");
}

// Programs that start at the same time migrate one after the other.
Result<std::unique_ptr<Database>> open_postgres_database(const Settings& settings) {
  PostgresSession session(settings.database, PostgresRole::setup);
  CHECKED(check_nature(session));
  session.run_script(fmt::format("SELECT pg_advisory_lock({})", migration_lock));
  CHECKED(migrate(session, embedded::migrations(), [&](const std::string& script) { session.run_script(script); }));
  return std::make_unique<PostgresDatabase>(settings);
}

}  // namespace

bool names_postgres(std::string_view database) {
  return database.starts_with("postgresql://") || database.starts_with("postgres://");
}

std::string shown(std::string_view database) {
  if (!names_postgres(database)) return std::string(database);
  const auto address = database.substr(0, database.find('?'));
  const auto begin = address.find("://") + 3;
  const auto at = address.rfind('@');
  const auto colon = address.find(':', begin);
  if (at == std::string_view::npos || colon > at) return std::string(address);
  return std::string(address.substr(0, colon)) + std::string(address.substr(at));
}

Result<std::unique_ptr<Database>> Database::open(const Settings& settings) try {
  return names_postgres(settings.database) ? open_postgres_database(settings) : open_sqlite_database(settings);
} catch (const Failure& failure) {
  return fail(ErrorKind::unavailable, "store.open",
              fmt::format("The store {} cannot be opened: {}", shown(settings.database), failure.what()));
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
