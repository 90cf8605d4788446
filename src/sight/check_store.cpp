#include "sight/check_store.hpp"

namespace stadt::check_store {

BOOST_DESCRIBE_STRUCT(CheckAnswer, (), (node, same, told))

namespace {

constexpr std::int64_t question = -1;

}  // namespace

void ask(sql::Transaction& transaction, Time now) {
  transaction.execute(R"sql(
      INSERT INTO sight_check (asked_at, node, same, told) VALUES ($1, $2, 0, '')
      ON CONFLICT (asked_at, node) DO NOTHING)sql",
                      now, question);
}

std::optional<Time> asked_after(sql::Session& db, Time moment) {
  return db.find<Time>(R"sql(
      SELECT asked_at FROM sight_check WHERE asked_at > $1 AND node = $2 ORDER BY asked_at DESC LIMIT 1)sql",
                       moment, question);
}

void answer(sql::Transaction& transaction, Time asked, const CheckAnswer& answer) {
  transaction.execute(R"sql(
      INSERT INTO sight_check (asked_at, node, same, told) VALUES ($1, $2, $3, $4)
      ON CONFLICT (asked_at, node) DO NOTHING)sql",
                      asked, answer.node, answer.same, answer.told);
}

std::vector<CheckAnswer> answers(sql::Session& db, Time asked) {
  return db.query<CheckAnswer>(R"sql(
      SELECT node, same, told FROM sight_check WHERE asked_at = $1 AND node <> $2 ORDER BY node)sql",
                               asked, question);
}

}  // namespace stadt::check_store
