// The routes of walls: exhibitions and works, their tables, their guest books.
#pragma once

#include "http/route.hpp"
#include "posts/posts.hpp"
#include "posts/statuses.hpp"

namespace stadt {

http::Routes exhibition_routes(const PostsParts& parts);                // making, changing, listing them
http::Routes work_routes(const PostsParts& parts, Statuses& statuses);  // hanging, and the table about a picture
http::Routes guest_book_routes(const PostsParts& parts);

}  // namespace stadt
