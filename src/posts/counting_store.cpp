// What is counted of a conversation as replies come and are taken back.
#include "posts/store.hpp"

namespace stadt::posts_store {

namespace {

// What was said last is now what is left of it; the opening is always there.
void take_last_back(sql::Transaction& transaction, const Post& reply) {
  const auto bucket = bucket_of(reply.id);
  const auto last = transaction.find<PostId>(R"sql(
      SELECT id FROM post
      WHERE conversation_id = $1 AND bucket = $2 AND deleted_at = 0 AND boost_of = 0 AND audience <= $3
      ORDER BY id DESC LIMIT 1)sql",
                                             reply.conversation, bucket, Audience::unlisted);
  if (!last) return;
  transaction.execute(R"sql(
      UPDATE conversation SET last_id = $4, last_at = $5 WHERE id = $1 AND bucket = $2 AND last_id = $3)sql",
                      reply.conversation, bucket, reply.id, *last, time_of(*last));
}

}  // namespace

void count_reply(sql::Transaction& transaction, const Conversation& conversation, const Post& reply, Time at) {
  const auto bucket = bucket_of(reply.id);
  const bool new_guest =
      reply.author != conversation.host && transaction.execute(R"sql(
      INSERT INTO guest (bucket, conversation_id, person_id, first_id, posts, words, questions)
      VALUES ($1, $2, $3, $4, 0, 0, 0) ON CONFLICT (conversation_id, person_id, bucket) DO NOTHING)sql",
                                                               bucket, reply.conversation, reply.author, reply.id) == 1;
  transaction.execute(R"sql(
      UPDATE conversation SET replies = replies + 1, guests = guests + $3,
        last_id = CASE WHEN $4 > last_id THEN $4 ELSE last_id END,
        last_at = CASE WHEN $5 > last_at THEN $5 ELSE last_at END
      WHERE id = $1 AND bucket = $2)sql",
                      reply.conversation, bucket, new_guest, reply.id, at);
  transaction.execute(R"sql(UPDATE post SET replies = replies + 1 WHERE id = $1 AND bucket = $2)sql", reply.parent,
                      bucket);
  transaction.execute(R"sql(
      UPDATE guest SET posts = posts + 1, words = words + $4, questions = questions + $5
      WHERE conversation_id = $1 AND person_id = $2 AND bucket = $3)sql",
                      reply.conversation, reply.author, bucket, reply.words, reply.question);
  if (reply.author == reply.parent_author) return;
  transaction.execute(R"sql(
      UPDATE guest SET answered = answered + 1, answered_by_host = answered_by_host + $4
      WHERE conversation_id = $1 AND person_id = $2 AND bucket = $3)sql",
                      reply.conversation, reply.parent_author, bucket, reply.author == conversation.host);
  transaction.execute(R"sql(
      INSERT INTO answer_pair (bucket, conversation_id, from_id, to_id, posts, words, first_id, last_id)
      VALUES ($1, $2, $3, $4, 1, $5, $6, $6)
      ON CONFLICT (conversation_id, from_id, to_id, bucket)
      DO UPDATE SET posts = answer_pair.posts + 1, words = answer_pair.words + excluded.words,
        last_id = CASE WHEN excluded.last_id > answer_pair.last_id THEN excluded.last_id ELSE answer_pair.last_id END)sql",
                      bucket, reply.conversation, reply.author, reply.parent_author, reply.words, reply.id);
}

void uncount_reply(sql::Transaction& transaction, const Post& reply) {
  const auto bucket = bucket_of(reply.id);
  transaction.execute(R"sql(UPDATE conversation SET replies = replies - 1 WHERE id = $1 AND bucket = $2)sql",
                      reply.conversation, bucket);
  take_last_back(transaction, reply);
  transaction.execute(R"sql(UPDATE post SET replies = replies - 1 WHERE id = $1 AND bucket = $2)sql", reply.parent,
                      bucket);
  transaction.execute(R"sql(
      UPDATE guest SET posts = posts - 1, words = words - $4, questions = questions - $5
      WHERE conversation_id = $1 AND person_id = $2 AND bucket = $3)sql",
                      reply.conversation, reply.author, bucket, reply.words, reply.question);
  const bool left = transaction.execute(R"sql(
      DELETE FROM guest WHERE conversation_id = $1 AND person_id = $2 AND bucket = $3 AND posts = 0)sql",
                                        reply.conversation, reply.author, bucket) == 1;
  if (left) {
    transaction.execute(R"sql(UPDATE conversation SET guests = guests - 1 WHERE id = $1 AND bucket = $2)sql",
                        reply.conversation, bucket);
  }
  if (reply.author == reply.parent_author) return;
  transaction.execute(R"sql(
      UPDATE answer_pair SET posts = posts - 1, words = words - $5
      WHERE conversation_id = $1 AND from_id = $2 AND to_id = $3 AND bucket = $4)sql",
                      reply.conversation, reply.author, reply.parent_author, bucket, reply.words);
}

}  // namespace stadt::posts_store
