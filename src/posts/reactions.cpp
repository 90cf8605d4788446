#include "json/write.hpp"
#include "people/store.hpp"
#include "posts/events.hpp"
#include "posts/posts.hpp"
#include "posts/store.hpp"

namespace stadt::posts {

Result<PostId> react(sql::Transaction& transaction, const PostsParts& parts, PersonId person, ReactionKind kind,
                     PostId id) {
  const Post post = TRY(readable(transaction, parts.sight, person, id));
  if (post.boost_of) return react(transaction, parts, person, kind, post.boost_of);
  // A letter stays readable behind a block; its author hears nothing of that.
  const bool is_heard = kind == ReactionKind::nod;
  if (is_heard && !reader_facts(transaction, parts.sight, person, post).on_speaking_terms) return no_post();
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
                      .at = parts.env.now(),
                      .detail = std::to_string(post.conversation.value)});
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
                      .at = parts.env.now(),
                      .detail = std::to_string(post.conversation.value)});
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
