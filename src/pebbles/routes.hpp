// The routes of bookmarks with words, and of one's mosaic.
#pragma once

#include "http/route.hpp"
#include "posts/posts.hpp"
#include "posts/statuses.hpp"
#include "tables/tables.hpp"

namespace stadt {

http::Routes pebble_routes(const PostsParts& parts, Statuses& statuses, Tables& tables);

}  // namespace stadt
