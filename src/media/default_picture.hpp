// The picture of somebody who has not chosen one: a little house whose colours come from the handle.
#pragma once

#include <string>
#include <string_view>

#include "http/route.hpp"

namespace stadt {

std::string default_avatar(std::string_view handle);
std::string default_header(std::string_view handle);

// GET /media/default/avatar/{handle} and /media/default/header/{handle}.
http::Routes default_picture_routes();

}  // namespace stadt
