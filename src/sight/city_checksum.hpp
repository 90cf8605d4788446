// A number for each part of what memory knows, the same for the same city however it came to be known: by reading it
// from SQL, or by following what happened. For the writer; takes milliseconds.
#pragma once

#include "sight/city_sight.hpp"

namespace stadt {

CityChecksum checksum(const CitySight& city);

}  // namespace stadt
