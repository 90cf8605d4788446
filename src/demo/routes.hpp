// The routes of an invented city: what it is, and entering it as one of its residents.
#pragma once

#include "access/sessions.hpp"
#include "http/route.hpp"

namespace stadt {

http::Routes demo_routes(const AccessParts& parts);

}  // namespace stadt
