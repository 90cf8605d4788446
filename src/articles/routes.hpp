// The routes of articles and of their feeds.
#pragma once

#include "http/route.hpp"
#include "posts/posts.hpp"

namespace stadt {

http::Routes article_routes(const PostsParts& parts);
// Atom, outside of the API: /@{handle}/texts.atom and /places/{handle}.atom.
http::Routes article_feed_routes(const PostsParts& parts);

}  // namespace stadt
