// Every SQL statement about posts, conversations and reactions.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "posts/post.hpp"
#include "sql/database.hpp"
#include "sql/range.hpp"

namespace stadt::posts_store {

// Reading.
std::vector<Post> posts(sql::Session& db, std::span<const PostId> ids);
std::optional<Post> post(sql::Session& db, PostId id);
std::optional<ConversationId> conversation_of(sql::Session& db, PostId id);
// All posts of a conversation in the order in which they were written, at most `limit`.
std::vector<ThreadPost> thread_posts(sql::Session& db, ConversationId id, int limit);
std::vector<Conversation> conversations(sql::Session& db, std::span<const ConversationId> ids);
std::optional<Conversation> conversation(sql::Session& db, ConversationId id);

bool is_guest(sql::Session& db, ConversationId id, PersonId person);
// Public answers from one to another in a conversation.
int answers(sql::Session& db, ConversationId id, PersonId from, PersonId to);

struct Edit {
  int version = 0;
  std::string title;
  std::string warning;
  bool sensitive = false;
  std::string source;
  std::string html;
  std::string media;
  Time at;
};
std::vector<Edit> edits(sql::Session& db, PostId id);

// Writing.
// The post that an idempotency key already stands for, or nothing if it is claimed now.
std::optional<PostId> claim_key(sql::Transaction& transaction, PersonId person, std::string_view key, PostId post);
void insert_conversation(sql::Transaction& transaction, const Conversation& conversation);
void update_tags(sql::Transaction& transaction, ConversationId conversation, std::string_view tags);
// Locks the conversation for this transaction; nothing if it is not there.
std::optional<Conversation> locked_conversation(sql::Transaction& transaction, ConversationId id);
// The same for a post, after its conversation if both are needed; nothing if it is not there or deleted.
std::optional<Post> locked_post(sql::Transaction& transaction, PostId id);
void insert_post(sql::Transaction& transaction, const Post& post, std::span<const std::string> tag_keys);
void insert_tags(sql::Transaction& transaction, const Post& post, std::span<const std::string> keys,
                 std::span<const std::string> names);
void delete_tags(sql::Transaction& transaction, PostId post, std::span<const std::string> keys);
void insert_mentions(sql::Transaction& transaction, const Post& post, std::span<const PersonId> people);
// A public or unlisted reply in its conversation: counters, guest, and who answered whom.
void count_reply(sql::Transaction& transaction, const Conversation& conversation, const Post& reply, Time at);
void uncount_reply(sql::Transaction& transaction, const Post& reply);
void count_author(sql::Transaction& transaction, PersonId author, int change, Time at);
void update_post(sql::Transaction& transaction, const Post& post, const Edit& former);
// Pictures alone, with what tells of them elsewhere.
void update_media(sql::Transaction& transaction, const Post& post, std::span<const std::string> tag_keys);
void delete_post(sql::Transaction& transaction, const Post& post, Time at);

// Reactions: each claim and release answers whether it changed anything.
bool claim_reaction(sql::Transaction& transaction, PersonId person, ReactionKind kind, PostId post, std::int64_t id);
std::optional<std::int64_t> release_reaction(sql::Transaction& transaction, PersonId person, ReactionKind kind,
                                             PostId post);
void count_reaction(sql::Transaction& transaction, ReactionKind kind, PostId post, int change);
std::optional<std::int64_t> reaction_id(sql::Session& db, PersonId person, ReactionKind kind, PostId post);
std::int64_t count_reactions(sql::Session& db, PersonId person, ReactionKind kind);

// Newest first.
struct Listed {
  std::int64_t item = 0;
  std::int64_t cursor = 0;
};
std::vector<Listed> reacted_posts(sql::Session& db, PersonId person, ReactionKind kind, const sql::Range& range);
std::vector<Listed> reacting_people(sql::Session& db, PostId post, ReactionKind kind, const sql::Range& range);
void put_conversation_mute(sql::Transaction& transaction, PersonId person, ConversationId conversation,
                           std::int64_t id);
void delete_conversation_mute(sql::Transaction& transaction, PersonId person, ConversationId conversation);

}  // namespace stadt::posts_store
