// What is decided about a post when it is written and stays with it: whether it repeats another one, who its author was
// to the table, what it links to.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "posts/posts.hpp"

namespace stadt::posts {

// The addresses of a public text as they are compared, each once; those of tables of this city that everybody may find
// as links to tables.
std::vector<std::string> kept_links(sql::Session& db, const PostsParts& parts, std::span<const std::string> links);

// Against the posts of its conversation that were written before it.
bool repeats_another(sql::Session& db, const Post& post);

// How the author stands to the host and to whom they answer; from memory when sight is ready, else from SQL.
void freeze_company(sql::Session& db, const PostsParts& parts, Post& post, PersonId host);

}  // namespace stadt::posts
