#include "notifications/store.hpp"

#include <string>

namespace stadt::notifications_store {

BOOST_DESCRIBE_STRUCT(Size, (), (count, oldest))

namespace {

using Lists = std::vector<std::vector<sql::Param>>;

std::int64_t number(NotificationKind kind) { return static_cast<int>(kind); }

std::vector<sql::Param> bounds(PersonId owner, const Members& group) {
  return {owner.value, number(group.kind), group.object, group.first, group.last};
}

Lists bounds(PersonId owner, std::span<const Members> groups) {
  Lists lists;
  for (const auto& group : groups) lists.push_back(bounds(owner, group));
  return lists;
}

// A statement that is put together, and its values.
struct Question {
  std::string text;
  std::vector<sql::Param> params;

  void add(std::string_view before, std::int64_t value) {
    params.emplace_back(value);
    text += before;
    text += "$" + std::to_string(params.size());
  }
  void cut(const Range& range, Order order, int limit) {
    add(" AND id < ", range.below);
    add(" AND id > ", range.above);
    add(" AND ((1 << kind) & ", range.kinds);
    text += ") <> 0";
    if (range.from) add(" AND from_id = ", range.from.value);
    add(order == Order::oldest_first ? " ORDER BY id LIMIT " : " ORDER BY id DESC LIMIT ", limit);
  }
};

// Nothing newer stands in the same group: a head. Follows, whose object is 0, are grouped by the day.
constexpr std::string_view heads_of = R"(SELECT id, kind, from_id, object_id FROM notification AS head
    WHERE owner_id = $1 AND NOT EXISTS (SELECT 1 FROM notification AS newer
        WHERE newer.owner_id = $1 AND newer.kind = head.kind AND newer.object_id = head.object_id
          AND newer.id > head.id AND ((1 << head.kind) & $2) <> 0
          AND (newer.object_id <> 0 OR newer.id / $3 = head.id / $3)))";

std::vector<Notification> answer(sql::Session& db, const Question& question) {
  std::vector<Notification> rows;
  db.run(question.text, question.params,
         [&](const sql::Row& row) { rows.push_back(sql::read_row<Notification>(row)); });
  return rows;
}

}  // namespace

std::vector<bool> is_quiet(sql::Session& db, std::span<const PersonId> owners, const Quiet& quiet) {
  Lists lists;
  for (const PersonId owner : owners) {
    lists.push_back({owner.value, quiet.from.value, quiet.now.ms, quiet.conversation.value});
  }
  std::vector<bool> found(owners.size());
  db.run_many(R"sql(
      SELECT 1 FROM mute
        WHERE person_id = $1 AND target_id = $2 AND notifications = 1 AND (until = 0 OR until > $3)
      UNION ALL SELECT 1 FROM conversation_mute WHERE person_id = $1 AND conversation_id = $4)sql",
              lists, [&](std::size_t list, const sql::Row&) { found[list] = true; });
  return found;
}

std::vector<Told> insert(sql::Transaction& transaction, std::span<const Told> rows) {
  Lists lists;
  for (const auto& [owner, row] : rows) {
    lists.push_back({owner.value, number(row.kind), row.object, row.from.value, row.id.value});
  }
  std::vector<Told> fresh;
  transaction.run_many(R"sql(
      INSERT INTO notification (owner_id, kind, object_id, from_id, id) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (owner_id, kind, object_id, from_id) DO UPDATE SET id = excluded.id WHERE notification.kind = 6
      RETURNING 1)sql",
                       lists, [&](std::size_t list, const sql::Row&) { fresh.push_back(rows[list]); });
  return fresh;
}

void take_back(sql::Transaction& transaction, std::span<const Told> rows) {
  Lists lists;
  for (const auto& [owner, row] : rows) {
    lists.push_back({owner.value, number(row.kind), row.object, row.from.value});
  }
  transaction.run_many(R"sql(
      DELETE FROM notification WHERE owner_id = $1 AND kind = $2 AND object_id = $3 AND from_id = $4)sql",
                       lists, [](std::size_t, const sql::Row&) {});
}

void take_back_all(sql::Transaction& transaction, PersonId owner, NotificationKind kind, std::int64_t object) {
  transaction.execute(R"sql(DELETE FROM notification WHERE owner_id = $1 AND kind = $2 AND object_id = $3)sql", owner,
                      kind, object);
}

void forget_person(sql::Transaction& transaction, PersonId owner, PersonId from) {
  transaction.execute(R"sql(DELETE FROM notification WHERE owner_id = $1 AND from_id = $2)sql", owner, from);
}

void forget_muted(sql::Transaction& transaction, PersonId owner, PersonId from) {
  transaction.execute(R"sql(
      DELETE FROM notification WHERE owner_id = $1 AND from_id = $2 AND EXISTS (
        SELECT 1 FROM mute WHERE person_id = $1 AND target_id = $2 AND notifications = 1))sql",
                      owner, from);
}

bool dismiss(sql::Transaction& transaction, PersonId owner, NotificationId id) {
  return transaction.execute(R"sql(DELETE FROM notification WHERE owner_id = $1 AND id = $2)sql", owner, id) > 0;
}

void clear(sql::Transaction& transaction, PersonId owner) {
  transaction.execute(R"sql(DELETE FROM notification WHERE owner_id = $1)sql", owner);
}

std::vector<Notification> list(sql::Session& db, PersonId owner, const Range& range, Order order, int limit) {
  Question question{"SELECT id, kind, from_id, object_id FROM notification WHERE owner_id = $1", {owner.value}};
  question.cut(range, order, limit);
  return answer(db, question);
}

std::vector<Notification> heads(sql::Session& db, PersonId owner, const Range& range, const Grouping& grouping,
                                Order order, int limit) {
  Question question{std::string(heads_of), {owner.value, std::int64_t{grouping.kinds}, grouping.ids_of_a_day}};
  question.cut(range, order, limit);
  return answer(db, question);
}

std::optional<Notification> find(sql::Session& db, PersonId owner, NotificationId id) {
  return db.find<Notification>(R"sql(
      SELECT id, kind, from_id, object_id FROM notification WHERE owner_id = $1 AND id = $2)sql",
                               owner, id);
}

int count(sql::Session& db, PersonId owner, const Range& range, int most) {
  return static_cast<int>(list(db, owner, range, Order::newest_first, most).size());
}

int count_heads(sql::Session& db, PersonId owner, const Range& range, const Grouping& grouping, int most) {
  return static_cast<int>(heads(db, owner, range, grouping, Order::newest_first, most).size());
}

std::vector<Size> sizes(sql::Session& db, PersonId owner, std::span<const Members> groups) {
  return db.query_many<Size>(R"sql(
      SELECT count(*), coalesce(min(id), 0) FROM notification
      WHERE owner_id = $1 AND kind = $2 AND object_id = $3 AND id >= $4 AND id <= $5)sql",
                             bounds(owner, groups));
}

std::vector<std::vector<Notification>> members(sql::Session& db, PersonId owner, std::span<const Members> groups,
                                               int each) {
  auto lists = bounds(owner, groups);
  for (auto& list : lists) list.emplace_back(std::int64_t{each});
  std::vector<std::vector<Notification>> found(groups.size());
  db.run_many(
      R"sql(
      SELECT id, kind, from_id, object_id FROM notification
      WHERE owner_id = $1 AND kind = $2 AND object_id = $3 AND id >= $4 AND id <= $5 ORDER BY id DESC LIMIT $6)sql",
      lists, [&](std::size_t group, const sql::Row& row) { found[group].push_back(sql::read_row<Notification>(row)); });
  return found;
}

bool dismiss_group(sql::Transaction& transaction, PersonId owner, const Members& group) {
  return transaction.execute(R"sql(
      DELETE FROM notification WHERE owner_id = $1 AND kind = $2 AND object_id = $3 AND id >= $4 AND id <= $5)sql",
                             owner, group.kind, group.object, group.first, group.last) > 0;
}

std::vector<Marker> markers(sql::Session& db, PersonId person) {
  return db.query<Marker>(R"sql(
      SELECT timeline, last_read_id, version, updated_at FROM marker WHERE person_id = $1 ORDER BY timeline)sql",
                          person);
}

void put_marker(sql::Transaction& transaction, PersonId person, Timeline timeline, ReadId last_read, Time now) {
  transaction.execute(R"sql(
      INSERT INTO marker (person_id, timeline, last_read_id, version, updated_at) VALUES ($1, $2, $3, 1, $4)
      ON CONFLICT (person_id, timeline)
      DO UPDATE SET last_read_id = excluded.last_read_id, version = marker.version + 1,
        updated_at = excluded.updated_at)sql",
                      person, timeline, last_read, now);
}

}  // namespace stadt::notifications_store
