#include "calendar/zones.hpp"

#include <unicode/unistr.h>
#include <unicode/vtzone.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <tuple>

#include "calendar/calendar.hpp"

namespace stadt::calendar {

namespace {

constexpr std::size_t moment_length = std::string_view("2026-03-29T02:30").size();
constexpr std::int64_t minute_ms = 60'000;
// Clocks that change at all do so within this time; Ramadan comes earlier each year, hence more than one.
constexpr std::chrono::days longest_season{400};

icu::UnicodeString to_icu(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

// ICU also knows abbreviations ("PST") and makes zones of offsets ("GMT+5"); neither is a name of a place with a
// summer.
bool has_form_of_a_name(std::string_view name) {
  if (name.size() > longest_time_zone || name == "Etc/Unknown") return false;
  const bool plain = std::ranges::all_of(name, [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '/' ||
           c == '+' || c == '-';
  });
  return plain && (name == "UTC" || name.find('/') != std::string_view::npos);
}

std::int64_t offset_ms(const icu::BasicTimeZone& zone, Time time) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t raw = 0;
  int32_t summer = 0;
  zone.getOffset(static_cast<UDate>(time.ms), false, raw, summer, status);
  return U_SUCCESS(status) ? static_cast<std::int64_t>(raw) + summer : 0;
}

std::optional<int> number(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{} || end != digits.data() + digits.size() || value < 0) return std::nullopt;
  return value;
}

// What the clocks show, reckoned as if they stood in Greenwich.
std::optional<Time> clock_time(std::string_view text) {
  if (text.size() != moment_length || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':') return {};
  const auto year = number(text.substr(0, 4));
  const auto month = number(text.substr(5, 2));
  const auto day = number(text.substr(8, 2));
  const auto hour = number(text.substr(11, 2));
  const auto minute = number(text.substr(14, 2));
  if (!year || !month || !day || !hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
  const std::chrono::year_month_day date(std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day)));
  if (!date.ok()) return std::nullopt;
  const auto days = std::chrono::sys_days(date).time_since_epoch().count();
  return Time{((static_cast<std::int64_t>(days) * 24 + *hour) * 60 + *minute) * minute_ms};
}

}  // namespace

std::unique_ptr<icu::BasicTimeZone> zone_of(std::string_view name) {
  if (!has_form_of_a_name(name)) return nullptr;
  UErrorCode status = U_ZERO_ERROR;
  UBool known = false;
  icu::UnicodeString canonical;
  const icu::UnicodeString asked = to_icu(name);
  icu::TimeZone::getCanonicalID(asked, canonical, known, status);
  if (U_FAILURE(status) || !known) return nullptr;
  // Every zone of the system is one of these, so says ICU.
  auto zone = std::unique_ptr<icu::TimeZone>(icu::TimeZone::createTimeZone(asked));
  auto* basic = dynamic_cast<icu::BasicTimeZone*>(zone.get());
  if (!basic) return nullptr;
  std::ignore = zone.release();
  return std::unique_ptr<icu::BasicTimeZone>(basic);
}

std::string zone_lines(std::string_view name, Time time) {
  const std::unique_ptr<icu::VTimeZone> zone(zone_of(name) ? icu::VTimeZone::createVTimeZoneByID(to_icu(name))
                                                           : nullptr);
  if (!zone) return "";
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString lines;
  zone->write(static_cast<UDate>((time - longest_season).ms), lines, status);
  std::string out;
  if (U_FAILURE(status)) return out;
  lines.toUTF8String(out);
  // ICU signs its work with a line of its own, which nobody reads.
  const auto signature = out.find("X-TZINFO:");
  if (signature != std::string::npos) out.erase(signature, out.find("\r\n", signature) + 2 - signature);
  return out;
}

bool is_time_zone(std::string_view name) { return zone_of(name) != nullptr; }

std::optional<Time> moment(std::string_view local, std::string_view time_zone) {
  const auto clock = clock_time(local);
  const auto zone = zone_of(time_zone);
  if (!clock || !zone) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  int32_t raw = 0;
  int32_t summer = 0;
  zone->getOffsetFromLocal(static_cast<UDate>(clock->ms), UCAL_TZ_LOCAL_FORMER, UCAL_TZ_LOCAL_FORMER, raw, summer,
                           status);
  if (U_FAILURE(status)) return std::nullopt;
  const Time time{clock->ms - raw - summer};
  // In the hour that is left out, clocks never show what was asked for.
  if (time.ms + offset_ms(*zone, time) != clock->ms) return std::nullopt;
  return time;
}

std::string local_text(Time time, std::string_view time_zone) {
  return to_iso(clock_of(time_zone)(time)).substr(0, moment_length);
}

Clock clock_of(std::string_view time_zone) {
  return [zone = std::shared_ptr<icu::BasicTimeZone>(zone_of(time_zone))](Time time) {
    return Time{time.ms + (zone ? offset_ms(*zone, time) : 0)};
  };
}

}  // namespace stadt::calendar
