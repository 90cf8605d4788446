// Moments and spans in milliseconds, always UTC.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace stadt {

// Milliseconds since 1970-01-01 UTC, as SQL stores them.
struct Time {
  std::int64_t ms = 0;

  auto operator<=>(const Time&) const = default;
  Time operator+(std::chrono::milliseconds span) const { return {ms + span.count()}; }
  Time operator-(std::chrono::milliseconds span) const { return {ms - span.count()}; }
  std::chrono::milliseconds operator-(Time other) const { return std::chrono::milliseconds(ms - other.ms); }
};

// "2026-11-24T13:08:00.000Z", the form of every date in the client API.
std::string to_iso(Time time);
void append_iso(std::string& out, Time time);
// "2026-11-24"
std::string to_day(Time time);
// Reads RFC 3339 with any offset; nothing if it is no date.
std::optional<Time> from_iso(std::string_view text);

}  // namespace stadt
