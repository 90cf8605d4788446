// Who talks with whom at a table.
#pragma once

#include <string>

#include "posts/post.hpp"
#include "sql/session.hpp"

namespace stadt::posts {

// The person opened the conversation or has said something in it that counts in public.
bool sits_at(sql::Session& db, ConversationId table, PersonId person);
// Each of the two has answered the other there in public.
bool have_answered_each_other(sql::Session& db, ConversationId table, PersonId one, PersonId other);
// How a post is named in one line: its title, its warning, or its first words.
std::string headline(const Post& post, int characters);

}  // namespace stadt::posts
