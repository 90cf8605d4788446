#include "tables/store.hpp"

#include "tables/table.hpp"

namespace stadt::tables_store {

BOOST_DESCRIBE_STRUCT(Guest, (), (table, person))
BOOST_DESCRIBE_STRUCT(Said, (), (table, post, author))
BOOST_DESCRIBE_STRUCT(Listening, (), (table, seen, id))

std::vector<Guest> guests(sql::Session& db, std::span<const ConversationId> tables) {
  std::vector<std::vector<sql::Param>> lists;
  for (const auto table : tables) lists.push_back({table.value, bucket_of(table), std::int64_t{guests_shown}});
  return db.query_many<Guest>(R"sql(
      SELECT conversation_id, person_id FROM guest WHERE conversation_id = $1 AND bucket = $2 LIMIT $3)sql",
                              lists);
}

std::vector<PersonId> all_guests(sql::Session& db, ConversationId table, int limit) {
  return db.query<PersonId>(R"sql(
      SELECT person_id FROM guest WHERE conversation_id = $1 AND bucket = $2 ORDER BY first_id LIMIT $3)sql",
                            table, bucket_of(table), limit);
}

std::vector<Said> latest_said(sql::Session& db, std::span<const ConversationId> tables, std::size_t limit) {
  std::vector<std::vector<sql::Param>> lists;
  for (const auto table : tables) lists.push_back({table.value, bucket_of(table), static_cast<std::int64_t>(limit)});
  return db.query_many<Said>(R"sql(
      SELECT conversation_id, id, author_id FROM post
      WHERE conversation_id = $1 AND bucket = $2 AND audience = 0 AND deleted_at = 0 AND boost_of = 0
      ORDER BY id DESC LIMIT $3)sql",
                             lists);
}

std::optional<Listening> listening(sql::Session& db, PersonId person, ConversationId table) {
  return db.find<Listening>(R"sql(
      SELECT conversation_id, seen_id, id FROM listening WHERE person_id = $1 AND conversation_id = $2)sql",
                            person, table);
}

std::vector<Listening> listening_at(sql::Session& db, PersonId person, std::span<const ConversationId> tables) {
  std::vector<std::vector<sql::Param>> lists;
  for (const auto table : tables) lists.push_back({person.value, table.value});
  return db.query_many<Listening>(R"sql(
      SELECT conversation_id, seen_id, id FROM listening WHERE person_id = $1 AND conversation_id = $2)sql",
                                  lists);
}

bool listen(sql::Transaction& transaction, PersonId person, ConversationId table, std::int64_t seen, std::int64_t id) {
  const bool claimed = transaction.execute(R"sql(
      INSERT INTO listening (person_id, conversation_id, seen_id, id) VALUES ($1, $2, $3, $4)
      ON CONFLICT (person_id, conversation_id) DO NOTHING)sql",
                                           person, table, seen, id) == 1;
  if (claimed) {
    transaction.execute(R"sql(UPDATE conversation SET listeners = listeners + 1 WHERE id = $1 AND bucket = $2)sql",
                        table, bucket_of(table));
  }
  return claimed;
}

bool leave(sql::Transaction& transaction, PersonId person, ConversationId table) {
  const bool left = transaction.execute(R"sql(
      DELETE FROM listening WHERE person_id = $1 AND conversation_id = $2)sql",
                                        person, table) == 1;
  if (left) {
    transaction.execute(R"sql(UPDATE conversation SET listeners = listeners - 1 WHERE id = $1 AND bucket = $2)sql",
                        table, bucket_of(table));
  }
  return left;
}

void see(sql::Transaction& transaction, PersonId person, ConversationId table, std::int64_t seen) {
  transaction.execute(R"sql(
      UPDATE listening SET seen_id = $3 WHERE person_id = $1 AND conversation_id = $2 AND seen_id < $3)sql",
                      person, table, seen);
}

bool set_place(sql::Transaction& transaction, ConversationId table, PlaceId from, PlaceId to) {
  return transaction.execute(R"sql(
      UPDATE conversation SET place_id = $4
      WHERE id = $1 AND bucket = $2 AND place_id = $3 AND deleted_at = 0)sql",
                             table, bucket_of(table), from, to) == 1;
}

}  // namespace stadt::tables_store
