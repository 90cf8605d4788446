#include "pebbles/pebbles.hpp"

#include "pebbles/rules.hpp"
#include "pebbles/store.hpp"
#include "people/store.hpp"
#include "posts/store.hpp"

namespace stadt::pebbles {

namespace {

void note_change(sql::Transaction& transaction, Env& env, PersonId person, PostId post) {
  transaction.record({.kind = EventKind::pebble_changed, .actor = person.value, .object = post.value, .at = env.now()});
}

// The bookmark may have been taken back while this one waited for the person.
Result<> check_still_kept(sql::Transaction& transaction, PersonId person, PostId post) {
  people_store::lock(transaction, {person});
  if (posts_store::reaction_id(transaction, person, ReactionKind::bookmark, post)) return {};
  return fail(ErrorKind::conflict, "pebble.taken_back", "This was just taken back. Try again.");
}

}  // namespace

Result<PostId> keep(sql::Transaction& transaction, const PostsParts& parts, PersonId person, PostId id,
                    const std::optional<Pebble>& pebble) {
  const PostId kept = TRY(posts::react(transaction, parts, person, ReactionKind::bookmark, id));
  if (!pebble) return kept;
  const Post post = TRY(posts::readable(transaction, parts.sight, person, kept));
  if (!stands_in(pebble->passage, post.html)) {
    return fail(ErrorKind::unprocessable, "pebble.passage",
                "Keep words that stand in the post; your own go into the line.");
  }
  CHECKED(check_still_kept(transaction, person, kept));
  const bool changed = pebble->is_empty()
                           ? pebbles_store::remove(transaction, person, kept)
                           : pebbles_store::put(transaction, person, {kept, *pebble, parts.env.next_id(0)});
  if (changed) note_change(transaction, parts.env, person, kept);
  return kept;
}

Result<> derive(sql::Transaction& transaction, Env& env, const Event& event) {
  if (event.kind != EventKind::unbookmarked) return {};
  const PersonId person{event.actor};
  const PostId post{event.object};
  people_store::lock(transaction, {person});
  if (pebbles_store::remove(transaction, person, post)) note_change(transaction, env, person, post);
  return {};
}

}  // namespace stadt::pebbles
