// The routes of what people have in common, whom one met, whom one could meet, and who burns for what.
#pragma once

#include "ground/ground.hpp"
#include "http/route.hpp"
#include "posts/statuses.hpp"
#include "tables/tables.hpp"

namespace stadt {

http::Routes ground_routes(const GroundParts& parts, Statuses& statuses, Tables& tables);

}  // namespace stadt
