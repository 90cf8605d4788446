#include <fmt/format.h>
#include <unicode/utf8.h>

#include "calendar/calendar.hpp"
#include "calendar/zones.hpp"

namespace stadt::calendar {

namespace {

constexpr std::size_t longest_line = 75;  // octets, without CRLF
constexpr std::string_view no_address = "invalid:nomail";

// Every character of a text that may stand in a calendar; line breaks of any kind arrive as '\n', controls and broken
// bytes do not arrive at all.
template <typename Put>
void each_character(std::string_view text, Put put) {
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  const auto length = static_cast<int32_t>(text.size());
  for (int32_t at = 0; at < length;) {
    const int32_t from = at;
    UChar32 point = 0;
    U8_NEXT(bytes, at, length, point);
    if (point < 0) continue;
    const bool ends_crlf = point == '\n' && from > 0 && text[static_cast<std::size_t>(from) - 1] == '\r';
    if (ends_crlf) continue;
    const bool breaks = point == '\r' || point == '\n' || point == 0x85 || point == 0x2028 || point == 0x2029;
    const bool control = (point < 0x20 && point != '\t') || (point >= 0x7F && point < 0xA0);
    if (breaks) {
      put(std::string_view("\n"));
    } else if (!control) {
      put(text.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(at - from)));
    }
  }
}

// RFC 5545, 3.3.11: the value of a TEXT.
std::string escaped(std::string_view text) {
  std::string out;
  each_character(text, [&](std::string_view character) {
    if (character == "\n") {
      out += "\\n";
      return;
    }
    if (character == "\\" || character == ";" || character == ",") out += '\\';
    out += character;
  });
  return out;
}

// RFC 6868: the value of a parameter, in quotes.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  each_character(text, [&](std::string_view character) {
    if (character == "\n") {
      out += "^n";
    } else if (character == "\"") {
      out += "^'";
    } else if (character == "^") {
      out += "^^";
    } else {
      out += character;
    }
  });
  return out + "\"";
}

// An address is not escaped; what cannot stand in one is left out.
std::string address(std::string_view text) {
  std::string out;
  each_character(text, [&](std::string_view character) {
    const auto first = static_cast<unsigned char>(character.front());
    if (first > 0x20 && character != "\"" && character != "<" && character != ">") out += character;
  });
  return out;
}

// Long lines go on after CRLF and a space; a character is never torn.
void append_line(std::string& out, std::string_view line) {
  std::size_t used = 0;
  for (std::size_t at = 0; at < line.size();) {
    std::size_t next = at + 1;
    while (next < line.size() && (static_cast<unsigned char>(line[next]) & 0xC0U) == 0x80U) ++next;
    if (used + (next - at) > longest_line) {
      out += "\r\n ";
      used = 1;
    }
    out += line.substr(at, next - at);
    used += next - at;
    at = next;
  }
  out += "\r\n";
}

void append_lines(std::string& out, std::string_view lines) {
  while (!lines.empty()) {
    const auto end = lines.find("\r\n");
    append_line(out, lines.substr(0, end));
    lines = end == std::string_view::npos ? std::string_view() : lines.substr(end + 2);
  }
}

// "20260329T033000" of to_iso's "2026-03-29T03:30:00.000Z"
std::string compact(Time time) {
  const std::string iso = to_iso(time);
  std::string out;
  for (const char c : iso.substr(0, std::string_view("2026-03-29T03:30:00").size())) {
    if (c != '-' && c != ':') out += c;
  }
  return out;
}

std::string utc(Time time) { return compact(time) + "Z"; }

// A zone's clocks can say this moment: not the second of two equal hours in autumn, nor in a zone that is unknown.
bool is_told_by_clocks(Time time, const std::string& time_zone) {
  const Time minute{time.ms / 60'000 * 60'000};
  return moment(local_text(minute, time_zone), time_zone) == minute;
}

std::string local(Time time, const std::string& time_zone) {
  std::string text = local_text(time, time_zone) + ":00.000Z";
  const auto seconds = time.ms / 1000 % 60;
  return compact(*from_iso(text) + std::chrono::seconds(seconds));
}

void append_times(std::string& out, const Entry& entry, bool by_clocks) {
  const auto line = [&](std::string_view name, Time time) {
    append_line(out, by_clocks ? fmt::format("{};TZID={}:{}", name, entry.time_zone, local(time, entry.time_zone))
                               : fmt::format("{}:{}", name, utc(time)));
  };
  line("DTSTART", entry.start);
  if (entry.end > entry.start) line("DTEND", entry.end);
}

std::string_view word_of(Entry::State state) {
  switch (state) {
    case Entry::State::confirmed:
      return "CONFIRMED";
    case Entry::State::tentative:
      return "TENTATIVE";
    case Entry::State::cancelled:
      return "CANCELLED";
  }
  return "CONFIRMED";
}

void append_event(std::string& out, const Entry& entry, bool by_clocks) {
  const auto text = [&](std::string_view name, std::string_view value) {
    if (!value.empty()) append_line(out, fmt::format("{}:{}", name, escaped(value)));
  };
  append_line(out, "BEGIN:VEVENT");
  text("UID", entry.uid);
  append_line(out, fmt::format("DTSTAMP:{}", utc(entry.stamp)));
  append_line(out, fmt::format("SEQUENCE:{}", entry.sequence));
  append_line(out, fmt::format("STATUS:{}", word_of(entry.state)));
  append_times(out, entry, by_clocks);
  text("SUMMARY", entry.summary);
  text("LOCATION", entry.location);
  text("DESCRIPTION", entry.description);
  const std::string url = address(entry.url);
  if (!url.empty()) append_line(out, fmt::format("URL:{}", url));
  if (!entry.organizer_name.empty()) {
    append_line(out, fmt::format("ORGANIZER;CN={}:{}", quoted(entry.organizer_name), url.empty() ? no_address : url));
  }
  append_line(out, "END:VEVENT");
}

}  // namespace

std::string ics(const Entry& entry) {
  const bool by_clocks = entry.time_zone != "UTC" && is_told_by_clocks(entry.start, entry.time_zone) &&
                         is_told_by_clocks(entry.end, entry.time_zone);
  std::string out;
  append_line(out, "BEGIN:VCALENDAR");
  append_line(out, "VERSION:2.0");
  append_line(out, "PRODID:-//Stadt//Calendar//EN");
  append_line(out, "CALSCALE:GREGORIAN");
  append_line(out, "METHOD:PUBLISH");
  if (by_clocks) append_lines(out, zone_lines(entry.time_zone, entry.start));
  append_event(out, entry, by_clocks);
  append_line(out, "END:VCALENDAR");
  return out;
}

}  // namespace stadt::calendar
