// Who talks with whom at a table, and who passed a post on.
#pragma once

#include <string>
#include <vector>

#include "posts/post.hpp"
#include "sql/session.hpp"

namespace stadt::posts {

// The person opened the conversation or has said something in it that counts in public.
bool sits_at(sql::Session& db, ConversationId table, PersonId person);
// Each of the two has answered the other there in public.
bool have_answered_each_other(sql::Session& db, ConversationId table, PersonId one, PersonId other);
// Those who passed a post on last, at most `limit`.
std::vector<PersonId> boosters(sql::Session& db, PostId post, int limit);
// Where a post stands, none: it is not there.
ConversationId conversation_of(sql::Session& db, PostId post);
// How a post is named in one line: its title, its warning, or its first words.
std::string headline(const Post& post, int characters);

}  // namespace stadt::posts
