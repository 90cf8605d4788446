// What somebody did with posts, which conversations they have muted, and what was said last, as SQL has it.
#pragma once

#include <span>
#include <utility>
#include <vector>

#include "posts/post.hpp"
#include "sql/database.hpp"

namespace stadt::reading_store {

std::vector<std::pair<PostId, ReactionKind>> reactions(sql::Session& db, PersonId person,
                                                       std::span<const PostId> posts);
std::vector<ConversationId> muted(sql::Session& db, PersonId person, std::span<const ConversationId> conversations);

// The newest public word of a conversation, after the one that was it has gone; nothing if nobody says any more.
void find_last_word(sql::Transaction& transaction, ConversationId conversation);

}  // namespace stadt::reading_store
