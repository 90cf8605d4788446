// What the city thinks of everybody, from who answered whom in public (design: DIALOGUE §1): trust, and the circle of
// people somebody talks with. Takes a second a million answers: once a night, beside the requests.
#pragma once

#include <span>
#include <vector>

#include "sight/city_sight.hpp"

namespace stadt {

// `seeds` are those whom the city has chosen: operators, greeters, hosts of places.
std::vector<Standing> standings_of(const CitySight& city, std::span<const PersonId> seeds, Time now);

}  // namespace stadt
