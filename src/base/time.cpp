#include "base/time.hpp"

#include <fmt/format.h>

#include <charconv>

namespace stadt {

namespace {

struct Calendar {
  std::chrono::year_month_day day;
  std::chrono::hh_mm_ss<std::chrono::milliseconds> clock;
};

Calendar calendar(Time time) {
  const std::chrono::sys_time<std::chrono::milliseconds> moment{std::chrono::milliseconds(time.ms)};
  const auto day = std::chrono::floor<std::chrono::days>(moment);
  return {std::chrono::year_month_day(day), std::chrono::hh_mm_ss(moment - day)};
}

// A cursor over fixed-width numbers; `ok` turns false at the first thing that is not as expected.
struct Scanner {
  std::string_view rest;
  bool ok = true;

  int number(std::size_t digits) {
    int value = 0;
    if (rest.size() < digits) ok = false;
    if (!ok) return 0;
    const auto field = rest.substr(0, digits);
    const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
    ok = error == std::errc{} && end == field.data() + field.size() && field[0] != '-';
    rest.remove_prefix(digits);
    return value;
  }
  bool skip(std::string_view any_of) {
    if (rest.empty() || any_of.find(rest[0]) == std::string_view::npos) return false;
    rest.remove_prefix(1);
    return true;
  }
  void expect(std::string_view any_of) { ok = skip(any_of) && ok; }

  int milliseconds() {
    if (!skip(".,")) return 0;
    int value = 0;
    int scale = 100;
    while (!rest.empty() && rest[0] >= '0' && rest[0] <= '9') {
      value += (rest[0] - '0') * scale;
      scale /= 10;
      rest.remove_prefix(1);
    }
    return value;
  }

  std::chrono::minutes offset() {
    if (skip("Zz")) return {};
    const bool west = !rest.empty() && rest[0] == '-';
    expect("+-");
    const int hours = number(2);
    skip(":");
    const std::chrono::minutes span = std::chrono::hours(hours) + std::chrono::minutes(number(2));
    return west ? -span : span;
  }
};

}  // namespace

void append_iso(std::string& out, Time time) {
  const auto [day, clock] = calendar(time);
  fmt::format_to(std::back_inserter(out), "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", static_cast<int>(day.year()),
                 static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()), clock.hours().count(),
                 clock.minutes().count(), clock.seconds().count(), clock.subseconds().count());
}

std::string to_iso(Time time) {
  std::string out;
  append_iso(out, time);
  return out;
}

std::string to_day(Time time) { return to_iso(time).substr(0, 10); }

std::optional<Time> from_iso(std::string_view text) {
  Scanner scan{text};
  const std::chrono::year year(scan.number(4));
  scan.expect("-");
  const std::chrono::month month(static_cast<unsigned>(scan.number(2)));
  scan.expect("-");
  const std::chrono::year_month_day day(year, month, std::chrono::day(static_cast<unsigned>(scan.number(2))));
  if (!scan.ok || !day.ok()) return std::nullopt;
  std::chrono::sys_time<std::chrono::milliseconds> moment = std::chrono::sys_days(day);
  if (scan.rest.empty()) return Time{moment.time_since_epoch().count()};
  scan.expect("Tt ");
  const int hours = scan.number(2);
  scan.expect(":");
  const int minutes = scan.number(2);
  const int seconds = scan.skip(":") ? scan.number(2) : 0;
  moment += std::chrono::hours(hours) + std::chrono::minutes(minutes) + std::chrono::seconds(seconds);
  moment += std::chrono::milliseconds(scan.milliseconds());
  moment -= scan.offset();
  if (!scan.ok || !scan.rest.empty() || hours > 23 || minutes > 59 || seconds > 60) return std::nullopt;
  return Time{moment.time_since_epoch().count()};
}

}  // namespace stadt
