#include "people/tie_store.hpp"

#include <algorithm>

namespace stadt::tie_store {

namespace {

// What a row of an answer speaks of.
enum class Tie { contact = 0, words = 1, follows = 2, followed_by = 3, block = 4, note = 5 };
struct TieRow {
  Tie tie{};
  std::int64_t one = 0;
  std::int64_t two = 0;
  std::int64_t three = 0;
  std::int64_t four = 0;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(TieRow, (), (tie, one, two, three, four, text))

void add(Acquaintance& side, TieRow row) {
  switch (row.tie) {
    case Tie::contact:
      side.contact = true;
      side.closeness = static_cast<Closeness>(row.one);
      side.since = Time{row.two};
      break;
    case Tie::words:
      side.answered = static_cast<int>(row.one);
      side.answered_by = static_cast<int>(row.two);
      side.wrote = static_cast<int>(row.three);
      side.written_by = static_cast<int>(row.four);
      break;
    case Tie::follows:
      side.follows = true;
      break;
    case Tie::followed_by:
      side.followed_by = true;
      break;
    case Tie::block:
      side.on_speaking_terms = false;
      break;
    case Tie::note:
      side.note = std::move(row.text);
      break;
  }
}

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

std::vector<Acquaintance> acquaintances(sql::Session& db, PersonId person, std::span<const PersonId> others) {
  std::vector<std::vector<sql::Param>> lists;
  for (const PersonId other : others) lists.push_back({person.value, other.value});
  std::vector<Acquaintance> sides(others.size());
  db.run_many(R"sql(
      SELECT 0, closeness, since, 0, 0, '' FROM contact WHERE person_id = $1 AND other_id = $2
      UNION ALL SELECT 1, answered, answered_by, wrote, written_by, '' FROM exchange
        WHERE person_id = $1 AND other_id = $2
      UNION ALL SELECT 2, 0, 0, 0, 0, '' FROM follow_out
        WHERE person_id = $1 AND target_id = $2 AND state = 0
      UNION ALL SELECT 3, 0, 0, 0, 0, '' FROM follow_in
        WHERE person_id = $1 AND follower_id = $2 AND state = 0
      UNION ALL SELECT 4, 0, 0, 0, 0, '' FROM block_out WHERE person_id = $1 AND target_id = $2
      UNION ALL SELECT 4, 0, 0, 0, 0, '' FROM block_in WHERE person_id = $1 AND blocker_id = $2
      UNION ALL SELECT 5, 0, 0, 0, 0, note FROM private_note WHERE person_id = $1 AND target_id = $2)sql",
              lists, [&](std::size_t list, const sql::Row& row) { add(sides[list], sql::read_row<TieRow>(row)); });
  return sides;
}

}  // namespace stadt::tie_store
