// The routes of places.
#pragma once

#include "http/route.hpp"
#include "people/accounts.hpp"
#include "places/place.hpp"

namespace stadt {

http::Routes place_routes(Env& env, Accounts& accounts);

}  // namespace stadt
