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

void run_on_server(const std::string& script) {
  sql::PostgresSession(postgres_server(), sql::PostgresRole::setup).run_script(script);
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

PostgresForTest::PostgresForTest(const std::string& origin) {
  static std::atomic<int> counter = 0;
  name_ = fmt::format("stadt_test_{}_{}", getpid(), ++counter);
  address_ = address_of(name_);
  const bool is_copy = origin != "template0";
  run_on_server(fmt::format("CREATE DATABASE {} TEMPLATE {} {}", name_, origin,
                            is_copy ? "" : "ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'"));
}

PostgresForTest::~PostgresForTest() {
  try {
    run_on_server(fmt::format("DROP DATABASE {} WITH (FORCE)", name_));
  } catch (const sql::Failure& failure) {
    ADD_FAILURE() << failure.what();
  }
}

const std::string& migrated_postgres() {
  static const PostgresForTest database;
  static const bool migrated = [] {
    const auto opened = sql::Database::open({.database = database.address()});
    if (!opened) ADD_FAILURE() << opened.error().message;
    return opened.has_value();
  }();
  EXPECT_TRUE(migrated);
  return database.name();
}

}  // namespace stadt::testing
