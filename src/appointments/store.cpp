#include "appointments/store.hpp"

namespace stadt::appointments_store {

BOOST_DESCRIBE_STRUCT(Due, (), (day, person, id, due_at))

namespace {

using Params = std::vector<std::vector<sql::Param>>;

void ignore(std::size_t, const sql::Row&) {}

// In the order of the columns.
Params params_of(std::span<const Owned> rows) {
  Params lists;
  for (const auto& [person, one] : rows) {
    lists.push_back({sql::to_param(person),         sql::to_param(one.id),        sql::to_param(one.other),
                     sql::to_param(one.by_me),      sql::to_param(one.state),     sql::to_param(one.my_turn),
                     sql::to_param(one.last_by_me), sql::to_param(one.kind),      sql::to_param(one.what),
                     sql::to_param(one.place),      sql::to_param(one.minutes),   sql::to_param(one.time_zone),
                     sql::to_param(one.time_1),     sql::to_param(one.time_2),    sql::to_param(one.time_3),
                     sql::to_param(one.starts_at),  sql::to_param(one.over_at),   sql::to_param(one.letter),
                     sql::to_param(one.post),       sql::to_param(one.words),     sql::to_param(one.sequence),
                     sql::to_param(one.created_at), sql::to_param(one.changed_at)});
  }
  return lists;
}

// What changes in the life of one.
Params changes_of(std::span<const Owned> rows) {
  Params lists;
  for (const auto& [person, one] : rows) {
    lists.push_back({sql::to_param(person), sql::to_param(one.id), sql::to_param(one.state), sql::to_param(one.my_turn),
                     sql::to_param(one.last_by_me), sql::to_param(one.time_zone), sql::to_param(one.time_1),
                     sql::to_param(one.time_2), sql::to_param(one.time_3), sql::to_param(one.starts_at),
                     sql::to_param(one.over_at), sql::to_param(one.post), sql::to_param(one.words),
                     sql::to_param(one.sequence), sql::to_param(one.changed_at)});
  }
  return lists;
}

}  // namespace

void insert(sql::Transaction& transaction, std::span<const Owned> rows) {
  transaction.run_many(R"sql(
      INSERT INTO appointment (person_id, id, other_id, by_me, state, my_turn, last_by_me, kind, what, place, minutes,
        time_zone, time_1, time_2, time_3, starts_at, over_at, letter_id, post_id, words, sequence, created_at, changed_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23))sql",
                       params_of(rows), ignore);
}

void update(sql::Transaction& transaction, std::span<const Owned> rows) {
  transaction.run_many(R"sql(
      UPDATE appointment SET state = $3, my_turn = $4, last_by_me = $5, time_zone = $6, time_1 = $7, time_2 = $8,
        time_3 = $9, starts_at = $10, over_at = $11, post_id = $12, words = $13, sequence = $14, changed_at = $15
      WHERE person_id = $1 AND id = $2)sql",
                       changes_of(rows), ignore);
}

std::optional<Appointment> find(sql::Session& db, PersonId person, AppointmentId id) {
  auto found = find(db, person, std::span(&id, 1));
  if (found.empty()) return std::nullopt;
  return std::move(found[0]);
}

std::vector<Appointment> find(sql::Session& db, PersonId person, std::span<const AppointmentId> ids) {
  Params lists;
  for (const auto id : ids) lists.push_back({sql::to_param(person), sql::to_param(id)});
  return db.query_many<Appointment>(R"sql(
      SELECT id, other_id, by_me, state, my_turn, last_by_me, kind, what, place, minutes, time_zone, time_1, time_2,
        time_3, starts_at, over_at, letter_id, post_id, words, sequence, created_at, changed_at
      FROM appointment WHERE person_id = $1 AND id = $2)sql",
                                    lists);
}

std::optional<Appointment> by_letter(sql::Session& db, PersonId person, PostId letter) {
  return db.find<Appointment>(R"sql(
      SELECT id, other_id, by_me, state, my_turn, last_by_me, kind, what, place, minutes, time_zone, time_1, time_2,
        time_3, starts_at, over_at, letter_id, post_id, words, sequence, created_at, changed_at
      FROM appointment WHERE person_id = $1 AND letter_id = $2)sql",
                              person, letter);
}

std::vector<Appointment> living_with(sql::Session& db, PersonId person, PersonId other, Time now) {
  return db.query<Appointment>(R"sql(
      SELECT id, other_id, by_me, state, my_turn, last_by_me, kind, what, place, minutes, time_zone, time_1, time_2,
        time_3, starts_at, over_at, letter_id, post_id, words, sequence, created_at, changed_at
      FROM appointment WHERE person_id = $1 AND other_id = $2 AND state <= 2 AND over_at > $3 ORDER BY id)sql",
                               person, other, now);
}

std::vector<Appointment> coming(sql::Session& db, PersonId person, Time now, int limit) {
  return db.query<Appointment>(R"sql(
      SELECT id, other_id, by_me, state, my_turn, last_by_me, kind, what, place, minutes, time_zone, time_1, time_2,
        time_3, starts_at, over_at, letter_id, post_id, words, sequence, created_at, changed_at
      FROM appointment WHERE person_id = $1 AND state = 2 AND over_at > $2 ORDER BY over_at, id LIMIT $3)sql",
                               person, now, limit);
}

std::vector<Appointment> open(sql::Session& db, PersonId person, Time now, int limit) {
  return db.query<Appointment>(R"sql(
      SELECT id, other_id, by_me, state, my_turn, last_by_me, kind, what, place, minutes, time_zone, time_1, time_2,
        time_3, starts_at, over_at, letter_id, post_id, words, sequence, created_at, changed_at
      FROM appointment WHERE person_id = $1 AND state <= 1 AND over_at > $2 ORDER BY over_at, id LIMIT $3)sql",
                               person, now, limit);
}

std::vector<Appointment> past(sql::Session& db, PersonId person, Time now, std::int64_t before, int limit) {
  return db.query<Appointment>(R"sql(
      SELECT id, other_id, by_me, state, my_turn, last_by_me, kind, what, place, minutes, time_zone, time_1, time_2,
        time_3, starts_at, over_at, letter_id, post_id, words, sequence, created_at, changed_at
      FROM appointment WHERE person_id = $1 AND (state > 2 OR over_at <= $2) AND id < $3 ORDER BY id DESC LIMIT $4)sql",
                               person, now, before, limit);
}

std::vector<Appointment> with(sql::Session& db, PersonId person, PersonId other, std::int64_t before, int limit) {
  return db.query<Appointment>(R"sql(
      SELECT id, other_id, by_me, state, my_turn, last_by_me, kind, what, place, minutes, time_zone, time_1, time_2,
        time_3, starts_at, over_at, letter_id, post_id, words, sequence, created_at, changed_at
      FROM appointment WHERE person_id = $1 AND other_id = $2 AND id < $3 ORDER BY id DESC LIMIT $4)sql",
                               person, other, before, limit);
}

void put_due(sql::Transaction& transaction, std::span<const Due> rows) {
  Params lists;
  for (const auto& [day, person, id, due_at] : rows) {
    lists.push_back({day, sql::to_param(person), sql::to_param(id), sql::to_param(due_at)});
  }
  transaction.run_many(R"sql(
      INSERT INTO appointment_due (day, person_id, id, due_at) VALUES ($1, $2, $3, $4)
      ON CONFLICT (day, person_id, id) DO NOTHING)sql",
                       lists, ignore);
}

std::vector<Due> due(sql::Session& db, std::span<const std::int64_t> days, Time now, int limit) {
  Params lists;
  for (const auto day : days) lists.push_back({day, now.ms, std::int64_t{limit}});
  return db.query_many<Due>(R"sql(
      SELECT day, person_id, id, due_at FROM appointment_due WHERE day = $1 AND due_at <= $2
      ORDER BY due_at, person_id, id LIMIT $3)sql",
                            lists);
}

bool take_due(sql::Transaction& transaction, const Due& row) {
  return transaction.execute(R"sql(
      DELETE FROM appointment_due WHERE day = $1 AND person_id = $2 AND id = $3)sql",
                             row.day, row.person, row.id) == 1;
}

}  // namespace stadt::appointments_store
