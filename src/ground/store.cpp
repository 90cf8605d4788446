#include "ground/store.hpp"

namespace stadt::ground_store {

BOOST_DESCRIBE_STRUCT(PublicRole, (), (person, organisation))
BOOST_DESCRIBE_STRUCT(TagName, (), (key, display))
BOOST_DESCRIBE_STRUCT(Answer, (), (post, from, to))

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

std::vector<Answer> answers(sql::Session& db, ConversationId table, PersonId person, int limit) {
  return db.query<Answer>(R"sql(
      SELECT id, author_id, parent_author_id FROM post
      WHERE conversation_id = $1 AND bucket = $2 AND (author_id = $3 OR parent_author_id = $3)
        AND author_id <> parent_author_id AND parent_author_id <> 0 AND audience = 0 AND deleted_at = 0 AND boost_of = 0
      ORDER BY id DESC LIMIT $4)sql",
                          table, bucket_of(table), person, limit);
}

std::vector<std::vector<Remark>> remarks(sql::Session& db, std::span<const RemarksWanted> wanted, std::size_t posts) {
  std::vector<std::vector<sql::Param>> lists;
  for (const auto& [table, person] : wanted) {
    lists.push_back({table.value, bucket_of(table), person.value, static_cast<std::int64_t>(posts)});
  }
  std::vector<std::vector<Remark>> found(wanted.size());
  db.run_many(R"sql(
      SELECT id, author_id FROM (
        SELECT id, author_id, parent_author_id, thanks FROM post
        WHERE conversation_id = $1 AND bucket = $2 AND audience = 0 AND deleted_at = 0 AND boost_of = 0
        ORDER BY id DESC LIMIT $4) AS latest
      WHERE author_id = $3 OR (parent_author_id = $3 AND thanks = 1))sql",
              lists, [&](std::size_t list, const sql::Row& row) {
                found[list].push_back({PostId{row.integer(0)}, PersonId{row.integer(1)}});
              });
  return found;
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
