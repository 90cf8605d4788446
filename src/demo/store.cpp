#include "demo/store.hpp"

namespace stadt::demo_store {

bool is_inhabited(sql::Session& db) { return db.find<PersonId>(R"sql(SELECT id FROM person LIMIT 1)sql").has_value(); }

bool is_demo(sql::Session& db) {
  return db.find<std::string>(R"sql(SELECT value FROM setting WHERE name = 'demo')sql").has_value();
}

void mark_as_demo(sql::Transaction& transaction) {
  transaction.execute(R"sql(
      INSERT INTO setting (name, value) VALUES ('demo', '1') ON CONFLICT (name) DO NOTHING)sql");
}

std::optional<PostId> post_named(sql::Session& db, PersonId author, std::string_view name) {
  return db.find<PostId>(R"sql(SELECT post_id FROM idempotency WHERE person_id = $1 AND key = $2)sql", author, name);
}

}  // namespace stadt::demo_store
