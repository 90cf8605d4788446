#include "today/store.hpp"

namespace stadt::today_store {

namespace {

std::vector<std::vector<sql::Param>> lists_of(std::span<const ConversationId> tables, std::int64_t more) {
  std::vector<std::vector<sql::Param>> lists;
  for (const auto table : tables) lists.push_back({table.value, bucket_of(table), more});
  return lists;
}

}  // namespace

std::vector<today::Thanks> thanks(sql::Session& db, std::span<const ConversationId> tables, PostId since) {
  return db.query_many<today::Thanks>(R"sql(
      SELECT conversation_id, id, author_id FROM post
      WHERE conversation_id = $1 AND bucket = $2 AND id > $3 AND thanks = 1 AND audience = 0 AND deleted_at = 0)sql",
                                      lists_of(tables, since.value));
}

std::vector<today::AnswerToMe> answers_to(sql::Session& db, std::span<const ConversationId> tables, PersonId person) {
  return db.query_many<today::AnswerToMe>(R"sql(
      SELECT conversation_id, last_id, from_id FROM answer_pair
      WHERE conversation_id = $1 AND bucket = $2 AND to_id = $3 AND posts > 0)sql",
                                          lists_of(tables, person.value));
}

std::vector<ConversationId> sits_at(sql::Session& db, std::span<const ConversationId> tables, PersonId person) {
  return db.query_many<ConversationId>(R"sql(
      SELECT conversation_id FROM guest WHERE conversation_id = $1 AND bucket = $2 AND person_id = $3 AND posts > 0)sql",
                                       lists_of(tables, person.value));
}

}  // namespace stadt::today_store
