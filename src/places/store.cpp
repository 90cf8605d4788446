#include "people/rules.hpp"
#include "places/place.hpp"
#include "text/clean.hpp"

namespace stadt::places {

Result<PlaceId> open(sql::Transaction& transaction, Env& env, Place place, PersonId host) {
  place.handle = TRY(checked_handle(place.handle));
  place.name = TRY(text::clean_line("name", place.name, place_name_characters));
  place.line = TRY(text::clean_line("line", place.line, place_line_characters));
  if (place.name.empty()) return fail(ErrorKind::unprocessable, "place.name", "A place needs a name.");
  place.id = env.make_id<PlaceId>();
  const bool claimed = transaction.execute(R"sql(
      INSERT INTO place_handle (handle, place_id) VALUES ($1, $2) ON CONFLICT (handle) DO NOTHING)sql",
                                           place.handle, place.id) == 1;
  if (!claimed) return fail(ErrorKind::unprocessable, "place.taken", "There is a place of this handle already.");
  transaction.execute(R"sql(
      INSERT INTO place (id, handle, kind, name, line, created_at) VALUES ($1, $2, $3, $4, $5, $6))sql",
                      place.id, place.handle, place.kind, place.name, place.line, env.now());
  transaction.execute(R"sql(INSERT INTO place_host (place_id, person_id, position) VALUES ($1, $2, 0))sql", place.id,
                      host);
  transaction.record(
      {.kind = EventKind::place_changed, .actor = host.value, .object = place.id.value, .at = env.now()});
  return place.id;
}

std::vector<Place> all(sql::Session& db) {
  return db.query<Place>(R"sql(
      SELECT id, handle, kind, name, line, created_at FROM place WHERE deleted_at = 0 ORDER BY name LIMIT $1)sql",
                         most_places);
}

std::optional<Place> find(sql::Session& db, PlaceId id) {
  return db.find<Place>(R"sql(
      SELECT id, handle, kind, name, line, created_at FROM place WHERE id = $1 AND deleted_at = 0)sql",
                        id);
}

std::vector<Place> find_all(sql::Session& db, std::span<const PlaceId> ids) {
  std::vector<std::vector<sql::Param>> lists;
  for (const auto id : ids) lists.push_back({id.value});
  return db.query_many<Place>(R"sql(
      SELECT id, handle, kind, name, line, created_at FROM place WHERE id = $1 AND deleted_at = 0)sql",
                              lists);
}

std::optional<PlaceId> by_handle(sql::Session& db, std::string_view handle) {
  return db.find<PlaceId>(R"sql(SELECT place_id FROM place_handle WHERE handle = $1)sql", handle);
}

std::vector<PersonId> hosts(sql::Session& db, PlaceId id) {
  return db.query<PersonId>(R"sql(SELECT person_id FROM place_host WHERE place_id = $1 ORDER BY position)sql", id);
}

std::vector<PersonId> all_hosts(sql::Session& db) {
  return db.query<PersonId>(R"sql(SELECT DISTINCT person_id FROM place_host ORDER BY person_id)sql");
}

}  // namespace stadt::places
