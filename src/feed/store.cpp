#include "feed/store.hpp"

namespace stadt::feed_store {

BOOST_DESCRIBE_STRUCT(AuthorPost, (), (author, id, conversation, parent_author, boost_author, audience, media, article))

BOOST_DESCRIBE_STRUCT(Listed, (), (table, cursor))
BOOST_DESCRIBE_STRUCT(NewestTable, (), (table, last, host, place, guests))
BOOST_DESCRIBE_STRUCT(StoredQuality, (), (table, pace, key, grew_at, terms, host, guests, place))

std::vector<AuthorPost> author_posts(sql::Session& db, std::span<const PersonId> authors, std::int64_t below,
                                     int limit) {
  std::vector<std::vector<sql::Param>> lists;
  for (const auto author : authors) lists.push_back({author.value, below, std::int64_t{limit}});
  return db.query_many<AuthorPost>(R"sql(
      SELECT author_id, id, conversation_id, parent_author_id, boost_author_id, audience, media, article
      FROM author_post WHERE author_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3)sql",
                                   lists);
}

std::vector<AuthorPost> posts_of(sql::Session& db, PersonId author, Audience narrowest, std::int64_t below, int limit) {
  return db.query<AuthorPost>(R"sql(
      SELECT author_id, id, conversation_id, parent_author_id, boost_author_id, audience, media, article
      FROM author_post WHERE author_id = $1 AND id < $2 AND audience <= $3 ORDER BY id DESC LIMIT $4)sql",
                              author, below, narrowest, limit);
}

std::vector<AuthorPost> posts_of_above(sql::Session& db, PersonId author, Audience narrowest, std::int64_t above,
                                       int limit) {
  return db.query<AuthorPost>(R"sql(
      SELECT author_id, id, conversation_id, parent_author_id, boost_author_id, audience, media, article
      FROM author_post WHERE author_id = $1 AND id > $2 AND audience <= $3 ORDER BY id LIMIT $4)sql",
                              author, above, narrowest, limit);
}

std::vector<PostId> public_posts(sql::Session& db, std::int64_t month, std::int64_t above, std::int64_t below,
                                 bool media, int limit, bool oldest_first) {
  if (oldest_first) {
    return db.query<PostId>(R"sql(
        SELECT id FROM public_post WHERE month = $1 AND id > $2 AND id < $3 AND media >= $4 ORDER BY id LIMIT $5)sql",
                            month, above, below, media, limit);
  }
  return db.query<PostId>(R"sql(
      SELECT id FROM public_post WHERE month = $1 AND id > $2 AND id < $3 AND media >= $4 ORDER BY id DESC LIMIT $5)sql",
                          month, above, below, media, limit);
}

std::vector<PostId> tag_posts(sql::Session& db, const TagPage& wanted, std::int64_t above, std::int64_t below,
                              int limit, bool oldest_first) {
  std::string text = "SELECT id FROM tag_post WHERE tag = $1 AND id > $2 AND id < $3 AND media >= $4";
  std::vector<std::string> patterns;
  patterns.reserve(wanted.all.size() + wanted.none.size());
  for (const auto& key : wanted.all) patterns.push_back("% " + key + " %");
  for (const auto& key : wanted.none) patterns.push_back("% " + key + " %");
  std::vector<sql::Param> params = {std::string_view(wanted.tag), above, below, std::int64_t{wanted.media}};
  for (std::size_t i = 0; i < patterns.size(); ++i) {
    params.emplace_back(std::string_view(patterns[i]));
    text += i < wanted.all.size() ? " AND tags LIKE $" : " AND tags NOT LIKE $";
    text += std::to_string(params.size()) + " ESCAPE '\\'";
  }
  params.emplace_back(std::int64_t{limit});
  text += std::string(oldest_first ? " ORDER BY id" : " ORDER BY id DESC") + " LIMIT $" + std::to_string(params.size());
  std::vector<PostId> ids;
  db.run(text, params, [&](const sql::Row& row) { ids.push_back(PostId{row.integer(0)}); });
  return ids;
}

std::vector<PostId> pinned(sql::Session& db, PersonId person) {
  return db.query<PostId>(R"sql(SELECT post_id FROM reaction WHERE person_id = $1 AND kind = 3 ORDER BY id DESC)sql",
                          person);
}

std::vector<PersonId> followed(sql::Session& db, PersonId person) {
  return db.query<PersonId>(R"sql(SELECT target_id FROM follow_out WHERE person_id = $1 AND state = 0)sql", person);
}

std::vector<Listed> listening(sql::Session& db, PersonId person, std::int64_t before, int limit) {
  return db.query<Listed>(R"sql(
      SELECT conversation_id, id FROM listening WHERE person_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3)sql",
                          person, before, limit);
}

namespace {

// That a place is none is said to the index of those who stand at one.
std::vector<NewestTable> newest_of_place(sql::Session& db, const NewestPage& wanted) {
  if (wanted.oldest_first) {
    return db.query<NewestTable>(R"sql(
        SELECT id, last_id, host_id, place_id, guests FROM conversation
        WHERE place_id = $1 AND place_id <> 0 AND last_id > $2 AND last_id < $3 AND audience = 0 AND deleted_at = 0
        ORDER BY last_id LIMIT $4)sql",
                                 wanted.place, wanted.above, wanted.below, wanted.limit);
  }
  return db.query<NewestTable>(R"sql(
      SELECT id, last_id, host_id, place_id, guests FROM conversation
      WHERE place_id = $1 AND place_id <> 0 AND last_id > $2 AND last_id < $3 AND audience = 0 AND deleted_at = 0
      ORDER BY last_id DESC LIMIT $4)sql",
                               wanted.place, wanted.above, wanted.below, wanted.limit);
}

}  // namespace

std::vector<NewestTable> newest(sql::Session& db, const NewestPage& wanted) {
  if (wanted.place) return newest_of_place(db, wanted);
  if (wanted.oldest_first) {
    return db.query<NewestTable>(R"sql(
        SELECT id, last_id, host_id, place_id, guests FROM conversation
        WHERE last_id > $1 AND last_id < $2 AND audience = 0 AND deleted_at = 0 ORDER BY last_id LIMIT $3)sql",
                                 wanted.above, wanted.below, wanted.limit);
  }
  return db.query<NewestTable>(R"sql(
      SELECT id, last_id, host_id, place_id, guests FROM conversation
      WHERE last_id > $1 AND last_id < $2 AND audience = 0 AND deleted_at = 0 ORDER BY last_id DESC LIMIT $3)sql",
                               wanted.above, wanted.below, wanted.limit);
}

std::vector<ConversationId> opened_with_tag(sql::Session& db, std::string_view tag, std::int64_t before, int limit) {
  return db.query<ConversationId>(R"sql(
      SELECT id FROM tag_post WHERE tag = $1 AND id < $2 AND id = conversation_id ORDER BY id DESC LIMIT $3)sql",
                                  tag, before, limit);
}

std::vector<StoredQuality> qualities(sql::Session& db, std::span<const ConversationId> tables) {
  std::vector<std::vector<sql::Param>> lists;
  for (const auto table : tables) lists.push_back({table.value, bucket_of(table)});
  return db.query_many<StoredQuality>(R"sql(
      SELECT conversation_id, pace, key, grew_at, terms, 0, 0, 0 FROM table_quality
      WHERE conversation_id = $1 AND bucket = $2)sql",
                                      lists);
}

std::vector<StoredQuality> by_quality(sql::Session& db, std::span<const std::int64_t> paces, int limit) {
  std::vector<std::vector<sql::Param>> lists;
  for (const auto pace : paces) lists.push_back({pace, std::int64_t{limit}});
  return db.query_many<StoredQuality>(R"sql(
      SELECT table_quality.conversation_id, pace, key, grew_at, terms, host_id, guests, place_id
      FROM table_quality JOIN conversation
        ON conversation.id = table_quality.conversation_id AND conversation.bucket = table_quality.bucket
      WHERE pace = $1 AND audience = 0 AND deleted_at = 0 ORDER BY key DESC LIMIT $2)sql",
                                      lists);
}

}  // namespace stadt::feed_store
