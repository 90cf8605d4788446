// The routes of posts.
#pragma once

#include "http/route.hpp"
#include "posts/posts.hpp"
#include "posts/statuses.hpp"

namespace stadt {

http::Routes writing_routes(const PostsParts& parts, Statuses& statuses);   // write, edit, delete
http::Routes reading_routes(const PostsParts& parts, Statuses& statuses);   // one post, its context and history
http::Routes reaction_routes(const PostsParts& parts, Statuses& statuses);  // nod, boost, bookmark, pin and their lists

// The status as a response, or "not found".
Result<http::Response> status_response(Statuses& statuses, http::Call& call, PostId post);

}  // namespace stadt
