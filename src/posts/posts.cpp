#include "posts/posts.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/collect.hpp"
#include "people/store.hpp"
#include "people/ties.hpp"
#include "places/places.hpp"
#include "posts/events.hpp"
#include "posts/freezing.hpp"
#include "posts/freezing_store.hpp"
#include "posts/pictures.hpp"
#include "posts/post_reader.hpp"
#include "posts/reading_store.hpp"
#include "posts/repeat_rules.hpp"
#include "posts/store.hpp"
#include "text/links.hpp"
#include "text/words.hpp"

namespace stadt::posts {

namespace {

std::vector<std::string> keys_of(const std::vector<text::Tag>& tags) { return collect(tags, &text::Tag::key); }

bool names_person(std::string_view mentions, PersonId person) {
  return person && mentions.find("\"id\":\"" + std::to_string(person.value) + "\"") != std::string::npos;
}

// What the draft says, on the post.
void fill(Post& post, const Prepared& prepared) {
  const auto& [draft, rendered, links, author, handle, key, app, app_name] = prepared;
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

// What follows from the text and from whom it is for.
void settle_text(sql::Session& db, Post& post, const Prepared& prepared) {
  post.links = json::write(post.audience == Audience::public_ ? prepared.links : std::vector<std::string>());
  post.sketch = compared_sketch(post);
  post.repeats = repeats_another(db, post);
}

// Some places have rules of their own for what is said there.
Result<> check_place(sql::Transaction& transaction, const PostsParts& parts, const Prepared& prepared, PlaceId place,
                     bool opens) {
  const bool links_away = std::ranges::any_of(prepared.rendered.links, [&](const auto& link) {
    return !text::is_own(text::canonical_link(link), parts.origin);
  });
  if (!place || (!opens && !links_away)) return {};
  return places::check_speech(transaction, {prepared.author, place, opens, links_away});
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

// Of the table that it opens.
TableKind kind_of(const Post& post, const Prepared& prepared) {
  const bool asks = prepared.draft.kind == TableKind::talk && post.question && post.title.empty();
  return asks ? TableKind::question : prepared.draft.kind;
}

// As a conversation keeps the keys of its first post.
std::string spaced(std::span<const std::string> keys) {
  std::string tags = " ";
  for (const auto& key : keys) tags += key + " ";
  return tags;
}

Conversation opened(const Post& post, const Prepared& prepared, const std::vector<std::string>& keys, Time now) {
  Conversation conversation;
  conversation.id = post.conversation;
  conversation.kind = kind_of(post, prepared);
  conversation.host = post.author;
  conversation.audience = post.audience;
  conversation.place = prepared.draft.place;
  conversation.language = post.language;
  conversation.tags = spaced(keys);
  conversation.last = post.id;
  conversation.last_at = now;
  return conversation;
}

Result<> insert_reply(sql::Transaction& transaction, const PostsParts& parts, const Prepared& prepared, Post& post,
                      const std::vector<std::string>& keys) {
  const Post parent = TRY(parent_of(transaction, parts, prepared));
  const auto conversation = posts_store::locked_conversation(transaction, parent.conversation);
  if (!conversation || !posts_store::post(transaction, parent.id)) return no_post();
  CHECKED(check_place(transaction, parts, prepared, conversation->place, false));
  post.conversation = parent.conversation;
  post.parent = parent.id;
  post.parent_author = parent.author;
  post.parent_audience = parent.audience;
  post.audience = narrowed(prepared.draft.audience, parent.audience);
  settle_text(transaction, post, prepared);
  freeze_company(transaction, parts, post, conversation->host);
  posts_store::insert_post(transaction, post, keys);
  if (post.thanks && parent.author == post.author) {
    return fail(ErrorKind::unprocessable, "post.thanks", "Thanks are for somebody else.");
  }
  if (!counts_in_public(post.audience)) return {};
  posts_store::count_reply(transaction, *conversation, post, parts.env.now());
  return {};
}

Result<> insert_root(sql::Transaction& transaction, const PostsParts& parts, const Prepared& prepared, Post& post,
                     const std::vector<std::string>& keys) {
  CHECKED(check_place(transaction, parts, prepared, prepared.draft.place, true));
  post.conversation = ConversationId{post.id.value};
  post.audience = prepared.draft.audience;
  settle_text(transaction, post, prepared);
  freeze_company(transaction, parts, post, post.author);
  posts_store::insert_conversation(transaction, opened(post, prepared, keys, parts.env.now()));
  posts_store::insert_post(transaction, post, keys);
  return {};
}

// Tags, links and mentions of a post that was written or edited.
void insert_names(sql::Transaction& transaction, const Post& post, const text::Rendered& rendered) {
  if (post.audience == Audience::public_) {
    posts_store::insert_tags(transaction, post, keys_of(rendered.tags), collect(rendered.tags, &text::Tag::name));
    posts_store::insert_links(transaction, post, links_of(post));
  }
  posts_store::insert_mentions(transaction, post, collect(rendered.mentions, &text::Mention::id));
}

// What a public post says of its author; the person is locked before what they exchanged with others.
void count_words(sql::Transaction& transaction, const PostsParts& parts, const Post& post) {
  posts_store::count_author(transaction, post.author, 1, parts.env.now());
  if (!post.parent || post.parent_author == post.author) return;
  people::note_answer(transaction, post.author, post.parent_author, 1, parts.env.now());
}

std::optional<text::Mention> mention_of(const PostsParts& parts, sql::Session& db, PersonId id) {
  const auto person = parts.accounts.person(db, id);
  if (!person) return std::nullopt;
  return text::Mention{person->id, person->handle, person->handle, parts.accounts.url(*person)};
}

// Adds those who are addressed without being named in the text.
Result<> address(const PostsParts& parts, sql::Session& db, std::span<const PersonId> to,
                 std::vector<text::Mention>& mentions) {
  if (to.size() > most_addressed) to = to.first(most_addressed + 1);  // too many in any case
  for (const PersonId id : to) {
    if (std::ranges::find(mentions, id, &text::Mention::id) != mentions.end()) continue;
    auto mention = mention_of(parts, db, id);
    if (!mention) return fail(ErrorKind::not_found, "not_found", "There is nobody by this id to write to.");
    mentions.push_back(std::move(*mention));
  }
  return {};
}

// "@anna_maria" is two words to whoever counts, and none of one's own.
int words_of_handles(std::span<const text::Mention> mentions) {
  int words = 0;
  for (const auto& one : mentions) words += text::count_words(one.acct);
  return words;
}

// But for whether the post names them.
ReaderFacts facts_about(const people::Beholder& beholder, PersonId reader, PersonId author) {
  ReaderFacts facts{.reader = reader};
  if (reader && reader == author) return facts;
  facts.on_speaking_terms = !beholder.has_left(author);
  if (!reader || !facts.on_speaking_terms) return facts;
  facts.on_speaking_terms = beholder.on_speaking_terms(author);
  const auto relation = beholder.relation(author);
  facts.follows_author = relation.following;
  facts.contact_of_author = relation.contact;
  facts.close_to_author = relation.close;
  return facts;
}

}  // namespace

ReaderFacts reader_facts(const people::Beholder& beholder, PersonId reader, const Post& post) {
  auto facts = facts_about(beholder, reader, post.author);
  facts.mentioned = !counts_in_public(post.audience) && names_person(post.mentions, reader);
  return facts;
}

ReaderFacts reader_facts(sql::Session& db, const Sight& sight, PersonId reader, const Post& post) {
  return reader_facts(people::Beholder(db, sight, reader, std::span(&post.author, 1)), reader, post);
}

bool could_read(sql::Session& db, const Sight& sight, PersonId reader, const PostFacts& post) {
  auto facts = facts_about(people::Beholder(db, sight, reader, std::span(&post.author, 1)), reader, post.author);
  facts.mentioned = std::ranges::find(post.mentions, reader) != post.mentions.end();
  return may_read(post.audience, post.author, facts);
}

std::vector<ThreadPost> seen_by(sql::Session& db, const Sight& sight, PersonId reader, std::vector<ThreadPost> thread) {
  const people::Beholder beholder(db, sight, reader, collect(thread, &ThreadPost::author));
  std::unordered_map<PersonId, ReaderFacts> by_author;
  std::unordered_set<PostId> unseen;
  std::vector<PostId> in_doubt;  // whether they name the reader decides
  for (const auto& post : thread) {
    const auto [known, is_new] = by_author.try_emplace(post.author);
    if (is_new) known->second = facts_about(beholder, reader, post.author);
    auto facts = known->second;
    if (may_read(post.audience, post.author, facts)) continue;
    unseen.insert(post.id);
    facts.mentioned = true;
    if (may_read(post.audience, post.author, facts)) in_doubt.push_back(post.id);
  }
  for (const auto& [post, mentions] : reading_store::mentions(db, in_doubt)) {
    if (names_person(mentions, reader)) unseen.erase(post);
  }
  std::erase_if(thread, [&](const ThreadPost& post) { return unseen.contains(post.id); });
  return thread;
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
                    .links = {},
                    .author = author->id,
                    .author_handle = author->handle,
                    .idempotency_key = {},
                    .app = viewer.app,
                    .app_name = {}};
  if (prepared.draft.language.empty()) prepared.draft.language = author->default_language;
  prepared.rendered = text::render(
      prepared.draft.text, {.format = prepared.draft.title.empty() ? text::Format::plain : text::Format::markdown,
                            .origin = parts.origin,
                            .find_person = [&](std::string_view handle) -> std::optional<text::Mention> {
                              const auto id = parts.accounts.find(db, handle);
                              return id ? mention_of(parts, db, *id) : std::nullopt;
                            }});
  auto& mentions = prepared.rendered.mentions;
  CHECKED(check_thanks(prepared.draft, prepared.rendered.words, words_of_handles(mentions)));
  CHECKED(address(parts, db, prepared.draft.to, mentions));
  prepared.links = kept_links(db, parts, prepared.rendered.links);
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
  CHECKED(set_pictures(transaction, parts, post, prepared.draft));
  const auto keys = keys_of(prepared.rendered.tags);
  CHECKED(parent ? insert_reply(transaction, parts, prepared, post, keys)
                 : insert_root(transaction, parts, prepared, post, keys));
  insert_names(transaction, post, prepared.rendered);
  const auto& named = prepared.rendered.mentions;
  const auto others = std::ranges::count_if(named, [&](const auto& one) { return one.id != post.author; });
  CHECKED(check_addressed(post.audience, static_cast<int>(others)));
  if (counts_in_public(post.audience)) count_words(transaction, parts, post);
  auto facts = facts_of(post, keys, prepared.draft.place);
  if (!parent) facts.kind = static_cast<int>(kind_of(post, prepared));
  Event event = event_of(EventKind::posted, parts.env, post, post.parent_author);
  event.detail = json::write(facts);
  transaction.record(std::move(event));
  if (post.thanks) transaction.record(event_of(EventKind::thanked, parts.env, post, post.parent_author));
  return post.id;
}

Result<PostId> edit(sql::Transaction& transaction, const PostsParts& parts, PostId id, const Prepared& prepared) {
  auto post = posts_store::locked_post(transaction, id);
  if (!post || post->author != prepared.author || post->boost_of) return no_post();
  const posts_store::Edit former{
      post->version, post->title, post->warning, post->sensitive,
      post->source,  post->html,  post->media,   post->edited_at.ms ? post->edited_at : time_of(post->id)};
  const auto conversation = posts_store::conversation(transaction, post->conversation);
  CHECKED(check_place(transaction, parts, prepared, conversation ? conversation->place : PlaceId{}, false));
  const auto former_keys = tags_of(*post);
  const auto former_links = links_of(*post);
  const std::string addressed = post->mentions;
  fill(*post, prepared);
  CHECKED(set_pictures(transaction, parts, *post, prepared.draft));
  settle_text(transaction, *post, prepared);
  // Whom a message reaches was settled when it was sent.
  if (!counts_in_public(post->audience)) post->mentions = addressed;
  post->version += 1;
  post->edited_at = parts.env.now();
  posts_store::update_post(transaction, *post, former);
  posts_store::delete_tags(transaction, id, former_keys);
  posts_store::delete_links(transaction, id, former_links);
  if (counts_in_public(post->audience)) insert_names(transaction, *post, prepared.rendered);
  const auto keys = keys_of(prepared.rendered.tags);
  // A table has the tags of what was said first, as it is said now.
  if (id.value == post->conversation.value) posts_store::update_tags(transaction, post->conversation, spaced(keys));
  Event event = event_of(EventKind::post_edited, parts.env, *post, post->parent_author);
  event.detail = json::write(facts_of(*post, keys));
  transaction.record(std::move(event));
  return id;
}

Result<PostId> remove(sql::Transaction& transaction, const PostsParts& parts, PersonId author, PostId id,
                      attachments::Afterwards pictures) {
  const auto found = posts_store::post(transaction, id);
  if (!found || found->author != author) return no_post();
  if (found->boost_of) return unboost(transaction, parts, author, found->boost_of);
  posts_store::locked_conversation(transaction, found->conversation);
  const auto post = posts_store::locked_post(transaction, id);
  if (!post) return no_post();
  const auto keys = tags_of(*post);
  posts_store::delete_tags(transaction, id, keys);
  posts_store::delete_links(transaction, id, links_of(*post));
  posts_store::delete_post(transaction, *post, parts.env.now());
  release_pictures(transaction, parts.env, *post, pictures);
  if (counts_in_public(post->audience)) {
    posts_store::count_author(transaction, author, -1, Time{});
    if (post->parent) posts_store::uncount_reply(transaction, *post);
    if (post->parent && post->parent_author != author) {
      people::note_answer(transaction, author, post->parent_author, -1, parts.env.now());
    }
  }
  Event event = event_of(EventKind::post_deleted, parts.env, *post, post->parent_author);
  event.detail = json::write(facts_of(*post, keys));
  transaction.record(std::move(event));
  return id;
}

}  // namespace stadt::posts
