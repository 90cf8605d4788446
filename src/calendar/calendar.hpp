// Wall-clock time across the changes of time zones, and what is put into calendars (iCalendar, RFC 5545). Zones are
// those of IANA, as ICU knows them; this is the only room that reckons with them.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.hpp"

namespace stadt::calendar {

constexpr std::size_t longest_time_zone = 64;  // bytes; the longest name of IANA has 32

// One VEVENT. Texts may hold anything: what breaks a line or ends a value cannot leave its property.
struct Entry {
  std::string uid;  // stable: "<id>@<host>"
  std::string summary;
  std::string description;
  std::string location;
  std::string url;
  std::string organizer_name;
  Time start;
  Time end;               // end == start: a moment
  std::string time_zone;  // IANA name; times stand as local time with TZID and a VTIMEZONE, in UTC if it is unknown
  Time stamp;
  int sequence = 0;
  enum class State { confirmed, tentative, cancelled } state = State::confirmed;

  bool operator==(const Entry&) const = default;
};

// text/calendar: lines end with CRLF, are folded at 75 octets, values are escaped.
std::string ics(const Entry& entry);

// "Europe/Berlin" or "UTC"; no abbreviations, no offsets: they know nothing of summer.
bool is_time_zone(std::string_view name);
// A moment on the clocks of a zone, "2026-03-29T02:30". Nothing: it does not exist there (the hour that is left out in
// spring), the text is no moment, or the zone is unknown. What comes twice in autumn means the first time.
std::optional<Time> moment(std::string_view local, std::string_view time_zone);
// What the clocks of a zone show, "2026-03-29T03:30"; those of UTC if the zone is unknown.
std::string local_text(Time time, std::string_view time_zone);
// The same as moments, reckoned as if the clocks stood in Greenwich: for whoever asks about many. Those of UTC if the
// zone is unknown.
using Clock = std::function<Time(Time)>;
Clock clock_of(std::string_view time_zone);

}  // namespace stadt::calendar
