// The routes of what people are told, and of how far they have read.
#pragma once

#include "http/route.hpp"
#include "posts/posts.hpp"
#include "posts/statuses.hpp"

namespace stadt {

http::Routes notification_routes(const PostsParts& parts, Statuses& statuses);        // one by one
http::Routes notification_group_routes(const PostsParts& parts, Statuses& statuses);  // in groups
http::Routes marker_routes(const PostsParts& parts);

}  // namespace stadt
