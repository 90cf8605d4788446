// The statements behind what is frozen with a post.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "posts/post.hpp"
#include "sql/database.hpp"

namespace stadt::posts_store {

// The posts of a conversation before one of them, newest first, at most `limit`.
std::vector<SketchedPost> sketches_before(sql::Session& db, ConversationId conversation, PostId before, int limit);
std::vector<std::string> signatures(sql::Session& db, std::span<const PostId> posts);
std::vector<ConversationId> conversations_of(sql::Session& db, std::span<const PostId> posts);
// Other tables at which one of the two answered the other in public in the 30 days before, as Sight::company
// counts them.
int talks(sql::Session& db, PersonId one, PersonId other, ConversationId except, Time at);

void insert_links(sql::Transaction& transaction, const Post& post, std::span<const std::string> links);
void delete_links(sql::Transaction& transaction, PostId post, std::span<const std::string> links);

}  // namespace stadt::posts_store
