#include "people/tie_store.hpp"

#include <algorithm>
#include <unordered_map>

namespace stadt::tie_store {

namespace {

struct WordsRow {
  PersonId other;
  int answered = 0;
  int answered_by = 0;
  int wrote = 0;
  int written_by = 0;
};
BOOST_DESCRIBE_STRUCT(WordsRow, (), (other, answered, answered_by, wrote, written_by))

}  // namespace

bool insert_contact(sql::Transaction& transaction, PersonId person, PersonId other, Time since, std::int64_t id) {
  return transaction.execute(R"sql(
      INSERT INTO contact (person_id, other_id, closeness, since, id) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (person_id, other_id) DO NOTHING)sql",
                             person, other, Closeness::contact, since, id) == 1;
}

bool delete_contact(sql::Transaction& transaction, PersonId person, PersonId other) {
  return transaction.execute(R"sql(DELETE FROM contact WHERE person_id = $1 AND other_id = $2)sql", person, other) == 1;
}

bool set_closeness(sql::Transaction& transaction, PersonId person, PersonId other, Closeness closeness) {
  return transaction.execute(R"sql(UPDATE contact SET closeness = $3 WHERE person_id = $1 AND other_id = $2)sql",
                             person, other, closeness) == 1;
}

std::vector<Contact> contacts(sql::Session& db, PersonId person, std::int64_t before, int limit) {
  return db.query<Contact>(R"sql(
      SELECT other_id, closeness, since, id FROM contact WHERE person_id = $1 AND id < $2
      ORDER BY id DESC LIMIT $3)sql",
                           person, before, limit);
}

void note_words(sql::Transaction& transaction, PersonId from, std::span<const PersonId> to, const Words& words) {
  const std::int64_t none = 0;
  const std::int64_t answers = words.answers;
  const std::int64_t letters = words.letters;
  std::vector<std::vector<sql::Param>> sides;
  for (const PersonId other : to) {
    sides.push_back({from.value, other.value, answers, none, letters, none, words.at.ms});
    sides.push_back({other.value, from.value, none, answers, none, letters, words.at.ms});
  }
  std::ranges::sort(sides);  // two who answer each other at the same time never wait for each other crosswise
  transaction.run_many(R"sql(
      INSERT INTO exchange (person_id, other_id, answered, answered_by, wrote, written_by, last_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      ON CONFLICT (person_id, other_id)
      DO UPDATE SET answered = exchange.answered + excluded.answered,
        answered_by = exchange.answered_by + excluded.answered_by, wrote = exchange.wrote + excluded.wrote,
        written_by = exchange.written_by + excluded.written_by,
        last_at = CASE WHEN excluded.last_at > exchange.last_at THEN excluded.last_at ELSE exchange.last_at END)sql",
                       sides, [](std::size_t, const sql::Row&) {});
}

std::vector<Acquaintance> ties(sql::Session& db, PersonId person, std::span<const PersonId> others) {
  std::vector<std::vector<sql::Param>> lists;
  std::unordered_map<PersonId, Acquaintance> found;
  for (const PersonId other : others) lists.push_back({person.value, other.value});
  for (const auto& contact : db.query_many<Contact>(R"sql(
      SELECT other_id, closeness, since, id FROM contact WHERE person_id = $1 AND other_id = $2)sql",
                                                    lists)) {
    auto& side = found[contact.person];
    side.contact = true;
    side.closeness = contact.closeness;
    side.since = contact.since;
  }
  for (const auto& words : db.query_many<WordsRow>(R"sql(
      SELECT other_id, answered, answered_by, wrote, written_by FROM exchange
      WHERE person_id = $1 AND other_id = $2)sql",
                                                   lists)) {
    auto& side = found[words.other];
    side.answered = words.answered;
    side.answered_by = words.answered_by;
    side.wrote = words.wrote;
    side.written_by = words.written_by;
  }
  std::vector<Acquaintance> ordered;
  for (const PersonId other : others) ordered.push_back(found[other]);
  return ordered;
}

}  // namespace stadt::tie_store
