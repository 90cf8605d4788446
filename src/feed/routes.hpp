// The routes of the timelines.
#pragma once

#include "feed/dialogue_page.hpp"
#include "http/route.hpp"
#include "posts/posts.hpp"
#include "posts/statuses.hpp"

namespace stadt {

http::Routes feed_routes(const PostsParts& parts, Statuses& statuses, Tables& tables);
http::Routes table_list_routes(const feed::FeedParts& parts);
http::Routes parameter_routes(const feed::FeedParts& parts);

}  // namespace stadt
