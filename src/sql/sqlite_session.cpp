#include "sql/sqlite_session.hpp"

#include <fmt/format.h>

namespace stadt::sql {

namespace {

constexpr int busy_timeout_ms = 5000;
// The program's own texts are a few hundred; a bulk loader's long ones come and go.
constexpr std::size_t statements_kept = 512;
constexpr std::int64_t bytes_per_mib = 1 << 20;

FailureKind kind_of(int code) {
  switch (code & 0xff) {
    case SQLITE_FULL:
      return FailureKind::full;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return FailureKind::corrupt;
    case SQLITE_CONSTRAINT:
      return FailureKind::constraint;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_NOMEM:
      return FailureKind::unavailable;
    default:
      return FailureKind::other;
  }
}

class SqliteRow : public Row {
 public:
  explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement) {}

  int columns() const override { return sqlite3_column_count(statement_); }
  bool is_null(int column) const override { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
  std::int64_t integer(int column) const override { return sqlite3_column_int64(statement_, column); }
  std::string_view text(int column) const override {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return bytes ? std::string_view(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)))
                 : std::string_view();
  }

 private:
  sqlite3_stmt* statement_;
};

// $1 … $n as SQLite finds without looking for names, which in a long list of VALUES would be every name for every name.
std::string numbered(std::string_view text) {
  std::string out(text);
  bool is_quoted = false;
  for (std::size_t i = 0; i + 1 < out.size(); ++i) {
    if (out[i] == '\'') is_quoted = !is_quoted;
    const bool is_parameter = !is_quoted && out[i] == '$' && out[i + 1] >= '1' && out[i + 1] <= '9';
    if (is_parameter) out[i] = '?';
  }
  return out;
}

// A statement is reset however its use ends, so that it holds no lock and no snapshot.
class ResetAtEnd {
 public:
  explicit ResetAtEnd(sqlite3_stmt* statement) : statement_(statement) {}
  ~ResetAtEnd() { sqlite3_reset(statement_); }
  ResetAtEnd(const ResetAtEnd&) = delete;
  ResetAtEnd& operator=(const ResetAtEnd&) = delete;

 private:
  sqlite3_stmt* statement_;
};

}  // namespace

void throw_sqlite(sqlite3* database, int code) {
  const int extended = database ? sqlite3_extended_errcode(database) : code;
  const char* message = database ? sqlite3_errmsg(database) : sqlite3_errstr(code);
  throw Failure(kind_of(code), fmt::format("SQLite: {} ({})", message, extended));
}

SqliteHandle open_sqlite(const std::string& path, SqliteRole role, int mmap_mib) {
  sqlite3* raw = nullptr;
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI;
  const int code = sqlite3_open_v2(path.c_str(), &raw, flags, nullptr);
  SqliteHandle handle(raw);
  if (code != SQLITE_OK) throw_sqlite(raw, code);
  sqlite3_extended_result_codes(raw, 1);
  sqlite3_busy_timeout(raw, busy_timeout_ms);
  std::string pragmas =
      fmt::format("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=OFF;"
                  "PRAGMA temp_store=MEMORY; PRAGMA wal_autocheckpoint=0; PRAGMA mmap_size={};",
                  mmap_mib * bytes_per_mib);
  if (role == SqliteRole::reader) pragmas += "PRAGMA query_only=ON; PRAGMA cache_size=-2000;";
  if (sqlite3_exec(raw, pragmas.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
    throw_sqlite(raw, sqlite3_errcode(raw));
  }
  return handle;
}

SqliteStatement::SqliteStatement(sqlite3* database, std::string_view text) {
  sqlite3_stmt* raw = nullptr;
  const std::string own = numbered(text);
  const int code =
      sqlite3_prepare_v3(database, own.data(), static_cast<int>(own.size()), SQLITE_PREPARE_PERSISTENT, &raw, nullptr);
  if (code != SQLITE_OK) throw_sqlite(database, code);
  statement_.reset(raw);
  parameters_ = static_cast<std::size_t>(sqlite3_bind_parameter_count(raw));
}

void SqliteStatement::bind(std::span<const Param> params) {
  const std::size_t count = std::min(params.size(), parameters_);
  for (std::size_t i = 0; i < count; ++i) {
    const int at = static_cast<int>(i + 1);
    if (const auto* number = std::get_if<std::int64_t>(&params[i])) {
      sqlite3_bind_int64(get(), at, *number);
    } else if (const auto* text = std::get_if<std::string_view>(&params[i])) {
      // An empty view may have no address, which SQLite would take for NULL.
      sqlite3_bind_text(get(), at, text->data() ? text->data() : "", static_cast<int>(text->size()), SQLITE_STATIC);
    } else {
      sqlite3_bind_null(get(), at);
    }
  }
}

SqliteStatement& SqliteSession::prepared(std::string_view text) {
  if (const auto found = statements_.find(text); found != statements_.end()) return *found->second;
  if (statements_.size() >= statements_kept) statements_.clear();
  auto statement = std::make_unique<SqliteStatement>(handle(), text);
  return *statements_.emplace(std::string(text), std::move(statement)).first->second;
}

void SqliteSession::run(std::string_view text, std::span<const Param> params,
                        const std::function<void(const Row&)>& each) {
  if (watcher_) watcher_->see(text, params);
  SqliteStatement& statement = prepared(text);
  statement.bind(params);
  const ResetAtEnd reset(statement.get());
  const SqliteRow row(statement.get());
  int code = SQLITE_ROW;
  while ((code = sqlite3_step(statement.get())) == SQLITE_ROW) each(row);
  if (code != SQLITE_DONE) throw_sqlite(handle(), code);
}

void SqliteSession::run_many(std::string_view text, std::span<const std::vector<Param>> lists,
                             const std::function<void(std::size_t, const Row&)>& each) {
  for (std::size_t list = 0; list < lists.size(); ++list) {
    run(text, lists[list], [&](const Row& row) { each(list, row); });
  }
}

std::int64_t SqliteSession::execute(std::string_view text, std::span<const Param> params) {
  run(text, params, [](const Row&) {});
  return sqlite3_changes64(handle());
}

void SqliteSession::in_snapshot(const std::function<void()>& read) {
  if (sqlite3_get_autocommit(handle()) == 0) return read();  // a transaction is one already
  run_script("BEGIN");
  try {
    read();
  } catch (...) {
    sqlite3_exec(handle(), "ROLLBACK", nullptr, nullptr, nullptr);
    throw;
  }
  run_script("COMMIT");
}

void SqliteSession::run_script(const std::string& text) {
  const int code = sqlite3_exec(handle(), text.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) throw_sqlite(handle(), code);
}

}  // namespace stadt::sql
