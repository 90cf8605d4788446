// What somebody did with posts and which conversations they have muted, as SQL has it.
#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "posts/post.hpp"
#include "sql/session.hpp"

namespace stadt::reading_store {

std::vector<std::pair<PostId, ReactionKind>> reactions(sql::Session& db, PersonId person,
                                                       std::span<const PostId> posts);
// Whom these posts name, as it is written in them.
std::vector<std::pair<PostId, std::string>> mentions(sql::Session& db, std::span<const PostId> posts);
std::vector<ConversationId> muted(sql::Session& db, PersonId person, std::span<const ConversationId> conversations);

}  // namespace stadt::reading_store
