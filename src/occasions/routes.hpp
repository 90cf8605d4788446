// The routes of occasions.
#pragma once

#include "http/route.hpp"
#include "occasions/hearing.hpp"
#include "posts/posts.hpp"

namespace stadt {

http::Routes occasion_routes(const PostsParts& parts, occasions::Hearing& hearing);

}  // namespace stadt
