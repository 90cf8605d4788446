#include "sight/posts_store.hpp"

namespace stadt::sight_store {

BOOST_DESCRIBE_STRUCT(SeenPost, (),
                      (id, conversation, parent, author, parent_author, boost_of, deleted_at, audience, mark, words,
                       asks, thanks, repeats, trust, community, guest_talks, pair_talks, shape))

void each_post(sql::Session& db, const std::function<void(const SeenPost&)>& take) {
  db.each<SeenPost>(R"sql(
      SELECT id, conversation_id, parent_id, author_id, parent_author_id, boost_of, deleted_at, audience, mark, words, question,
        thanks, repeats, trust, community, guest_talks, pair_talks, shape
      FROM post ORDER BY id)sql",
                    [&](SeenPost post) { take(post); });
}

void each_post_of(sql::Session& db, ConversationId conversation, const std::function<void(const SeenPost&)>& take) {
  db.each<SeenPost>(R"sql(
      SELECT id, conversation_id, parent_id, author_id, parent_author_id, boost_of, deleted_at, audience, mark, words,
        question, thanks, repeats, trust, community, guest_talks, pair_talks, shape
      FROM post WHERE conversation_id = $1 AND bucket = $2 ORDER BY id)sql",
                    take, conversation, bucket_of(conversation));
}

}  // namespace stadt::sight_store
