// One SQLite connection with its prepared statements.
#pragma once

#include <sqlite3.h>

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "sql/session.hpp"

namespace stadt::sql {

// Throws the Failure that a result code of SQLite stands for.
[[noreturn]] void throw_sqlite(sqlite3* database, int code);

struct CloseSqlite {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};
using SqliteHandle = std::unique_ptr<sqlite3, CloseSqlite>;

enum class SqliteRole { reader, writer, checkpointer };

// Opens with the city's pragmas: WAL, synchronous=FULL, no automatic checkpoints.
SqliteHandle open_sqlite(const std::string& path, SqliteRole role, int mmap_mib);

// A prepared statement with parameters $1 … $n.
class SqliteStatement {
 public:
  SqliteStatement(sqlite3* database, std::string_view text);

  sqlite3_stmt* get() const { return statement_.get(); }
  void bind(std::span<const Param> params);

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  std::size_t parameters_ = 0;  // the greatest n
};

class SqliteSession : public Session {
 public:
  explicit SqliteSession(SqliteHandle handle, StatementWatcher* watcher = nullptr)
      : handle_(std::move(handle)), watcher_(watcher) {}

  using Session::execute;
  void run(std::string_view text, std::span<const Param> params, const std::function<void(const Row&)>& each) override;
  void run_many(std::string_view text, std::span<const std::vector<Param>> lists,
                const std::function<void(std::size_t list, const Row&)>& each) override;
  std::int64_t execute(std::string_view text, std::span<const Param> params) override;
  void together(const std::function<void()>& read) override { in_snapshot(read); }
  void in_snapshot(const std::function<void()>& read) override;

  sqlite3* handle() const { return handle_.get(); }
  // For what has no parameters and no rows: BEGIN, PRAGMA, migrations with several statements.
  void run_script(const std::string& text);

 private:
  SqliteStatement& prepared(std::string_view text);

  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  SqliteHandle handle_;
  StatementWatcher* const watcher_;
  std::unordered_map<std::string, std::unique_ptr<SqliteStatement>, TextHash, std::equal_to<>> statements_;
};

}  // namespace stadt::sql
