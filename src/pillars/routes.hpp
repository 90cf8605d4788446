// The routes of the columns.
#pragma once

#include "http/route.hpp"
#include "pillars/column.hpp"
#include "posts/posts.hpp"

namespace stadt {

http::Routes pillar_routes(const PostsParts& parts, pillars::Column& column);

}  // namespace stadt
