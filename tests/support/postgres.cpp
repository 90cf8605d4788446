#include "support/postgres.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>

#include "sql/database.hpp"
#include "sql/postgres_session.hpp"

namespace stadt::testing {

namespace {

// Tables are small here: deleting is much faster than TRUNCATE, which makes new files.
constexpr const char* empty_all_tables = R"sql(
    SET session_replication_role = replica;
    DO $$
    DECLARE name TEXT;
    BEGIN
      FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migration' LOOP
        EXECUTE 'DELETE FROM ' || quote_ident(name);
      END LOOP;
    END $$)sql";

void run_on(const std::string& address, const std::string& script) {
  sql::PostgresSession(address, sql::PostgresRole::setup).run_script(script);
}

std::vector<std::unique_ptr<EmptyPostgres>>& emptied() {
  static std::vector<std::unique_ptr<EmptyPostgres>> databases;
  return databases;
}

// The server's address with another database in it: "postgresql://user@host/database?options".
std::string address_of(const std::string& database) {
  const std::string server = postgres_server();
  const auto path = server.find('/', server.find("://") + 3);
  const auto options = server.find('?');
  const auto rest = options == std::string::npos ? std::string() : server.substr(options);
  return server.substr(0, std::min(path, options)) + "/" + database + rest;
}

}  // namespace

std::string postgres_server() {
  const char* address = std::getenv("STADT_TEST_POSTGRES");
  return address ? address : "";
}

EmptyPostgres::EmptyPostgres(const std::string& locale) {
  static std::atomic<int> counter = 0;
  name_ = fmt::format("stadt_test_{}_{}", getpid(), ++counter);
  address_ = address_of(name_);
  run_on(postgres_server(), fmt::format("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8' {}", name_, locale));
}

EmptyPostgres::~EmptyPostgres() {
  try {
    run_on(postgres_server(), fmt::format("DROP DATABASE {} WITH (FORCE)", name_));
  } catch (const sql::Failure& failure) {
    fmt::print(stderr, "{} was not dropped: {}\n", name_, failure.what());
  }
}

MigratedPostgres::MigratedPostgres() {
  if (!emptied().empty()) {
    database_ = std::move(emptied().back());
    emptied().pop_back();
    return;
  }
  database_ = std::make_unique<EmptyPostgres>();
  const auto opened = sql::Database::open({.database = address()});
  EXPECT_TRUE(opened) << opened.error().message;
}

MigratedPostgres::~MigratedPostgres() {
  if (!database_) return;
  try {
    run_on(address(), empty_all_tables);
    emptied().push_back(std::move(database_));
  } catch (const sql::Failure& failure) {
    ADD_FAILURE() << failure.what();
  }
}

}  // namespace stadt::testing
