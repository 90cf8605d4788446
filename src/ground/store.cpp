#include "ground/store.hpp"

namespace stadt::ground_store {

BOOST_DESCRIBE_STRUCT(PublicRole, (), (person, organisation))
BOOST_DESCRIBE_STRUCT(TagName, (), (key, display))
BOOST_DESCRIBE_STRUCT(Answers, (), (from, to, posts, last))

std::vector<PublicRole> public_roles(sql::Session& db) {
  return db.query<PublicRole>(R"sql(
      SELECT house_item.person_id, house_item.detail FROM house_item
      JOIN person ON person.id = house_item.person_id
      WHERE house_item.kind = 3 AND house_item.audience = 0 AND house_item.detail <> '' AND person.state = 0)sql");
}

std::vector<PublicRole> public_roles(sql::Session& db, std::span<const PersonId> people) {
  std::vector<std::vector<sql::Param>> lists;
  for (const auto person : people) lists.push_back({person.value});
  return db.query_many<PublicRole>(R"sql(
      SELECT house_item.person_id, house_item.detail FROM house_item
      JOIN person ON person.id = house_item.person_id
      WHERE house_item.person_id = $1 AND house_item.kind = 3 AND house_item.audience = 0 AND house_item.detail <> ''
        AND person.state = 0)sql",
                                   lists);
}

std::vector<TagName> tag_names(sql::Session& db, std::span<const std::string> keys) {
  std::vector<std::vector<sql::Param>> lists;
  for (const auto& key : keys) lists.push_back({std::string_view(key)});
  return db.query_many<TagName>(R"sql(SELECT tag, display FROM tag WHERE tag = $1)sql", lists);
}

std::vector<Answers> answers(sql::Session& db, ConversationId table, PersonId person, int limit) {
  return db.query<Answers>(R"sql(
      SELECT from_id, to_id, posts, last_id FROM answer_pair
      WHERE conversation_id = $1 AND bucket = $2 AND (from_id = $3 OR to_id = $3) AND posts > 0
      ORDER BY last_id DESC LIMIT $4)sql",
                           table, bucket_of(table), person, limit);
}

std::vector<PersonId> asking(sql::Session& db, PersonId person, std::span<const PersonId> others) {
  std::vector<std::vector<sql::Param>> lists;
  for (const auto other : others) {
    lists.push_back({person.value, other.value});
    lists.push_back({other.value, person.value});
  }
  std::vector<PersonId> found;
  db.run_many(R"sql(SELECT 1 FROM request_claim WHERE person_id = $1 AND to_id = $2)sql", lists,
              [&](std::size_t list, const sql::Row&) { found.push_back(others[list / 2]); });
  return found;
}

}  // namespace stadt::ground_store
