// The route of the lines of today.
#pragma once

#include "http/route.hpp"
#include "occasions/hearing.hpp"
#include "posts/posts.hpp"

namespace stadt {

http::Routes today_routes(const PostsParts& parts, occasions::Hearing& hearing);

}  // namespace stadt
