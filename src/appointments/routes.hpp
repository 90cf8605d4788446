// The routes of meet-ups.
#pragma once

#include "http/route.hpp"
#include "posts/posts.hpp"

namespace stadt {

http::Routes appointment_routes(const PostsParts& parts);

}  // namespace stadt
