#include "posts/post_reader.hpp"

#include "posts/posts.hpp"
#include "posts/reading_store.hpp"

namespace stadt::posts {

namespace {

void add(Sight::Reactions& reactions, ReactionKind kind) {
  switch (kind) {
    case ReactionKind::nod:
      reactions.nodded = true;
      break;
    case ReactionKind::boost:
      reactions.boosted = true;
      break;
    case ReactionKind::bookmark:
      reactions.bookmarked = true;
      break;
    case ReactionKind::pin:
      reactions.pinned = true;
      break;
  }
}

}  // namespace

PostReader::PostReader(sql::Session& db, const Sight& sight, PersonId reader, const Page& page)
    : memory_(sight.ready() ? &sight : nullptr), person_(reader) {
  if (memory_) {
    beholder_.emplace(db, memory_, reader, std::span<const PersonId>());
  } else {
    read(db, page());
  }
}

void PostReader::read(sql::Session& db, std::span<const Post* const> posts) {
  std::vector<PersonId> people;
  std::unordered_set<PostId> ids;
  std::unordered_set<ConversationId> conversations;
  for (const Post* post : posts) {
    people.insert(people.end(), {post->author, post->parent_author});
    ids.insert(post->boost_of ? post->boost_of : post->id);
    conversations.insert(post->conversation);
  }
  beholder_.emplace(db, nullptr, person_, people);
  if (!person_) return;
  for (const auto& [post, kind] : reading_store::reactions(db, person_, std::vector(ids.begin(), ids.end()))) {
    add(reactions_[post], kind);
  }
  muted_ = muted_among(db, person_, std::vector(conversations.begin(), conversations.end()));
}

bool PostReader::may_read(const Post& post) const {
  if (!person_ && counts_in_public(post.audience)) return !beholder_->has_left(post.author);
  return stadt::may_read(post.audience, post.author, reader_facts(*beholder_, person_, post));
}

Sight::Reactions PostReader::reactions(PostId post) const {
  if (memory_) return memory_->reactions(person_, post);
  const auto found = reactions_.find(post);
  return found == reactions_.end() ? Sight::Reactions() : found->second;
}

bool PostReader::mutes(ConversationId conversation) const {
  return memory_ ? memory_->mutes_conversation(person_, conversation) : muted_.contains(conversation);
}

std::unordered_set<ConversationId> muted_among(sql::Session& db, PersonId person,
                                               std::span<const ConversationId> conversations) {
  const auto muted = reading_store::muted(db, person, conversations);
  return {muted.begin(), muted.end()};
}

}  // namespace stadt::posts
