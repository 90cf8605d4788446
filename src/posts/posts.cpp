#include "posts/posts.hpp"

#include <algorithm>

#include "json/read.hpp"
#include "people/store.hpp"
#include "posts/store.hpp"

namespace stadt::posts {

namespace {

std::unexpected<Error> no_post() { return fail(ErrorKind::not_found, "not_found", "There is no such post."); }

std::vector<std::string> keys_of(const std::vector<text::Tag>& tags) {
  std::vector<std::string> keys;
  for (const auto& tag : tags) keys.push_back(tag.key);
  return keys;
}

std::vector<std::string> names_of(const std::vector<text::Tag>& tags) {
  std::vector<std::string> names;
  for (const auto& tag : tags) names.push_back(tag.name);
  return names;
}

std::vector<std::string> stored_keys(const Post& post) {
  std::vector<text::Tag> tags;
  if (const auto value = json::parse(post.tags)) {
    if (auto read = json::read<std::vector<text::Tag>>(*value)) tags = std::move(*read);
  }
  return keys_of(tags);
}

bool names_person(const Post& post, PersonId person) {
  return person && post.mentions.find("\"id\":\"" + std::to_string(person.value) + "\"") != std::string::npos;
}

PostFacts facts_of(const Post& post, std::vector<std::string> tags, PlaceId place = {}) {
  return {.id = post.id,
          .conversation = post.conversation,
          .author = post.author,
          .parent = post.boost_of ? PostId{} : post.parent,
          .parent_author = post.boost_of ? PersonId{} : post.parent_author,
          .boost_of = post.boost_of,
          .boost_author = post.boost_of ? post.parent_author : PersonId{},
          .audience = post.audience,
          .mark = post.mark,
          .place = place,
          .media = post.media != "[]",
          .article = !post.title.empty(),
          .tags = std::move(tags)};
}

Event event_of(EventKind kind, Env& env, const Post& post, PersonId target) {
  return {.kind = kind, .actor = post.author.value, .object = post.id.value, .target = target.value, .at = env.now()};
}

// What the draft says, on the post.
void fill(Post& post, const Prepared& prepared) {
  const auto& [draft, rendered, author, handle, key, app, app_name] = prepared;
  post.author = author;
  post.author_handle = handle;
  post.title = draft.title;
  post.warning = draft.warning;
  post.sensitive = draft.sensitive;
  post.language = draft.language;
  post.source = draft.text;
  post.html = rendered.html;
  post.mentions = json::write(rendered.mentions);
  post.tags = json::write(rendered.tags);
  post.words = rendered.words;
  post.question = rendered.question;
  post.signature = rendered.signature;
}

// The parent of a reply, as its author may see it, and the conversation it stands in.
Result<Post> parent_of(sql::Transaction& transaction, const PostsParts& parts, const Prepared& prepared) {
  Post parent = TRY(readable(transaction, parts.sight, prepared.author, prepared.draft.parent));
  if (parent.boost_of) parent = TRY(readable(transaction, parts.sight, prepared.author, parent.boost_of));
  const bool blocked = people_store::blocks(transaction, parent.author, prepared.author) ||
                       people_store::blocks(transaction, prepared.author, parent.author);
  if (blocked) return no_post();
  return parent;
}

Conversation opened(const Post& post, const Prepared& prepared, const std::vector<std::string>& keys, Time now) {
  Conversation conversation;
  conversation.id = post.conversation;
  conversation.kind = prepared.draft.kind;
  if (conversation.kind == TableKind::talk && post.question && post.title.empty())
    conversation.kind = TableKind::question;
  conversation.host = post.author;
  conversation.audience = post.audience;
  conversation.place = prepared.draft.place;
  conversation.language = post.language;
  conversation.tags = " ";
  for (const auto& key : keys) conversation.tags += key + " ";
  conversation.last = post.id;
  conversation.last_at = now;
  return conversation;
}

Result<> insert_reply(sql::Transaction& transaction, const PostsParts& parts, const Prepared& prepared, Post& post,
                      const std::vector<std::string>& keys) {
  const Post parent = TRY(parent_of(transaction, parts, prepared));
  const auto conversation = posts_store::locked_conversation(transaction, parent.conversation);
  if (!conversation || !posts_store::post(transaction, parent.id)) return no_post();
  post.conversation = parent.conversation;
  post.parent = parent.id;
  post.parent_author = parent.author;
  post.parent_audience = parent.audience;
  post.audience = narrowed(prepared.draft.audience, parent.audience);
  posts_store::insert_post(transaction, post, keys);
  if (counts_in_public(post.audience)) posts_store::count_reply(transaction, *conversation, post, parts.env.now());
  return {};
}

void insert_root(sql::Transaction& transaction, const PostsParts& parts, const Prepared& prepared, Post& post,
                 const std::vector<std::string>& keys) {
  post.conversation = ConversationId{post.id.value};
  post.audience = prepared.draft.audience;
  posts_store::insert_conversation(transaction, opened(post, prepared, keys, parts.env.now()));
  posts_store::insert_post(transaction, post, keys);
}

// Tags and mentions of a post that was written or edited.
void insert_names(sql::Transaction& transaction, const Post& post, const text::Rendered& rendered) {
  if (post.audience == Audience::public_) {
    posts_store::insert_tags(transaction, post, keys_of(rendered.tags), names_of(rendered.tags));
  }
  std::vector<PersonId> named;
  for (const auto& mention : rendered.mentions) named.push_back(mention.id);
  posts_store::insert_mentions(transaction, post, named);
}

}  // namespace

ReaderFacts reader_facts(sql::Session& db, const Sight& sight, PersonId reader, const Post& post) {
  ReaderFacts facts{.reader = reader};
  if (!reader || reader == post.author) return facts;
  facts.mentioned = !counts_in_public(post.audience) && names_person(post, reader);
  if (sight.ready()) {
    facts.on_speaking_terms = sight.on_speaking_terms(reader, post.author);
    facts.follows_author = sight.relation(reader, post.author).following;
  } else {
    const auto relation = people_store::relationships(db, reader, std::span(&post.author, 1), Time{})[0];
    facts.on_speaking_terms = !relation.blocking && !relation.blocked_by;
    facts.follows_author = relation.following;
  }
  return facts;
}

Result<Post> readable(sql::Session& db, const Sight& sight, PersonId reader, PostId id) {
  auto post = posts_store::post(db, id);
  if (!post || !may_read(post->audience, post->author, reader_facts(db, sight, reader, *post))) return no_post();
  return std::move(*post);
}

Result<Prepared> prepare(const PostsParts& parts, sql::Session& db, Viewer viewer, Draft draft) {
  const auto author = parts.accounts.person(db, viewer.person);
  if (!author) return fail(ErrorKind::forbidden, "people.gone", "This account cannot write.");
  Prepared prepared{.draft = TRY(checked_draft(std::move(draft))),
                    .rendered = {},
                    .author = author->id,
                    .author_handle = author->handle,
                    .idempotency_key = {},
                    .app = viewer.app,
                    .app_name = {}};
  if (prepared.draft.language.empty()) prepared.draft.language = author->default_language;
  prepared.rendered =
      text::render(prepared.draft.text,
                   {.format = prepared.draft.title.empty() ? text::Format::plain : text::Format::markdown,
                    .origin = parts.origin,
                    .find_person = [&](std::string_view handle) -> std::optional<text::Mention> {
                      const auto id = parts.accounts.find(db, handle);
                      const auto person = id ? parts.accounts.person(db, *id) : std::nullopt;
                      if (!person) return std::nullopt;
                      return text::Mention{person->id, person->handle, person->handle, parts.accounts.url(*person)};
                    }});
  return prepared;
}

Result<PostId> create(sql::Transaction& transaction, const PostsParts& parts, const Prepared& prepared) {
  Post post;
  fill(post, prepared);
  post.mark = prepared.draft.mark;
  post.thanks = prepared.draft.thanks;
  post.app = prepared.app;
  post.app_name = prepared.app_name;
  const PostId parent = prepared.draft.parent;
  post.id = parent ? PostId{parts.env.next_id(bucket_of(parent))} : parts.env.make_id<PostId>();
  if (!prepared.idempotency_key.empty()) {
    const auto former = posts_store::claim_key(transaction, post.author, prepared.idempotency_key, post.id);
    if (former) return *former;
  }
  const auto keys = keys_of(prepared.rendered.tags);
  if (parent) {
    CHECKED(insert_reply(transaction, parts, prepared, post, keys));
  } else {
    insert_root(transaction, parts, prepared, post, keys);
  }
  insert_names(transaction, post, prepared.rendered);
  if (counts_in_public(post.audience)) posts_store::count_author(transaction, post.author, 1, parts.env.now());
  Event event = event_of(EventKind::posted, parts.env, post, post.parent_author);
  event.detail = json::write(facts_of(post, keys, prepared.draft.place));
  transaction.record(std::move(event));
  return post.id;
}

Result<PostId> edit(sql::Transaction& transaction, const PostsParts& parts, PostId id, const Prepared& prepared) {
  auto post = posts_store::locked_post(transaction, id);
  if (!post || post->author != prepared.author || post->boost_of) return no_post();
  const posts_store::Edit former{post->version,
                                 post->title,
                                 post->warning,
                                 post->sensitive,
                                 post->source,
                                 post->html,
                                 post->edited_at.ms ? post->edited_at : time_of(post->id)};
  const auto former_keys = stored_keys(*post);
  fill(*post, prepared);
  post->version += 1;
  post->edited_at = parts.env.now();
  posts_store::update_post(transaction, *post, former);
  posts_store::delete_tags(transaction, id, former_keys);
  insert_names(transaction, *post, prepared.rendered);
  Event event = event_of(EventKind::post_edited, parts.env, *post, post->parent_author);
  event.detail = json::write(facts_of(*post, keys_of(prepared.rendered.tags)));
  transaction.record(std::move(event));
  return id;
}

Result<PostId> remove(sql::Transaction& transaction, const PostsParts& parts, PersonId author, PostId id) {
  const auto found = posts_store::post(transaction, id);
  if (!found || found->author != author) return no_post();
  if (found->boost_of) return unboost(transaction, parts, author, found->boost_of);
  posts_store::locked_conversation(transaction, found->conversation);
  const auto post = posts_store::locked_post(transaction, id);
  if (!post) return no_post();
  const auto keys = stored_keys(*post);
  posts_store::delete_tags(transaction, id, keys);
  posts_store::delete_post(transaction, *post, parts.env.now());
  if (counts_in_public(post->audience)) {
    posts_store::count_author(transaction, author, -1, Time{});
    if (post->parent) posts_store::uncount_reply(transaction, *post);
  }
  Event event = event_of(EventKind::post_deleted, parts.env, *post, post->parent_author);
  event.detail = json::write(facts_of(*post, keys));
  transaction.record(std::move(event));
  return id;
}

Result<PostId> react(sql::Transaction& transaction, const PostsParts& parts, PersonId person, ReactionKind kind,
                     PostId id) {
  const Post post = TRY(readable(transaction, parts.sight, person, id));
  if (post.boost_of) return react(transaction, parts, person, kind, post.boost_of);
  if (kind == ReactionKind::pin) {
    if (post.author != person) return no_post();
    people_store::lock(transaction, {person});
    if (posts_store::count_reactions(transaction, person, kind) >= most_pinned) {
      return fail(ErrorKind::unprocessable, "post.pins", "Five posts are pinned already. Unpin one first.");
    }
  }
  if (!posts_store::claim_reaction(transaction, person, kind, id, parts.env.next_id(bucket_of(id)))) return id;
  posts_store::count_reaction(transaction, kind, id, 1);
  static constexpr EventKind kinds[] = {EventKind::nodded, EventKind::boosted, EventKind::bookmarked,
                                        EventKind::pinned};
  transaction.record({.kind = kinds[static_cast<int>(kind)],
                      .actor = person.value,
                      .object = id.value,
                      .target = post.author.value,
                      .at = parts.env.now()});
  return id;
}

Result<PostId> unreact(sql::Transaction& transaction, const PostsParts& parts, PersonId person, ReactionKind kind,
                       PostId id) {
  const Post post = TRY(readable(transaction, parts.sight, person, id));
  if (post.boost_of) return unreact(transaction, parts, person, kind, post.boost_of);
  if (!posts_store::release_reaction(transaction, person, kind, id)) return id;
  posts_store::count_reaction(transaction, kind, id, -1);
  static constexpr EventKind kinds[] = {EventKind::unnodded, EventKind::unboosted, EventKind::unbookmarked,
                                        EventKind::unpinned};
  transaction.record({.kind = kinds[static_cast<int>(kind)],
                      .actor = person.value,
                      .object = id.value,
                      .target = post.author.value,
                      .at = parts.env.now()});
  return id;
}

Result<PostId> boost(sql::Transaction& transaction, const PostsParts& parts, PersonId person, PostId id) {
  const Post original = TRY(readable(transaction, parts.sight, person, id));
  if (original.boost_of) return boost(transaction, parts, person, original.boost_of);
  if (!counts_in_public(original.audience)) {
    return fail(ErrorKind::unprocessable, "post.not_public", "Only public and unlisted posts can be passed on.");
  }
  const auto booster = people_store::person(transaction, person);
  const PostId boost_id{parts.env.next_id(bucket_of(id))};
  if (!posts_store::claim_reaction(transaction, person, ReactionKind::boost, id, boost_id.value)) {
    const auto former = posts_store::reaction_id(transaction, person, ReactionKind::boost, id);
    if (!former) return fail(ErrorKind::conflict, "post.unboosted", "This was just taken back. Try again.");
    return PostId{*former};
  }
  posts_store::count_reaction(transaction, ReactionKind::boost, id, 1);
  Post wrapper;
  wrapper.id = boost_id;
  wrapper.conversation = original.conversation;
  wrapper.parent_author = original.author;
  wrapper.author = person;
  wrapper.author_handle = booster ? booster->handle : "";
  wrapper.boost_of = id;
  wrapper.audience = original.audience;
  wrapper.language = original.language;
  posts_store::insert_post(transaction, wrapper, {});
  Event event = event_of(EventKind::boosted, parts.env, wrapper, original.author);
  event.detail = json::write(facts_of(wrapper, {}));
  transaction.record(std::move(event));
  return boost_id;
}

Result<PostId> unboost(sql::Transaction& transaction, const PostsParts& parts, PersonId person, PostId id) {
  const Post original = TRY(readable(transaction, parts.sight, person, id));
  if (original.boost_of) return unboost(transaction, parts, person, original.boost_of);
  const auto boost_id = posts_store::release_reaction(transaction, person, ReactionKind::boost, id);
  if (!boost_id) return id;
  posts_store::count_reaction(transaction, ReactionKind::boost, id, -1);
  const auto wrapper = posts_store::post(transaction, PostId{*boost_id});
  if (!wrapper) return id;
  posts_store::delete_post(transaction, *wrapper, parts.env.now());
  Event event = event_of(EventKind::unboosted, parts.env, *wrapper, original.author);
  event.detail = json::write(facts_of(*wrapper, {}));
  transaction.record(std::move(event));
  return id;
}

Result<PostId> mute_conversation(sql::Transaction& transaction, const PostsParts& parts, PersonId person, PostId id) {
  const Post post = TRY(readable(transaction, parts.sight, person, id));
  posts_store::put_conversation_mute(transaction, person, post.conversation, parts.env.next_id(0));
  transaction.record({.kind = EventKind::conversation_muted, .actor = person.value, .object = post.conversation.value});
  return id;
}

Result<PostId> unmute_conversation(sql::Transaction& transaction, const PostsParts& parts, PersonId person, PostId id) {
  const Post post = TRY(readable(transaction, parts.sight, person, id));
  posts_store::delete_conversation_mute(transaction, person, post.conversation);
  transaction.record(
      {.kind = EventKind::conversation_unmuted, .actor = person.value, .object = post.conversation.value});
  return id;
}

}  // namespace stadt::posts
