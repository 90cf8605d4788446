// The routes of the timelines.
#pragma once

#include "http/route.hpp"
#include "posts/posts.hpp"
#include "posts/statuses.hpp"

namespace stadt {

http::Routes feed_routes(const PostsParts& parts, Statuses& statuses);

}  // namespace stadt
