#include "posts/store.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "posts/months.hpp"

namespace stadt::posts_store {

BOOST_DESCRIBE_STRUCT(Edit, (), (version, title, warning, sensitive, source, html, media, at))
BOOST_DESCRIBE_STRUCT(Listed, (), (item, cursor))

namespace {

template <typename IdType>
std::vector<std::vector<sql::Param>> by_bucket(std::span<const IdType> ids) {
  std::vector<std::vector<sql::Param>> lists;
  for (const IdType id : ids) lists.push_back({id.value, bucket_of(id)});
  return lists;
}

// Keys between spaces, so that one of them is found by LIKE '% key %'.
std::string spaced(std::span<const std::string> keys) {
  std::string out = " ";
  for (const auto& key : keys) out += key + " ";
  return out;
}

// What sight's index tells apart without the texts: 1 media, 2 article.
int shape_of(const Post& post) { return (post.media != "[]" ? 1 : 0) + (post.title.empty() ? 0 : 2); }

}  // namespace

std::vector<Post> posts(sql::Session& db, std::span<const PostId> ids) {
  const auto lists = by_bucket(ids);
  return db.query_many<Post>(R"sql(
      SELECT id, conversation_id, parent_id, parent_author_id, parent_audience, author_id, author_handle, boost_of,
        audience, mark, title, warning, sensitive, language, source, html, mentions, tags, media, words, question,
        signature, thanks, replies, boosts, nods, app_id, app_name, version, edited_at, deleted_at, repeats,
        trust, community, guest_talks, pair_talks, links
      FROM post WHERE id = $1 AND bucket = $2)sql",
                             lists);
}

std::optional<Post> post(sql::Session& db, PostId id) {
  auto found = posts(db, std::span(&id, 1));
  if (found.empty() || found[0].deleted_at.ms != 0) return std::nullopt;
  return std::move(found[0]);
}

std::optional<ConversationId> conversation_of(sql::Session& db, PostId id) {
  return db.find<ConversationId>(R"sql(SELECT conversation_id FROM post WHERE id = $1 AND bucket = $2)sql", id,
                                 bucket_of(id));
}

std::vector<ThreadPost> thread_posts(sql::Session& db, ConversationId id, int limit) {
  return db.query<ThreadPost>(R"sql(
      SELECT id, parent_id, author_id, parent_author_id, audience, deleted_at
      FROM post WHERE conversation_id = $1 AND bucket = $2 AND boost_of = 0 ORDER BY id LIMIT $3)sql",
                              id, bucket_of(id), limit);
}

std::vector<Conversation> conversations(sql::Session& db, std::span<const ConversationId> ids) {
  const auto lists = by_bucket(ids);
  return db.query_many<Conversation>(R"sql(
      SELECT id, kind, host_id, audience, place_id, language, tags, replies, guests, listeners, last_id, last_at,
        deleted_at
      FROM conversation WHERE id = $1 AND bucket = $2)sql",
                                     lists);
}

std::optional<Conversation> conversation(sql::Session& db, ConversationId id) {
  auto found = conversations(db, std::span(&id, 1));
  if (found.empty()) return std::nullopt;
  return std::move(found[0]);
}

bool is_guest(sql::Session& db, ConversationId id, PersonId person) {
  return db
      .find<int>(R"sql(SELECT 1 FROM guest WHERE conversation_id = $1 AND person_id = $2 AND bucket = $3)sql", id,
                 person, bucket_of(id))
      .has_value();
}

int answers(sql::Session& db, ConversationId id, PersonId from, PersonId to) {
  return db
      .find<int>(R"sql(
      SELECT posts FROM answer_pair WHERE conversation_id = $1 AND from_id = $2 AND to_id = $3 AND bucket = $4)sql",
                 id, from, to, bucket_of(id))
      .value_or(0);
}

std::vector<Edit> edits(sql::Session& db, PostId id) {
  return db.query<Edit>(R"sql(
      SELECT version, title, warning, sensitive, source, html, media, at
      FROM post_edit WHERE post_id = $1 AND bucket = $2 ORDER BY version LIMIT 200)sql",
                        id, bucket_of(id));
}

std::optional<PostId> claim_key(sql::Transaction& transaction, PersonId person, std::string_view key, PostId post) {
  const bool claimed = transaction.execute(R"sql(
      INSERT INTO idempotency (person_id, key, post_id) VALUES ($1, $2, $3)
      ON CONFLICT (person_id, key) DO NOTHING)sql",
                                           person, key, post) == 1;
  if (claimed) return std::nullopt;
  return transaction.find<PostId>(R"sql(SELECT post_id FROM idempotency WHERE person_id = $1 AND key = $2)sql", person,
                                  key);
}

void insert_conversation(sql::Transaction& transaction, const Conversation& conversation) {
  transaction.execute(R"sql(
      INSERT INTO conversation (bucket, id, kind, host_id, audience, place_id, language, tags, last_id, last_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10))sql",
                      bucket_of(conversation.id), conversation.id, conversation.kind, conversation.host,
                      conversation.audience, conversation.place, conversation.language, conversation.tags,
                      conversation.last, conversation.last_at);
}

void update_tags(sql::Transaction& transaction, ConversationId conversation, std::string_view tags) {
  transaction.execute(R"sql(UPDATE conversation SET tags = $3 WHERE id = $1 AND bucket = $2)sql", conversation,
                      bucket_of(conversation), tags);
}

std::optional<Conversation> locked_conversation(sql::Transaction& transaction, ConversationId id) {
  transaction.execute(R"sql(UPDATE conversation SET replies = replies WHERE id = $1 AND bucket = $2)sql", id,
                      bucket_of(id));
  return conversation(transaction, id);
}

std::optional<Post> locked_post(sql::Transaction& transaction, PostId id) {
  transaction.execute(R"sql(UPDATE post SET version = version WHERE id = $1 AND bucket = $2)sql", id, bucket_of(id));
  return post(transaction, id);
}

void insert_post(sql::Transaction& transaction, const Post& post, std::span<const std::string> tag_keys) {
  const std::string keys = spaced(tag_keys);
  const bool has_media = post.media != "[]";
  transaction.execute(R"sql(
      INSERT INTO post (bucket, id, conversation_id, parent_id, parent_author_id, parent_audience, author_id,
        author_handle, boost_of, audience, mark, title, warning, sensitive, language, source, html, mentions, tags,
        media, words, question, signature, thanks, app_id, app_name, repeats, trust, community, guest_talks, pair_talks,
        shape, sketch, links)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
        $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34))sql",
                      bucket_of(post.id), post.id, post.conversation, post.parent, post.parent_author,
                      post.parent_audience, post.author, post.author_handle, post.boost_of, post.audience, post.mark,
                      post.title, post.warning, post.sensitive, post.language, post.source, post.html, post.mentions,
                      post.tags, post.media, post.words, post.question, post.signature, post.thanks, post.app,
                      post.app_name, post.repeats, post.trust, post.community, post.guest_talks, post.pair_talks,
                      shape_of(post), post.sketch, post.links);
  transaction.execute(R"sql(
      INSERT INTO author_post (author_id, id, conversation_id, parent_author_id, boost_of, boost_author_id, audience,
        mark, media, article, tags)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11))sql",
                      post.author, post.id, post.conversation, post.boost_of ? PersonId{} : post.parent_author,
                      post.boost_of, post.boost_of ? post.parent_author : PersonId{}, post.audience, post.mark,
                      has_media, !post.title.empty(), keys);
  if (post.audience == Audience::public_ && !post.boost_of) {
    transaction.execute(R"sql(
        INSERT INTO public_post (month, id, author_id, media) VALUES ($1, $2, $3, $4))sql",
                        month_of(post.id), post.id, post.author, has_media);
  }
}

void insert_tags(sql::Transaction& transaction, const Post& post, std::span<const std::string> keys,
                 std::span<const std::string> names) {
  const std::string all = spaced(keys);
  std::vector<std::vector<sql::Param>> rows;
  std::vector<std::vector<sql::Param>> displays;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    rows.push_back({std::string_view(keys[i]), post.id.value, post.conversation.value, post.author.value,
                    std::string_view(all), std::int64_t{post.media != "[]"}});
    displays.push_back({std::string_view(keys[i]), std::string_view(names[i])});
  }
  std::ranges::sort(displays);  // two posts with the same new tags never wait for each other crosswise
  const auto nothing = [](std::size_t, const sql::Row&) {};
  transaction.run_many(R"sql(
      INSERT INTO tag_post (tag, id, conversation_id, author_id, tags, media) VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT (tag, id) DO NOTHING)sql",
                       rows, nothing);
  transaction.run_many(R"sql(INSERT INTO tag (tag, display) VALUES ($1, $2) ON CONFLICT (tag) DO NOTHING)sql", displays,
                       nothing);
}

void delete_tags(sql::Transaction& transaction, PostId post, std::span<const std::string> keys) {
  std::vector<std::vector<sql::Param>> rows;
  for (const auto& key : keys) rows.push_back({std::string_view(key), post.value});
  transaction.run_many(R"sql(DELETE FROM tag_post WHERE tag = $1 AND id = $2)sql", rows,
                       [](std::size_t, const sql::Row&) {});
}

void insert_mentions(sql::Transaction& transaction, const Post& post, std::span<const PersonId> people) {
  std::vector<std::vector<sql::Param>> rows;
  for (const PersonId person : people) {
    rows.push_back({person.value, post.id.value, post.author.value, post.conversation.value,
                    std::int64_t{static_cast<int>(post.audience)}});
  }
  transaction.run_many(R"sql(
      INSERT INTO mention (person_id, post_id, author_id, conversation_id, audience) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (person_id, post_id) DO NOTHING)sql",
                       rows, [](std::size_t, const sql::Row&) {});
}

void count_author(sql::Transaction& transaction, PersonId author, int change, Time at) {
  transaction.execute(R"sql(
      UPDATE person SET posts = posts + $2, last_post_at = CASE WHEN $3 > last_post_at THEN $3 ELSE last_post_at END
      WHERE id = $1)sql",
                      author, change, at);
}

namespace {

// Whether it has pictures, where lists ask for it.
void tell_lists(sql::Transaction& transaction, const Post& post) {
  const bool has_media = post.media != "[]";
  transaction.execute(R"sql(UPDATE author_post SET media = $3 WHERE author_id = $1 AND id = $2 AND media <> $3)sql",
                      post.author, post.id, has_media);
  transaction.execute(R"sql(UPDATE public_post SET media = $3 WHERE month = $1 AND id = $2 AND media <> $3)sql",
                      month_of(post.id), post.id, has_media);
}

}  // namespace

void update_post(sql::Transaction& transaction, const Post& post, const Edit& former) {
  transaction.execute(R"sql(
      INSERT INTO post_edit (bucket, post_id, version, title, warning, sensitive, source, html, media, at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10))sql",
                      bucket_of(post.id), post.id, former.version, former.title, former.warning, former.sensitive,
                      former.source, former.html, former.media, former.at);
  transaction.execute(R"sql(
      UPDATE post SET title = $3, warning = $4, sensitive = $5, language = $6, source = $7, html = $8, mentions = $9,
        tags = $10, words = $11, question = $12, signature = $13, version = $14, edited_at = $15, repeats = $16,
        shape = $17, sketch = $18, links = $19, media = $20
      WHERE id = $1 AND bucket = $2)sql",
                      post.id, bucket_of(post.id), post.title, post.warning, post.sensitive, post.language, post.source,
                      post.html, post.mentions, post.tags, post.words, post.question, post.signature, post.version,
                      post.edited_at, post.repeats, shape_of(post), post.sketch, post.links, post.media);
  tell_lists(transaction, post);
}

void update_media(sql::Transaction& transaction, const Post& post, std::span<const std::string> tag_keys) {
  transaction.execute(R"sql(UPDATE post SET media = $3, shape = $4 WHERE id = $1 AND bucket = $2)sql", post.id,
                      bucket_of(post.id), post.media, shape_of(post));
  tell_lists(transaction, post);
  std::vector<std::vector<sql::Param>> rows;
  for (const auto& key : tag_keys) {
    rows.push_back({std::string_view(key), post.id.value, std::int64_t{post.media != "[]"}});
  }
  transaction.run_many(R"sql(UPDATE tag_post SET media = $3 WHERE tag = $1 AND id = $2)sql", rows,
                       [](std::size_t, const sql::Row&) {});
}

void delete_post(sql::Transaction& transaction, const Post& post, Time at) {
  transaction.execute(R"sql(
      UPDATE post SET deleted_at = $3, source = '', html = '', title = '', warning = '', mentions = '[]', tags = '[]',
        media = '[]', signature = '', sketch = '', links = '[]' WHERE id = $1 AND bucket = $2)sql",
                      post.id, bucket_of(post.id), at);
  transaction.execute(R"sql(DELETE FROM post_edit WHERE post_id = $1 AND bucket = $2)sql", post.id, bucket_of(post.id));
  transaction.execute(R"sql(DELETE FROM author_post WHERE author_id = $1 AND id = $2)sql", post.author, post.id);
  transaction.execute(R"sql(DELETE FROM public_post WHERE month = $1 AND id = $2)sql", month_of(post.id), post.id);
  if (post.conversation.value == post.id.value) {
    transaction.execute(R"sql(UPDATE conversation SET deleted_at = $3 WHERE id = $1 AND bucket = $2)sql",
                        post.conversation, bucket_of(post.id), at);
  }
}

bool claim_reaction(sql::Transaction& transaction, PersonId person, ReactionKind kind, PostId post, std::int64_t id) {
  const bool claimed = transaction.execute(R"sql(
      INSERT INTO reaction (person_id, kind, post_id, id) VALUES ($1, $2, $3, $4)
      ON CONFLICT (person_id, kind, post_id) DO NOTHING)sql",
                                           person, kind, post, id) == 1;
  if (!claimed) return false;
  transaction.execute(R"sql(
      INSERT INTO post_reaction (bucket, post_id, kind, person_id, id) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (post_id, kind, person_id, bucket) DO NOTHING)sql",
                      bucket_of(post), post, kind, person, id);
  return true;
}

std::optional<std::int64_t> release_reaction(sql::Transaction& transaction, PersonId person, ReactionKind kind,
                                             PostId post) {
  const auto id = transaction.find<std::int64_t>(R"sql(
      DELETE FROM reaction WHERE person_id = $1 AND kind = $2 AND post_id = $3 RETURNING id)sql",
                                                 person, kind, post);
  if (!id) return std::nullopt;
  transaction.execute(R"sql(
      DELETE FROM post_reaction WHERE post_id = $1 AND kind = $2 AND person_id = $3 AND bucket = $4)sql",
                      post, kind, person, bucket_of(post));
  return id;
}

void count_reaction(sql::Transaction& transaction, ReactionKind kind, PostId post, int change) {
  if (kind == ReactionKind::nod) {
    transaction.execute(R"sql(UPDATE post SET nods = nods + $3 WHERE id = $1 AND bucket = $2)sql", post,
                        bucket_of(post), change);
  } else if (kind == ReactionKind::boost) {
    transaction.execute(R"sql(UPDATE post SET boosts = boosts + $3 WHERE id = $1 AND bucket = $2)sql", post,
                        bucket_of(post), change);
  }
}

std::optional<std::int64_t> reaction_id(sql::Session& db, PersonId person, ReactionKind kind, PostId post) {
  return db.find<std::int64_t>(R"sql(
      SELECT id FROM reaction WHERE person_id = $1 AND kind = $2 AND post_id = $3)sql",
                               person, kind, post);
}

std::int64_t count_reactions(sql::Session& db, PersonId person, ReactionKind kind) {
  return db
      .find<std::int64_t>(R"sql(SELECT count(*) FROM reaction WHERE person_id = $1 AND kind = $2)sql", person, kind)
      .value_or(0);
}

std::vector<Listed> reacted_posts(sql::Session& db, PersonId person, ReactionKind kind, const sql::Range& range) {
  return sql::query_range<Listed>(db, R"sql(
      SELECT post_id, id FROM reaction WHERE person_id = $1 AND kind = $5 AND id > $2 AND id < $3)sql",
                                  range, person, kind);
}

std::vector<Listed> reacting_people(sql::Session& db, PostId post, ReactionKind kind, const sql::Range& range) {
  return sql::query_range<Listed>(db, R"sql(
      SELECT person_id, id FROM post_reaction
      WHERE post_id = $1 AND kind = $5 AND bucket = $6 AND id > $2 AND id < $3)sql",
                                  range, post, kind, bucket_of(post));
}

void put_conversation_mute(sql::Transaction& transaction, PersonId person, ConversationId conversation,
                           std::int64_t id) {
  transaction.execute(R"sql(
      INSERT INTO conversation_mute (person_id, conversation_id, id) VALUES ($1, $2, $3)
      ON CONFLICT (person_id, conversation_id) DO NOTHING)sql",
                      person, conversation, id);
}

void delete_conversation_mute(sql::Transaction& transaction, PersonId person, ConversationId conversation) {
  transaction.execute(R"sql(DELETE FROM conversation_mute WHERE person_id = $1 AND conversation_id = $2)sql", person,
                      conversation);
}

}  // namespace stadt::posts_store
