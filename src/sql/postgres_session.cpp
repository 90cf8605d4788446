#include "sql/postgres_session.hpp"

#include <fmt/format.h>

#include "base/log.hpp"

namespace stadt::sql {

namespace {

constexpr int text_format = 0;
// The program's own texts are a few hundred; a bulk loader's long ones come and go.
constexpr std::size_t statements_kept = 512;
// Bounds what a page's hydration holds in memory at once.
constexpr std::size_t lists_per_round_trip = 500;

constexpr std::string_view settings_of_all = "SET synchronous_commit = on; SET client_min_messages = warning;"
                                             "SET default_transaction_isolation = 'read committed';";
constexpr std::string_view settings_of_readers = "SET default_transaction_read_only = on;";
// A write that waits longer than this for another one gives its thread back.
constexpr std::string_view settings_of_writers =
    "SET lock_timeout = '5s'; SET idle_in_transaction_session_timeout = '60s';";

// After a scan that ended early: the server stops, and what it has sent already is thrown away.
class DrainAtEnd {
 public:
  explicit DrainAtEnd(const PostgresHandle& connection) : connection_(connection) {}
  ~DrainAtEnd() {
    if (!finished_) cancel();
    while (const PostgresResult rest{PQgetResult(connection_.get())}) {
    }
  }
  DrainAtEnd(const DrainAtEnd&) = delete;
  DrainAtEnd& operator=(const DrainAtEnd&) = delete;
  void finish() { finished_ = true; }

 private:
  void cancel() {
    auto* cancel = PQgetCancel(connection_.get());
    if (!cancel) return;
    char why_not[256];
    PQcancel(cancel, why_not, sizeof why_not);
    PQfreeCancel(cancel);
  }

  const PostgresHandle& connection_;  // empty once it is lost
  bool finished_ = false;
};

void note(void*, const char* message) {
  std::string_view line = message;
  while (line.ends_with('\n')) line.remove_suffix(1);
  log::warning("store.notice", {{"message", std::string(line)}});
}

std::string one_line(std::string_view message) {
  std::string line(message.substr(0, message.find_last_not_of('\n') + 1));
  for (char& c : line) c = c == '\n' || c == '\t' ? ' ' : c;
  return line;
}

}  // namespace

PostgresSession::PostgresSession(std::string address, PostgresRole role, StatementWatcher* watcher)
    : address_(std::move(address)), role_(role), watcher_(watcher) {
  open();
}

void PostgresSession::open() {
  // What stands before the address may be set otherwise in it.
  static constexpr const char* names[] = {"connect_timeout",
                                          "tcp_user_timeout",
                                          "keepalives_idle",
                                          "application_name",
                                          "dbname",
                                          "client_encoding",
                                          nullptr};
  const char* values[] = {"5", "10000", "30", "stadt", address_.c_str(), "UTF8", nullptr};
  statements_.clear();
  connection_.reset(PQconnectdbParams(names, values, 1));
  if (!is_open()) throw_lost();
  PQsetNoticeProcessor(connection_.get(), note, nullptr);
  PQsetErrorVerbosity(connection_.get(), PQERRORS_TERSE);  // details quote what people wrote
  ++openings_;
  std::string settings(settings_of_all);
  if (role_ == PostgresRole::reader) settings += settings_of_readers;
  if (role_ == PostgresRole::writer) settings += settings_of_writers;
  command(settings.c_str());
}

bool PostgresSession::is_open() const { return connection_ && PQstatus(connection_.get()) == CONNECTION_OK; }

void PostgresSession::ensure_open() {
  if (is_open()) return;
  if (in_transaction_) {
    throw Failure(FailureKind::unavailable, "PostgreSQL: the connection was lost inside a transaction");
  }
  open();
}

void PostgresSession::throw_lost() {
  const std::string reason = connection_ ? one_line(PQerrorMessage(connection_.get())) : "not connected";
  connection_.reset();
  throw Failure(FailureKind::unavailable, "PostgreSQL: " + reason);
}

// A reader whose connection turns out to be lost asks once more on a new one.
template <typename Work>
auto PostgresSession::on_open_connection(Work work) {
  ensure_open();
  try {
    return work();
  } catch (const Failure&) {
    if (is_open() || role_ != PostgresRole::reader || in_transaction_) throw;
  }
  ensure_open();
  return work();
}

PostgresResult PostgresSession::checked(PGresult* raw) {
  PostgresResult result(raw);
  const auto status = PQresultStatus(raw);
  if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK || status == PGRES_SINGLE_TUPLE) return result;
  const char* sqlstate = raw ? PQresultErrorField(raw, PG_DIAG_SQLSTATE) : nullptr;
  if (!sqlstate) throw_lost();
  // Never the detail: it quotes what people wrote.
  const char* message = PQresultErrorField(raw, PG_DIAG_MESSAGE_PRIMARY);
  throw Failure(failure_kind_of(sqlstate), fmt::format("PostgreSQL: {} ({})", message ? message : "", sqlstate));
}

PostgresResult PostgresSession::command(const char* text) { return checked(PQexec(connection_.get(), text)); }

void PostgresSession::forget_statements_if_many() {
  if (statements_.size() < statements_kept) return;
  command("DEALLOCATE ALL");
  statements_.clear();
}

// The name of the statement for the types that params_ holds.
const std::string& PostgresSession::prepared(std::string_view text) {
  key_.clear();
  for (int i = 0; i < params_.count(); ++i) key_ += static_cast<char>('a' + params_.types()[i]);
  key_ += ' ';
  key_ += text;
  if (const auto found = statements_.find(key_); found != statements_.end()) return found->second;
  const std::string name = fmt::format("s{}", statements_.size());
  checked(PQprepare(connection_.get(), name.c_str(), std::string(text).c_str(), params_.count(), params_.types()));
  return statements_.emplace(key_, name).first->second;
}

PostgresResult PostgresSession::answer(std::string_view text, std::span<const Param> params) {
  if (watcher_) watcher_->see(text, params);
  return on_open_connection([&] {
    forget_statements_if_many();
    params_.take(params);
    const auto& name = prepared(text);
    return checked(PQexecPrepared(connection_.get(), name.c_str(), params_.count(), params_.values(), params_.lengths(),
                                  params_.formats(), text_format));
  });
}

void PostgresSession::run(std::string_view text, std::span<const Param> params,
                          const std::function<void(const Row&)>& each) {
  const auto result = answer(text, params);
  each_row(result, each);
}

std::int64_t PostgresSession::execute(std::string_view text, std::span<const Param> params) {
  return rows_changed(answer(text, params));
}

void PostgresSession::send(std::string_view text, std::span<const Param> params) {
  params_.take(params);
  const auto& name = prepared(text);
  const bool sent = PQsendQueryPrepared(connection_.get(), name.c_str(), params_.count(), params_.values(),
                                        params_.lengths(), params_.formats(), text_format) == 1;
  if (!sent) throw_lost();
}

void PostgresSession::scan(std::string_view text, std::span<const Param> params,
                           const std::function<void(const Row&)>& each) {
  if (watcher_) watcher_->see(text, params);
  ensure_open();
  forget_statements_if_many();
  send(text, params);
  DrainAtEnd drain(connection_);
  PQsetSingleRowMode(connection_.get());
  for (;;) {
    const auto result = checked(PQgetResult(connection_.get()));
    if (PQresultStatus(result.get()) != PGRES_SINGLE_TUPLE) break;
    each_row(result, each);
  }
  drain.finish();
}

void PostgresSession::run_many(std::string_view text, std::span<const std::vector<Param>> lists,
                               const std::function<void(std::size_t, const Row&)>& each) {
  std::size_t list = 0;
  while (list < lists.size()) {
    const auto part = lists.subspan(list, std::min(lists.size() - list, lists_per_round_trip));
    for (const auto& result : on_open_connection([&] { return pipeline(text, part); })) {
      each_row(result, [&](const Row& row) { each(list, row); });
      ++list;
    }
  }
}

std::vector<PostgresResult> PostgresSession::pipeline(std::string_view text,
                                                      std::span<const std::vector<Param>> lists) {
  forget_statements_if_many();
  // Preparing asks and waits, which a pipeline does not allow.
  for (const auto& params : lists) {
    if (watcher_) watcher_->see(text, params);
    params_.take(params);
    prepared(text);
  }
  if (PQenterPipelineMode(connection_.get()) != 1) throw_lost();
  for (const auto& params : lists) send(text, params);
  if (PQpipelineSync(connection_.get()) != 1) throw_lost();
  auto results = collect(lists.size());
  for (auto& result : results) result = checked(result.release());
  return results;
}

// The answers of a pipeline, each followed by a null, and the end of it: only then may anything throw.
std::vector<PostgresResult> PostgresSession::collect(std::size_t count) {
  std::vector<PostgresResult> results;
  for (std::size_t i = 0; i < count; ++i) {
    results.emplace_back(PQgetResult(connection_.get()));
    while (const PostgresResult rest{PQgetResult(connection_.get())}) {
    }
  }
  const PostgresResult end(PQgetResult(connection_.get()));
  const bool whole = PQresultStatus(end.get()) == PGRES_PIPELINE_SYNC && PQexitPipelineMode(connection_.get()) == 1;
  if (!whole) throw_lost();
  return results;
}

void PostgresSession::run_script(const std::string& text) {
  ensure_open();
  try {
    command(text.c_str());
  } catch (const Failure&) {
    rollback();
    throw;
  }
}

void PostgresSession::begin(Isolation isolation) {
  ensure_open();
  command(isolation == Isolation::one_snapshot ? "BEGIN ISOLATION LEVEL REPEATABLE READ" : "BEGIN");
  in_transaction_ = true;
}

void PostgresSession::commit() {
  const auto result = command("COMMIT");
  in_transaction_ = false;
  if (std::string_view(PQcmdStatus(result.get())) != "COMMIT") {
    throw Failure(FailureKind::other, "PostgreSQL: a statement of this transaction had failed before");
  }
}

void PostgresSession::in_snapshot(const std::function<void()>& read) {
  if (in_transaction_) return read();
  begin(Isolation::one_snapshot);
  try {
    read();
  } catch (...) {
    rollback();
    throw;
  }
  commit();
}

void PostgresSession::rollback() noexcept {
  in_transaction_ = false;
  if (!is_open() || PQtransactionStatus(connection_.get()) == PQTRANS_IDLE) return;
  const PostgresResult result(PQexec(connection_.get(), "ROLLBACK"));
  if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) connection_.reset();
}

}  // namespace stadt::sql
