#include "pebbles/store.hpp"

namespace stadt::pebbles_store {

namespace {

struct PebbleRow {
  PostId post;
  std::string passage;
  std::string line;
  std::int64_t id = 0;
};
BOOST_DESCRIBE_STRUCT(PebbleRow, (), (post, passage, line, id))

KeptPebble kept_of(PebbleRow row) { return {row.post, {std::move(row.passage), std::move(row.line)}, row.id}; }

}  // namespace

bool put(sql::Transaction& transaction, PersonId person, const KeptPebble& kept) {
  return transaction.execute(R"sql(
      INSERT INTO pebble (person_id, post_id, passage, line, id) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (person_id, post_id) DO UPDATE SET passage = excluded.passage, line = excluded.line
      WHERE pebble.passage <> excluded.passage OR pebble.line <> excluded.line)sql",
                             person, kept.post, kept.pebble.passage, kept.pebble.line, kept.cursor) == 1;
}

bool remove(sql::Transaction& transaction, PersonId person, PostId post) {
  return transaction.execute(R"sql(DELETE FROM pebble WHERE person_id = $1 AND post_id = $2)sql", person, post) == 1;
}

std::optional<KeptPebble> pebble(sql::Session& db, PersonId person, PostId post) {
  auto row = db.find<PebbleRow>(
      R"sql(SELECT post_id, passage, line, id FROM pebble WHERE person_id = $1 AND post_id = $2)sql", person, post);
  if (!row) return std::nullopt;
  return kept_of(std::move(*row));
}

std::vector<KeptPebble> pebbles(sql::Session& db, PersonId person, std::int64_t before, int limit) {
  std::vector<KeptPebble> kept;
  for (auto& row : db.query<PebbleRow>(R"sql(
      SELECT post_id, passage, line, id FROM pebble WHERE person_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3)sql",
                                       person, before, limit)) {
    kept.push_back(kept_of(std::move(row)));
  }
  return kept;
}

}  // namespace stadt::pebbles_store
