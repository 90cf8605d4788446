// What only the rooms of the calendar share: a zone as ICU knows it.
#pragma once

#include <unicode/basictz.h>

#include <memory>
#include <string>
#include <string_view>

#include "base/time.hpp"

namespace stadt::calendar {

// Nothing if the name is unknown.
std::unique_ptr<icu::BasicTimeZone> zone_of(std::string_view name);

// The lines of its VTIMEZONE, each ended by CRLF: whatever its clocks did in the year before `time`, and from then on.
// Empty if the name is unknown.
std::string zone_lines(std::string_view name, Time time);

}  // namespace stadt::calendar
