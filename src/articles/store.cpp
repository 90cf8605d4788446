#include "articles/store.hpp"

namespace stadt::articles_store {

std::vector<PostId> texts(sql::Session& db, PersonId author, std::int64_t before, int limit) {
  return db.query<PostId>(R"sql(
      SELECT id FROM author_post WHERE author_id = $1 AND article = 1 AND audience = 0 AND boost_of = 0 AND id < $2
      ORDER BY id DESC LIMIT $3)sql",
                          author, before, limit);
}

std::optional<ArticleOffer> offer(sql::Session& db, PlaceId place, PostId post) {
  return db.find<ArticleOffer>(R"sql(
      SELECT place_id, post_id, author_id, state, line, id FROM article_offer
      WHERE place_id = $1 AND post_id = $2)sql",
                               place, post);
}

std::optional<ArticleOffer> of_author(sql::Session& db, PersonId author, PostId post) {
  return db.find<ArticleOffer>(R"sql(
      SELECT place_id, post_id, author_id, state, line, id FROM article_of_author
      WHERE author_id = $1 AND post_id = $2)sql",
                               author, post);
}

std::vector<ArticleOffer> of_author(sql::Session& db, PersonId author, std::span<const PostId> posts) {
  std::vector<std::vector<sql::Param>> lists;
  for (const auto post : posts) lists.push_back({author.value, post.value});
  return db.query_many<ArticleOffer>(R"sql(
      SELECT place_id, post_id, author_id, state, line, id FROM article_of_author
      WHERE author_id = $1 AND post_id = $2)sql",
                                     lists);
}

int count_offered(sql::Session& db, PersonId author) {
  return db.find<int>(R"sql(SELECT count(*) FROM article_of_author WHERE author_id = $1 AND state = 0)sql", author)
      .value_or(0);
}

std::vector<ArticleOffer> at_place(sql::Session& db, PlaceId place, ArticleState state, std::int64_t before,
                                   int limit) {
  return db.query<ArticleOffer>(R"sql(
      SELECT place_id, post_id, author_id, state, line, id FROM article_offer
      WHERE place_id = $1 AND state = $2 AND id < $3 ORDER BY id DESC LIMIT $4)sql",
                                place, state, before, limit);
}

void put(sql::Transaction& transaction, const ArticleOffer& offer) {
  const auto& [place, post, author, state, line, id] = offer;
  transaction.execute(R"sql(
      INSERT INTO article_offer (place_id, post_id, author_id, state, line, id) VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT (place_id, post_id)
      DO UPDATE SET state = excluded.state, line = excluded.line, id = excluded.id)sql",
                      place, post, author, state, line, id);
  transaction.execute(R"sql(
      INSERT INTO article_of_author (author_id, post_id, place_id, state, line, id) VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT (author_id, post_id)
      DO UPDATE SET place_id = excluded.place_id, state = excluded.state, line = excluded.line, id = excluded.id)sql",
                      author, post, place, state, line, id);
}

}  // namespace stadt::articles_store
