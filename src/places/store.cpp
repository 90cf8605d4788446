#include "places/store.hpp"

namespace stadt::places_store {

BOOST_DESCRIBE_STRUCT(Counted, (), (place, members))

namespace {

std::vector<std::vector<sql::Param>> lists_of(std::span<const PlaceId> ids) {
  std::vector<std::vector<sql::Param>> lists;
  for (const auto id : ids) lists.push_back({id.value});
  return lists;
}

}  // namespace

std::optional<Place> place(sql::Session& db, PlaceId id) {
  return db.find<Place>(R"sql(
      SELECT id, handle, kind, name, line, created_at FROM place WHERE id = $1 AND deleted_at = 0)sql",
                        id);
}

std::vector<Place> places(sql::Session& db, std::span<const PlaceId> ids) {
  return db.query_many<Place>(R"sql(
      SELECT id, handle, kind, name, line, created_at FROM place WHERE id = $1 AND deleted_at = 0)sql",
                              lists_of(ids));
}

std::optional<PlaceId> by_handle(sql::Session& db, std::string_view handle) {
  return db.find<PlaceId>(R"sql(SELECT place_id FROM place_handle WHERE handle = $1)sql", handle);
}

std::vector<Place> all(sql::Session& db, std::int64_t before, int limit) {
  return db.query<Place>(R"sql(
      SELECT id, handle, kind, name, line, created_at FROM place WHERE deleted_at = 0 AND id < $1
      ORDER BY id DESC LIMIT $2)sql",
                         before, limit);
}

std::optional<PlaceTerms> terms(sql::Session& db, PlaceId id) {
  return db.find<PlaceTerms>(R"sql(
      SELECT house_rule, house_rule_html, admission, members FROM place WHERE id = $1 AND deleted_at = 0)sql",
                             id);
}

std::vector<Counted> members_of(sql::Session& db, std::span<const PlaceId> ids) {
  return db.query_many<Counted>(R"sql(SELECT id, members FROM place WHERE id = $1)sql", lists_of(ids));
}

BOOST_DESCRIBE_STRUCT(LastSpoken, (), (place, host, last))

std::vector<LastSpoken> spoken_last(sql::Session& db, std::span<const PlaceId> places, std::size_t limit) {
  std::vector<std::vector<sql::Param>> lists;
  for (const auto place : places) lists.push_back({place.value, static_cast<std::int64_t>(limit)});
  return db.query_many<LastSpoken>(R"sql(
      SELECT place_id, host_id, last_id FROM conversation
      WHERE place_id = $1 AND place_id <> 0 AND audience = 0 AND deleted_at = 0
      ORDER BY last_id DESC LIMIT $2)sql",
                                   lists);
}

std::vector<PersonId> hosts(sql::Session& db, PlaceId id) {
  return db.query<PersonId>(
      R"sql(SELECT person_id FROM place_host WHERE place_id = $1 ORDER BY position, person_id)sql", id);
}

std::vector<PersonId> all_hosts(sql::Session& db) {
  return db.query<PersonId>(R"sql(SELECT DISTINCT person_id FROM place_host ORDER BY person_id)sql");
}

bool is_host(sql::Session& db, PlaceId id, PersonId person) {
  return db
      .find<PersonId>(R"sql(SELECT person_id FROM place_host WHERE place_id = $1 AND person_id = $2)sql", id, person)
      .has_value();
}

std::vector<PlaceId> hosted(sql::Session& db, PersonId person, std::span<const PlaceId> places) {
  std::vector<std::vector<sql::Param>> lists;
  for (const auto id : places) lists.push_back({id.value, person.value});
  return db.query_many<PlaceId>(R"sql(SELECT place_id FROM place_host WHERE place_id = $1 AND person_id = $2)sql",
                                lists);
}

bool claim_handle(sql::Transaction& transaction, std::string_view handle, PlaceId id) {
  return transaction.execute(R"sql(
      INSERT INTO place_handle (handle, place_id) VALUES ($1, $2) ON CONFLICT (handle) DO NOTHING)sql",
                             handle, id) == 1;
}

void insert(sql::Transaction& transaction, const Place& place) {
  transaction.execute(R"sql(
      INSERT INTO place (id, handle, kind, name, line, created_at) VALUES ($1, $2, $3, $4, $5, $6))sql",
                      place.id, place.handle, place.kind, place.name, place.line, place.created_at);
}

bool lock(sql::Transaction& transaction, PlaceId id) {
  return transaction.execute(R"sql(UPDATE place SET members = members WHERE id = $1 AND deleted_at = 0)sql", id) == 1;
}

void update(sql::Transaction& transaction, const Place& place, const PlaceTerms& terms) {
  transaction.execute(R"sql(
      UPDATE place SET name = $2, line = $3, house_rule = $4, house_rule_html = $5, admission = $6 WHERE id = $1)sql",
                      place.id, place.name, place.line, terms.house_rule, terms.house_rule_html, terms.admission);
}

void close(sql::Transaction& transaction, PlaceId id, Time at) {
  transaction.execute(R"sql(UPDATE place SET deleted_at = $2 WHERE id = $1)sql", id, at);
}

bool insert_host(sql::Transaction& transaction, PlaceId id, PersonId person, std::int64_t position) {
  return transaction.execute(R"sql(
      INSERT INTO place_host (place_id, person_id, position) VALUES ($1, $2, $3)
      ON CONFLICT (place_id, person_id) DO NOTHING)sql",
                             id, person, position) == 1;
}

bool delete_host(sql::Transaction& transaction, PlaceId id, PersonId person) {
  return transaction.execute(R"sql(DELETE FROM place_host WHERE place_id = $1 AND person_id = $2)sql", id, person) == 1;
}

void note_opened(sql::Transaction& transaction, PersonId person, PlaceId id, Time at) {
  transaction.execute(R"sql(INSERT INTO place_opened (person_id, place_id, opened_at) VALUES ($1, $2, $3))sql", person,
                      id, at);
}

int count_opened(sql::Session& db, PersonId person, Time since) {
  return db
      .find<int>(R"sql(SELECT count(*) FROM place_opened WHERE person_id = $1 AND opened_at > $2)sql", person, since)
      .value_or(0);
}

std::optional<Membership> membership(sql::Session& db, PersonId person, PlaceId place) {
  return db.find<Membership>(R"sql(
      SELECT place_id, person_id, state, shown, id FROM membership WHERE person_id = $1 AND place_id = $2)sql",
                             person, place);
}

std::vector<Membership> memberships(sql::Session& db, PersonId person, Which which, int limit) {
  return db.query<Membership>(R"sql(
      SELECT place_id, person_id, state, shown, id FROM membership
      WHERE person_id = $1 AND state = 2 AND shown >= $2 ORDER BY id DESC LIMIT $3)sql",
                              person, which == Which::shown, limit);
}

std::vector<Membership> members(sql::Session& db, PlaceId place, Which which, std::int64_t before, int limit) {
  return db.query<Membership>(R"sql(
      SELECT place_id, person_id, state, shown, id FROM place_member
      WHERE place_id = $1 AND state = 2 AND shown >= $2 AND id < $3 ORDER BY id DESC LIMIT $4)sql",
                              place, which == Which::shown, before, limit);
}

std::vector<Membership> at_the_door(sql::Session& db, PlaceId place, MembershipState state, std::int64_t before,
                                    int limit) {
  return db.query<Membership>(R"sql(
      SELECT place_id, person_id, state, shown, id FROM place_member
      WHERE place_id = $1 AND state = $2 AND id < $3 ORDER BY id DESC LIMIT $4)sql",
                              place, state, before, limit);
}

int count_memberships(sql::Session& db, PersonId person) {
  return db.find<int>(R"sql(SELECT count(*) FROM membership WHERE person_id = $1)sql", person).value_or(0);
}

void put_membership(sql::Transaction& transaction, const Membership& membership) {
  const auto& [place, person, state, shown, id] = membership;
  transaction.execute(R"sql(
      INSERT INTO membership (person_id, place_id, state, shown, id) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (person_id, place_id)
      DO UPDATE SET state = excluded.state, shown = excluded.shown, id = excluded.id)sql",
                      person, place, state, shown, id);
  transaction.execute(R"sql(
      INSERT INTO place_member (place_id, person_id, state, shown, id) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (place_id, person_id)
      DO UPDATE SET state = excluded.state, shown = excluded.shown, id = excluded.id)sql",
                      place, person, state, shown, id);
}

void delete_membership(sql::Transaction& transaction, PersonId person, PlaceId place) {
  transaction.execute(R"sql(DELETE FROM membership WHERE person_id = $1 AND place_id = $2)sql", person, place);
  transaction.execute(R"sql(DELETE FROM place_member WHERE place_id = $1 AND person_id = $2)sql", place, person);
}

void count_members(sql::Transaction& transaction, PlaceId place, int change) {
  transaction.execute(R"sql(UPDATE place SET members = members + $2 WHERE id = $1)sql", place, change);
}

bool insert_follow(sql::Transaction& transaction, PersonId person, PlaceId place, std::int64_t id) {
  return transaction.execute(R"sql(
      INSERT INTO place_follow (person_id, place_id, id) VALUES ($1, $2, $3)
      ON CONFLICT (person_id, place_id) DO NOTHING)sql",
                             person, place, id) == 1;
}

bool delete_follow(sql::Transaction& transaction, PersonId person, PlaceId place) {
  return transaction.execute(R"sql(DELETE FROM place_follow WHERE person_id = $1 AND place_id = $2)sql", person,
                             place) == 1;
}

bool follows(sql::Session& db, PersonId person, PlaceId place) {
  return db
      .find<PlaceId>(R"sql(SELECT place_id FROM place_follow WHERE person_id = $1 AND place_id = $2)sql", person, place)
      .has_value();
}

std::vector<PlaceId> followed(sql::Session& db, PersonId person) {
  return db.query<PlaceId>(R"sql(SELECT place_id FROM place_follow WHERE person_id = $1 ORDER BY id DESC)sql", person);
}

int count_followed(sql::Session& db, PersonId person) {
  return db.find<int>(R"sql(SELECT count(*) FROM place_follow WHERE person_id = $1)sql", person).value_or(0);
}

}  // namespace stadt::places_store
