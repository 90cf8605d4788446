#include "occasions/store.hpp"

#include <algorithm>

namespace stadt::occasions_store {

void insert(sql::Transaction& transaction, const Occasion& occasion, std::int64_t span) {
  transaction.execute(R"sql(
      INSERT INTO occasion (person_id, id, kind, words, audience, item_id, told_at, changed_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8))sql",
                      occasion.person, occasion.id, occasion.kind, occasion.words, occasion.audience, occasion.item,
                      occasion.told_at, occasion.changed_at);
  transaction.execute(R"sql(
      INSERT INTO occasion_told (span, id, person_id, audience) VALUES ($1, $2, $3, $4))sql",
                      span, occasion.id, occasion.person, occasion.audience);
}

void put_words(sql::Transaction& transaction, const Occasion& occasion) {
  transaction.execute(R"sql(UPDATE occasion SET words = $3, changed_at = $4 WHERE person_id = $1 AND id = $2)sql",
                      occasion.person, occasion.id, occasion.words, occasion.changed_at);
}

void remove(sql::Transaction& transaction, const Occasion& occasion, std::int64_t span) {
  transaction.execute(R"sql(DELETE FROM occasion WHERE person_id = $1 AND id = $2)sql", occasion.person, occasion.id);
  transaction.execute(R"sql(DELETE FROM occasion_told WHERE span = $1 AND id = $2)sql", span, occasion.id);
}

std::optional<Occasion> occasion(sql::Session& db, PersonId person, OccasionId id) {
  return db.find<Occasion>(R"sql(
      SELECT person_id, id, kind, words, audience, item_id, told_at, changed_at FROM occasion
      WHERE person_id = $1 AND id = $2)sql",
                           person, id);
}

std::vector<Occasion> occasions(sql::Session& db, std::span<const Told> told) {
  std::vector<std::vector<sql::Param>> lists;
  lists.reserve(told.size());
  for (const auto& one : told) lists.push_back({one.person.value, one.id.value});
  return db.query_many<Occasion>(R"sql(
      SELECT person_id, id, kind, words, audience, item_id, told_at, changed_at FROM occasion
      WHERE person_id = $1 AND id = $2)sql",
                                 lists);
}

std::vector<Occasion> of_person(sql::Session& db, PersonId person, OccasionId since, int limit) {
  return db.query<Occasion>(R"sql(
      SELECT person_id, id, kind, words, audience, item_id, told_at, changed_at FROM occasion
      WHERE person_id = $1 AND id > $2 ORDER BY id DESC LIMIT $3)sql",
                            person, since, limit);
}

std::vector<Told> told(sql::Session& db, std::span<const std::int64_t> spans, OccasionId since, int limit) {
  std::vector<std::vector<sql::Param>> lists;
  for (const auto span : spans) lists.push_back({span, since.value, std::int64_t{limit}});
  auto found = db.query_many<Told>(R"sql(
      SELECT id, person_id, audience FROM occasion_told WHERE span = $1 AND id > $2 ORDER BY id DESC LIMIT $3)sql",
                                   lists);
  if (std::ssize(found) > limit) found.resize(static_cast<std::size_t>(limit));
  return found;
}

std::vector<Occasion> over(sql::Session& db, PersonId person, OccasionId before, int limit) {
  return db.query<Occasion>(R"sql(
      SELECT person_id, id, kind, words, audience, item_id, told_at, changed_at FROM occasion
      WHERE person_id = $1 AND id <= $2 ORDER BY id LIMIT $3)sql",
                            person, before, limit);
}

}  // namespace stadt::occasions_store
