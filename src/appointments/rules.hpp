// What may be proposed, and what becomes of it: pure decisions.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "appointments/appointment.hpp"
#include "base/result.hpp"

namespace stadt::appointments {

constexpr int what_characters = 140;
constexpr int place_characters = 160;
constexpr int words_characters = 1000;
constexpr std::size_t most_times = 3;
constexpr int usual_minutes = 60;
constexpr int fewest_minutes = 5;
constexpr int most_minutes = 720;
constexpr auto farthest = std::chrono::days(365);
constexpr int most_open = 3;  // of one person with the same other one
constexpr auto reminder_before = std::chrono::hours(2);

// How an appointment stands for the one who wants to do something with it.
struct Standing {
  AppointmentState state = AppointmentState::proposed;  // as it is shown (state_at)
  bool my_turn = false;
  bool is_over = false;  // of an accepted one: its end has passed
};
Standing standing(const Appointment& appointment, Time now);

// The life of an appointment: one function. Repeating what was done changes nothing.
Result<AppointmentState> transition(const Standing& standing, AppointmentAct act);
bool is_open(AppointmentState state);
// An open one lapses with the last of its times.
AppointmentState state_at(const Appointment& appointment, Time now);
// Somebody else was faster, or it is over: 409 with the present state in its details.
Error too_late(AppointmentState state);

// The same appointment from the other's side.
Appointment seen_by_other(const Appointment& appointment, PersonId me);
// After an act of the one whose row it is. `starts_at` is the time that was taken, if one was.
Appointment changed(Appointment appointment, AppointmentState next, Time starts_at, Time now);
// Other times by the one whose row it is.
struct Times {
  std::vector<Time> times;  // rising, one to three
  std::string time_zone;

  bool operator==(const Times&) const = default;
};
void put_times(Appointment& appointment, const Times& times);
bool proposes(const Appointment& appointment, Time time);

// What is to be done, where, and for how long; cleaned.
struct Plan {
  AppointmentKind kind = AppointmentKind::walk;
  std::string what;
  std::string place;
  int minutes = usual_minutes;

  bool operator==(const Plan&) const = default;
};
Result<Plan> checked_plan(Plan plan);
// Moments on the clocks of a zone; each exists, lies ahead within a year, and stands once.
Result<Times> checked_times(std::span<const std::string> local, std::string_view time_zone, Time now);

// A zone to show times in: the person's own, if it is one.
std::string zone_to_show(std::string_view own, std::string_view otherwise);
bool is_on_same_day(Time one, Time other, std::string_view time_zone);

}  // namespace stadt::appointments
