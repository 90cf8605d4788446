// Databases of their own on the server that STADT_TEST_POSTGRES names (script/postgres-for-tests starts one).
#pragma once

#include <memory>
#include <string>

namespace stadt::testing {

// The server's address, empty: there is none.
std::string postgres_server();

// An empty database, dropped with this object and with whatever still uses it.
class EmptyPostgres {
 public:
  explicit EmptyPostgres(const std::string& locale = "LC_COLLATE 'C' LC_CTYPE 'C'");
  ~EmptyPostgres();
  EmptyPostgres(const EmptyPostgres&) = delete;
  EmptyPostgres& operator=(const EmptyPostgres&) = delete;

  const std::string& address() const { return address_; }

 private:
  std::string name_;
  std::string address_;
};

// A database with the city's tables and nobody in it. Making one takes long, so the next test gets it again, emptied.
class MigratedPostgres {
 public:
  MigratedPostgres();
  ~MigratedPostgres();
  MigratedPostgres(MigratedPostgres&&) = default;
  MigratedPostgres& operator=(MigratedPostgres&&) = default;

  const std::string& address() const { return database_->address(); }

 private:
  std::unique_ptr<EmptyPostgres> database_;
};

}  // namespace stadt::testing
