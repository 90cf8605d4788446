// The routes of places.
#pragma once

#include "http/route.hpp"
#include "places/places.hpp"

namespace stadt {

http::Routes place_routes(const PlacesParts& parts);   // list, show, open, change, close, hosts
http::Routes member_routes(const PlacesParts& parts);  // join, leave, follow, let in

// The place that the first part of the path names, by its handle or id.
Result<Place> named_place(http::Call& call);

}  // namespace stadt
