#include "contacts/store.hpp"

namespace stadt::contacts_store {

BOOST_DESCRIBE_STRUCT(Waiting, (), (inbox, pile))
BOOST_DESCRIBE_STRUCT(Stop, (), (until, marks, known))

namespace {

struct RequestRow {
  RequestId id;
  PersonId other;
  RequestState state = RequestState::pending;
  Delivery delivery = Delivery::inbox;
  AnchorKind anchor_kind = AnchorKind::none;
  std::string anchor_id;
  std::string anchor_text;
  std::string reason;
  std::string why;
  PostId post;
  Time created_at;
  Time changed_at;
};
BOOST_DESCRIBE_STRUCT(RequestRow, (),
                      (id, other, state, delivery, anchor_kind, anchor_id, anchor_text, reason, why, post, created_at,
                       changed_at))

ContactRequest request_of(RequestRow row) {
  return {.id = row.id,
          .other = row.other,
          .state = row.state,
          .delivery = row.delivery,
          .anchor = {row.anchor_kind, std::move(row.anchor_id), std::move(row.anchor_text)},
          .reason = std::move(row.reason),
          .why = std::move(row.why),
          .post = row.post,
          .created_at = row.created_at,
          .changed_at = row.changed_at};
}

std::vector<ContactRequest> requests_of(std::vector<RequestRow> rows) {
  std::vector<ContactRequest> requests;
  requests.reserve(rows.size());
  for (auto& row : rows) requests.push_back(request_of(std::move(row)));
  return requests;
}

std::optional<ContactRequest> first(std::vector<ContactRequest> requests) {
  if (requests.empty()) return std::nullopt;
  return std::move(requests[0]);
}

std::vector<std::vector<sql::Param>> of_one(PersonId person, std::span<const RequestId> ids) {
  std::vector<std::vector<sql::Param>> lists;
  for (const RequestId id : ids) lists.push_back({person.value, id.value});
  return lists;
}

std::vector<RequestRow> list_incoming(sql::Session& db, PersonId person, Delivery delivery, std::int64_t before,
                                      int limit) {
  return db.query<RequestRow>(R"sql(
      SELECT id, from_id, state, delivery, anchor_kind, anchor_id, anchor_text, reason, why, post_id, created_at,
        changed_at
      FROM request_in WHERE person_id = $1 AND delivery = $2 AND state IN (0, 1, 2) AND id < $3
      ORDER BY id DESC LIMIT $4)sql",
                              person, delivery, before, limit);
}

std::vector<RequestRow> list_put_aside(sql::Session& db, PersonId person, std::int64_t before, int limit) {
  return db.query<RequestRow>(R"sql(
      SELECT id, from_id, state, delivery, anchor_kind, anchor_id, anchor_text, reason, why, post_id, created_at,
        changed_at
      FROM request_in WHERE person_id = $1 AND state IN (4, 5) AND id < $2 ORDER BY id DESC LIMIT $3)sql",
                              person, before, limit);
}

std::vector<RequestRow> list_outgoing(sql::Session& db, PersonId person, std::int64_t before, int limit) {
  return db.query<RequestRow>(R"sql(
      SELECT id, to_id, state, delivery, anchor_kind, anchor_id, anchor_text, reason, why, post_id, created_at,
        changed_at
      FROM request_out WHERE person_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3)sql",
                              person, before, limit);
}

}  // namespace

void insert(sql::Transaction& transaction, const NewRequest& wish) {
  const auto& [request, from, signature, uncounted] = wish;
  transaction.execute(R"sql(
      INSERT INTO request_in (person_id, id, from_id, state, delivery, anchor_kind, anchor_id, anchor_text, reason, why,
        post_id, created_at, changed_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13))sql",
                      request.other, request.id, from, request.state, request.delivery, request.anchor.kind,
                      request.anchor.id, request.anchor.text, request.reason, request.why, request.post,
                      request.created_at, request.changed_at);
  transaction.execute(R"sql(
      INSERT INTO request_out (person_id, id, to_id, state, delivery, anchor_kind, anchor_id, anchor_text, reason, why,
        post_id, signature, created_at, changed_at, uncounted)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15))sql",
                      from, request.id, request.other, request.state, request.delivery, request.anchor.kind,
                      request.anchor.id, request.anchor.text, request.reason, request.why, request.post, signature,
                      request.created_at, request.changed_at, uncounted);
}

std::optional<RequestId> claim(sql::Transaction& transaction, PersonId from, PersonId to, RequestId id) {
  const bool is_new = transaction.execute(R"sql(
      INSERT INTO request_claim (person_id, to_id, id) VALUES ($1, $2, $3)
      ON CONFLICT (person_id, to_id) DO NOTHING)sql",
                                          from, to, id) == 1;
  return is_new ? std::nullopt : claimed(transaction, from, to);
}

void move_claim(sql::Transaction& transaction, PersonId from, PersonId to, RequestId id) {
  transaction.execute(R"sql(UPDATE request_claim SET id = $3 WHERE person_id = $1 AND to_id = $2)sql", from, to, id);
}

void release_claim(sql::Transaction& transaction, PersonId from, PersonId to) {
  transaction.execute(R"sql(DELETE FROM request_claim WHERE person_id = $1 AND to_id = $2)sql", from, to);
}

std::optional<RequestId> claimed(sql::Session& db, PersonId from, PersonId to) {
  return db.find<RequestId>(R"sql(SELECT id FROM request_claim WHERE person_id = $1 AND to_id = $2)sql", from, to);
}

std::vector<ContactRequest> incoming(sql::Session& db, PersonId addressee, std::span<const RequestId> ids) {
  return requests_of(db.query_many<RequestRow>(R"sql(
      SELECT id, from_id, state, delivery, anchor_kind, anchor_id, anchor_text, reason, why, post_id, created_at,
        changed_at
      FROM request_in WHERE person_id = $1 AND id = $2)sql",
                                               of_one(addressee, ids)));
}

std::vector<ContactRequest> outgoing(sql::Session& db, PersonId sender, std::span<const RequestId> ids) {
  return requests_of(db.query_many<RequestRow>(R"sql(
      SELECT id, to_id, state, delivery, anchor_kind, anchor_id, anchor_text, reason, why, post_id, created_at,
        changed_at
      FROM request_out WHERE person_id = $1 AND id = $2)sql",
                                               of_one(sender, ids)));
}

std::optional<ContactRequest> incoming(sql::Session& db, PersonId addressee, RequestId id) {
  return first(incoming(db, addressee, std::span(&id, 1)));
}

std::optional<ContactRequest> outgoing(sql::Session& db, PersonId sender, RequestId id) {
  return first(outgoing(db, sender, std::span(&id, 1)));
}

std::optional<ContactRequest> locked_incoming(sql::Transaction& transaction, PersonId addressee, RequestId id) {
  transaction.execute(R"sql(UPDATE request_in SET state = state WHERE person_id = $1 AND id = $2)sql", addressee, id);
  return incoming(transaction, addressee, id);
}

void set_incoming(sql::Transaction& transaction, PersonId addressee, RequestId id, RequestState state, Time at) {
  transaction.execute(R"sql(UPDATE request_in SET state = $3, changed_at = $4 WHERE person_id = $1 AND id = $2)sql",
                      addressee, id, state, at);
}

void set_outgoing(sql::Transaction& transaction, PersonId sender, RequestId id, RequestState state, Time at) {
  transaction.execute(R"sql(UPDATE request_out SET state = $3, changed_at = $4 WHERE person_id = $1 AND id = $2)sql",
                      sender, id, state, at);
}

void set_outcome(sql::Transaction& transaction, PersonId sender, RequestId id, RequestOutcome outcome, Time at) {
  transaction.execute(R"sql(
      UPDATE request_out SET later_ms = CASE WHEN outcome = 1 THEN later_ms + $4 - outcome_at ELSE later_ms END,
        outcome = $3, outcome_at = $4
      WHERE person_id = $1 AND id = $2)sql",
                      sender, id, outcome, at);
}

std::vector<ContactRequest> list(sql::Session& db, PersonId person, Box box, std::int64_t before, int limit) {
  std::vector<RequestRow> rows;
  if (box == Box::in) rows = list_incoming(db, person, Delivery::inbox, before, limit);
  if (box == Box::pile) rows = list_incoming(db, person, Delivery::pile, before, limit);
  if (box == Box::aside) rows = list_put_aside(db, person, before, limit);
  if (box == Box::out) rows = list_outgoing(db, person, before, limit);
  return requests_of(std::move(rows));
}

Waiting count_waiting(sql::Session& db, PersonId person) {
  return db
      .find<Waiting>(R"sql(
      SELECT coalesce(sum(CASE WHEN delivery = 0 AND state < 2 THEN 1 ELSE 0 END), 0),
        coalesce(sum(CASE WHEN delivery = 1 AND state < 2 THEN 1 ELSE 0 END), 0)
      FROM request_in WHERE person_id = $1 AND delivery IN (0, 1) AND state IN (0, 1))sql",
                     person)
      .value_or(Waiting{});
}

std::vector<PastRequest> history(sql::Session& db, PersonId sender, int limit) {
  return db.query<PastRequest>(R"sql(
      SELECT created_at, uncounted, CASE WHEN state IN (1, 3) THEN 1 ELSE 0 END, outcome, outcome_at, later_ms
      FROM request_out WHERE person_id = $1 ORDER BY id DESC LIMIT $2)sql",
                               sender, limit);
}

std::vector<std::string> signatures(sql::Session& db, PersonId sender, Time since, PersonId except, int limit) {
  return db.query<std::string>(R"sql(
      SELECT signature FROM request_out
      WHERE person_id = $1 AND id > $2 AND to_id <> $3 AND uncounted = 0 ORDER BY id DESC LIMIT $4)sql",
                               sender, first_id_at(since), except, limit);
}

std::optional<Stop> stop(sql::Session& db, PersonId sender) {
  return db.find<Stop>(R"sql(SELECT until, marks, known FROM request_stop WHERE person_id = $1)sql", sender);
}

void put_stop(sql::Transaction& transaction, PersonId sender, const Stop& stop) {
  transaction.execute(R"sql(
      INSERT INTO request_stop (person_id, until, marks, known) VALUES ($1, $2, $3, $4)
      ON CONFLICT (person_id) DO UPDATE SET until = excluded.until, marks = excluded.marks, known = excluded.known)sql",
                      sender, stop.until, stop.marks, stop.known);
}

bool lift_stop(sql::Transaction& transaction, PersonId sender) {
  return transaction.execute(R"sql(DELETE FROM request_stop WHERE person_id = $1)sql", sender) == 1;
}

}  // namespace stadt::contacts_store
