#include "posts/reading_store.hpp"

namespace stadt::reading_store {

std::vector<std::pair<PostId, ReactionKind>> reactions(sql::Session& db, PersonId person,
                                                       std::span<const PostId> posts) {
  std::vector<std::vector<sql::Param>> lists;
  for (const auto post : posts) lists.push_back({person.value, post.value});
  std::vector<std::pair<PostId, ReactionKind>> found;
  // The kinds are named, because they stand before the post in the key.
  db.run_many(R"sql(
      SELECT kind FROM reaction WHERE person_id = $1 AND kind IN (0, 1, 2, 3) AND post_id = $2)sql",
              lists, [&](std::size_t list, const sql::Row& row) {
                found.emplace_back(posts[list], static_cast<ReactionKind>(row.integer(0)));
              });
  return found;
}

std::vector<std::pair<PostId, std::string>> mentions(sql::Session& db, std::span<const PostId> posts) {
  std::vector<std::vector<sql::Param>> lists;
  for (const auto post : posts) lists.push_back({post.value, bucket_of(post)});
  std::vector<std::pair<PostId, std::string>> found;
  db.run_many(R"sql(SELECT mentions FROM post WHERE id = $1 AND bucket = $2)sql", lists,
              [&](std::size_t list, const sql::Row& row) { found.emplace_back(posts[list], row.text(0)); });
  return found;
}

std::vector<ConversationId> muted(sql::Session& db, PersonId person, std::span<const ConversationId> conversations) {
  std::vector<std::vector<sql::Param>> lists;
  for (const auto conversation : conversations) lists.push_back({person.value, conversation.value});
  return db.query_many<ConversationId>(R"sql(
      SELECT conversation_id FROM conversation_mute WHERE person_id = $1 AND conversation_id = $2)sql",
                                       lists);
}

}  // namespace stadt::reading_store
