// One PostgreSQL connection with its prepared statements. A connection that was lost is opened again by the next
// statement outside of a transaction.
#pragma once

#include <libpq-fe.h>

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "sql/postgres_values.hpp"
#include "sql/session.hpp"

namespace stadt::sql {

struct ClosePostgres {
  void operator()(PGconn* connection) const { PQfinish(connection); }
};
using PostgresHandle = std::unique_ptr<PGconn, ClosePostgres>;

// reader: changes nothing and repeats a statement whose connection was lost; setup: waits for locks without bound.
enum class PostgresRole { reader, writer, setup };

// one_snapshot: every statement of the transaction sees the store as the first one saw it.
enum class Isolation { read_committed, one_snapshot };

class PostgresSession : public Session {
 public:
  // Opens at once; throws Failure if nobody answers at the address.
  PostgresSession(std::string address, PostgresRole role, StatementWatcher* watcher = nullptr);

  using Session::execute;
  void run(std::string_view text, std::span<const Param> params, const std::function<void(const Row&)>& each) override;
  void scan(std::string_view text, std::span<const Param> params, const std::function<void(const Row&)>& each) override;
  void run_many(std::string_view text, std::span<const std::vector<Param>> lists,
                const std::function<void(std::size_t list, const Row&)>& each) override;
  std::int64_t execute(std::string_view text, std::span<const Param> params) override;
  void in_snapshot(const std::function<void()>& read) override;
  // For what has no parameters and no rows; what a failed script left open is rolled back.
  void run_script(const std::string& text);

  // Between `begin` and `commit` or `rollback` a lost connection stays lost, so that nothing of the transaction is
  // carried out outside of it.
  void begin(Isolation isolation = Isolation::read_committed);
  // Throws when the server undid the transaction instead, and when its outcome is unknown because nobody answers.
  void commit();
  void rollback() noexcept;

  // How often the connection was opened: what belongs to a connection (locks) is gone when this has moved.
  std::uint64_t openings() const { return openings_; }
  bool is_open() const;
  // Opens if the connection was lost; throws inside a transaction.
  void ensure_open();
  // Closes what is in an unknown state; the next statement opens again.
  void close() { connection_.reset(); }
  PGconn* handle() const { return connection_.get(); }

 private:
  void open();
  template <typename Work>
  auto on_open_connection(Work work);
  const std::string& prepared(std::string_view text);
  void forget_statements_if_many();
  PostgresResult checked(PGresult* raw);
  PostgresResult command(const char* text);
  PostgresResult answer(std::string_view text, std::span<const Param> params);
  void send(std::string_view text, std::span<const Param> params);
  std::vector<PostgresResult> pipeline(std::string_view text, std::span<const std::vector<Param>> lists);
  std::vector<PostgresResult> collect(std::size_t count);
  [[noreturn]] void throw_lost();

  const std::string address_;
  const PostgresRole role_;
  StatementWatcher* const watcher_;
  PostgresHandle connection_;
  std::uint64_t openings_ = 0;
  bool in_transaction_ = false;
  PostgresParams params_;
  std::unordered_map<std::string, std::string> statements_;  // types and text → name
  std::string key_;
};

}  // namespace stadt::sql
