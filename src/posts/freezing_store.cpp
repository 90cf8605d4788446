#include "posts/freezing_store.hpp"

#include <algorithm>

#include "posts/store.hpp"
#include "sight/sight.hpp"

namespace stadt::posts_store {

namespace {

constexpr int most_answers_counted = 1000;  // of one to the other; sight remembers no more posts of anybody

std::vector<std::vector<sql::Param>> by_bucket(std::span<const PostId> ids) {
  std::vector<std::vector<sql::Param>> lists;
  lists.reserve(ids.size());
  for (const PostId id : ids) lists.push_back({id.value, bucket_of(id)});
  return lists;
}

}  // namespace

std::vector<SketchedPost> sketches_before(sql::Session& db, ConversationId conversation, PostId before, int limit) {
  return db.query<SketchedPost>(R"sql(
      SELECT id, sketch FROM post WHERE conversation_id = $1 AND bucket = $2 AND id < $3
      ORDER BY id DESC LIMIT $4)sql",
                                conversation, bucket_of(conversation), before, limit);
}

std::vector<std::string> signatures(sql::Session& db, std::span<const PostId> posts) {
  return db.query_many<std::string>(R"sql(SELECT signature FROM post WHERE id = $1 AND bucket = $2)sql",
                                    by_bucket(posts));
}

std::vector<ConversationId> conversations_of(sql::Session& db, std::span<const PostId> posts) {
  return db.query_many<ConversationId>(R"sql(SELECT conversation_id FROM post WHERE id = $1 AND bucket = $2)sql",
                                       by_bucket(posts));
}

int talks(sql::Session& db, PersonId one, PersonId other, ConversationId except, Time at) {
  if (!other || one == other) return 0;
  const std::int64_t since = first_id_at(at - talks_count_for);
  const std::vector<std::vector<sql::Param>> both = {
      {one.value, since, other.value, except.value, std::int64_t{most_answers_counted}},
      {other.value, since, one.value, except.value, std::int64_t{most_answers_counted}}};
  auto tables = db.query_many<ConversationId>(R"sql(
      SELECT conversation_id FROM author_post
      WHERE author_id = $1 AND id > $2 AND parent_author_id = $3 AND conversation_id <> $4 AND audience = 0
      ORDER BY id DESC LIMIT $5)sql",
                                              both);
  std::ranges::sort(tables);
  tables.erase(std::ranges::unique(tables).begin(), tables.end());
  const auto listed = std::ranges::count_if(conversations(db, tables), [](const Conversation& table) {
    return table.audience == Audience::public_ && table.deleted_at.ms == 0;
  });
  return static_cast<int>(std::min<std::ptrdiff_t>(listed, most_talks));
}

void insert_links(sql::Transaction& transaction, const Post& post, std::span<const std::string> links) {
  std::vector<std::vector<sql::Param>> rows;
  rows.reserve(links.size());
  for (const auto& link : links) {
    rows.push_back({std::string_view(link), post.id.value, post.conversation.value, post.author.value});
  }
  transaction.run_many(R"sql(
      INSERT INTO link_post (link, id, conversation_id, author_id) VALUES ($1, $2, $3, $4)
      ON CONFLICT (link, id) DO NOTHING)sql",
                       rows, [](std::size_t, const sql::Row&) {});
}

void delete_links(sql::Transaction& transaction, PostId post, std::span<const std::string> links) {
  std::vector<std::vector<sql::Param>> rows;
  rows.reserve(links.size());
  for (const auto& link : links) rows.push_back({std::string_view(link), post.value});
  transaction.run_many(R"sql(DELETE FROM link_post WHERE link = $1 AND id = $2)sql", rows,
                       [](std::size_t, const sql::Row&) {});
}

}  // namespace stadt::posts_store
