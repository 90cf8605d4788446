// The routes of letters.
#pragma once

#include "http/route.hpp"
#include "posts/posts.hpp"
#include "posts/statuses.hpp"

namespace stadt {

http::Routes letter_routes(const PostsParts& parts, Statuses& statuses);

}  // namespace stadt
