// The routes of tables.
#pragma once

#include "http/route.hpp"
#include "posts/posts.hpp"
#include "posts/statuses.hpp"
#include "tables/tables.hpp"

namespace stadt {

http::Routes table_routes(const PostsParts& parts, Statuses& statuses, Tables& tables);
http::Routes listening_routes(const PostsParts& parts);
http::Routes neighbour_routes(const PostsParts& parts, Statuses& statuses, Tables& tables);
http::Routes placing_routes(const PostsParts& parts, Tables& tables);

}  // namespace stadt
