#include "sql/node_lease.hpp"

#include <algorithm>

namespace stadt::sql {

namespace {

constexpr auto lease_time = std::chrono::minutes(2);
constexpr int holder_bytes = 16;

Result<int> claim(Transaction& transaction, Time now, const std::string& holder) {
  const Time until = now + lease_time;
  for (int node = 0; node < node_count; ++node) {
    const bool taken = transaction.execute(R"sql(
        INSERT INTO node (node, holder, lease_until) VALUES ($1, $2, $3)
        ON CONFLICT (node) DO UPDATE SET holder = excluded.holder, lease_until = excluded.lease_until
        WHERE node.lease_until < $4)sql",
                                           node, holder, until, now) == 1;
    if (taken) return node;
  }
  return fail(ErrorKind::unavailable, "store.nodes", "Thirty-two programs use this store already. Stop one of them.");
}

// Ids sort by time, and every id that was used stands in one of these.
std::int64_t greatest_id(Session& session) {
  const auto post = session.find<std::int64_t>(R"sql(SELECT coalesce(max(id), 0) FROM post)sql");
  const auto person = session.find<std::int64_t>(R"sql(SELECT coalesce(max(id), 0) FROM person)sql");
  const auto event = session.find<std::int64_t>(R"sql(SELECT coalesce(max(at), 0) FROM event)sql");
  const std::int64_t by_event = event.value_or(0) > id_epoch_ms ? first_id_at(Time{*event + 1}) : 0;
  return std::max({post.value_or(0), person.value_or(0), by_event});
}

}  // namespace

Result<std::unique_ptr<NodeLease>> NodeLease::take(Database& database, Env& env) {
  auto lease = std::unique_ptr<NodeLease>(new NodeLease(database, env));
  lease->holder_ = env.random_hex(holder_bytes);
  CHECKED(database.write_and_wait([&](Transaction& transaction) -> Result<> {
    lease->node_ = TRY(claim(transaction, env.now(), lease->holder_));
    lease->last_used_ = greatest_id(transaction);
    return {};
  }));
  return lease;
}

std::vector<std::int64_t> leased_nodes(Session& session, Time now) {
  return session.query<std::int64_t>(R"sql(SELECT node FROM node WHERE lease_until >= $1 ORDER BY node)sql", now);
}

NodeLease::~NodeLease() { release(); }

void NodeLease::renew() {
  const Time until = env_.now() + lease_time;
  database_.write(
      [node = node_, holder = holder_, until](Transaction& transaction) -> Result<> {
        transaction.execute(R"sql(UPDATE node SET lease_until = $3 WHERE node = $1 AND holder = $2)sql", node, holder,
                            until);
        return {};
      },
      [](Result<>) {});
}

void NodeLease::release() {
  if (holder_.empty()) return;
  const std::string holder = std::exchange(holder_, {});
  // Failing to give it back costs two minutes at the most.
  [[maybe_unused]] const auto done = database_.write_and_wait([&](Transaction& transaction) -> Result<> {
    transaction.execute(R"sql(DELETE FROM node WHERE node = $1 AND holder = $2)sql", node_, holder);
    return {};
  });
}

}  // namespace stadt::sql
