// Databases of their own on the server that STADT_TEST_POSTGRES names (script/postgres-for-tests starts one).
#pragma once

#include <string>

namespace stadt::testing {

// The server's address, empty: there is none.
std::string postgres_server();

// An empty database (locale C), dropped with this object and with whatever still uses it.
class PostgresForTest {
 public:
  // A copy of `origin`, to which nobody may be connected.
  explicit PostgresForTest(const std::string& origin = "template0");
  ~PostgresForTest();
  PostgresForTest(const PostgresForTest&) = delete;
  PostgresForTest& operator=(const PostgresForTest&) = delete;

  const std::string& name() const { return name_; }
  const std::string& address() const { return address_; }

 private:
  std::string name_;
  std::string address_;
};

// The name of a database that holds the city's tables and nothing else, made at the first call.
const std::string& migrated_postgres();

}  // namespace stadt::testing
