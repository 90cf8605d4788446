#include "appointments/letter_text.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>

#include "calendar/calendar.hpp"

namespace stadt::appointments {

namespace {

constexpr std::array german_days = {"Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"};
constexpr std::array english_days = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
constexpr std::array english_months = {"January", "February", "March",     "April",   "May",      "June",
                                       "July",    "August",   "September", "October", "November", "December"};

unsigned weekday_of(Time shown) {
  const std::chrono::sys_time<std::chrono::milliseconds> moment{std::chrono::milliseconds(shown.ms)};
  return std::chrono::weekday(std::chrono::floor<std::chrono::days>(moment)).c_encoding();
}

// "Europe/Berlin" reads better as what it names: Berlin.
std::string place_of_zone(std::string_view time_zone) {
  std::string name(time_zone.substr(time_zone.rfind('/') + 1));
  for (char& c : name) c = c == '_' ? ' ' : c;
  return name;
}

std::string duration(int minutes, bool german) {
  const int hours = minutes / 60;
  if (minutes % 60 != 0) return fmt::format("{} {}", minutes, german ? "Minuten" : "minutes");
  if (german) return fmt::format("{} {}", hours, hours == 1 ? "Stunde" : "Stunden");
  return fmt::format("{} {}", hours, hours == 1 ? "hour" : "hours");
}

}  // namespace

bool is_german(std::string_view language) { return language == "de" || language.starts_with("de-"); }

std::string_view word_for(AppointmentKind kind, std::string_view language) {
  const bool german = is_german(language);
  switch (kind) {
    case AppointmentKind::walk:
      return german ? "Spaziergang" : "Walk";
    case AppointmentKind::call:
      return german ? "Telefonat" : "Call";
    case AppointmentKind::coffee:
      return german ? "Kaffee" : "Coffee";
    case AppointmentKind::other:
      break;
  }
  return german ? "Verabredung" : "Meet-up";
}

std::string spoken_time(Time time, std::string_view time_zone, std::string_view language) {
  const std::string local = calendar::local_text(time, time_zone);
  const std::string clock = local.substr(11);
  const unsigned weekday = weekday_of(from_iso(local + ":00Z").value_or(Time{}));
  if (is_german(language)) {
    return fmt::format("{}, {}.{}.{}, {} Uhr", german_days.at(weekday), local.substr(8, 2), local.substr(5, 2),
                       local.substr(0, 4), clock);
  }
  const auto month = static_cast<std::size_t>((local[5] - '0') * 10 + (local[6] - '0') - 1);
  return fmt::format("{}, {} {} {}, {}", english_days.at(weekday),
                     (local[8] == '0' ? "" : local.substr(8, 1)) + local[9], english_months.at(month),
                     local.substr(0, 4), clock);
}

std::string letter_text(const LetterFacts& facts) {
  const bool german = is_german(facts.language);
  std::string text = facts.words;
  if (!text.empty()) text += "\n\n";
  text += word_for(facts.plan.kind, facts.language);
  if (!facts.plan.what.empty()) text += ": " + facts.plan.what;
  if (!facts.plan.place.empty()) text += (german ? "\nOrt: " : "\nPlace: ") + facts.plan.place;
  for (const Time time : facts.times.times) {
    text += "\n– " + spoken_time(time, facts.times.time_zone, facts.language);
  }
  text += fmt::format("\n{} · {} {}\n{}", duration(facts.plan.minutes, german), german ? "Zeiten in" : "times in",
                      place_of_zone(facts.times.time_zone), facts.address);
  return text;
}

}  // namespace stadt::appointments
