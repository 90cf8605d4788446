#include "appointments/rules.hpp"

#include <algorithm>

#include "calendar/calendar.hpp"
#include "text/clean.hpp"

namespace stadt::appointments {

namespace {

using enum AppointmentState;

std::unexpected<Error> wrong(std::string code, std::string message) {
  return fail(ErrorKind::unprocessable, "appointment." + std::move(code), std::move(message));
}

std::unexpected<Error> not_your_turn(AppointmentState state) {
  Error error = too_late(state);
  error.code = "appointment.turn";
  error.message = "The other one has the answer now. You can take your proposal back.";
  return fail(std::move(error));
}

std::unexpected<Error> settled(AppointmentState state) { return fail(too_late(state)); }

Result<AppointmentState> transition_of_open(const Standing& standing, AppointmentAct act) {
  switch (act) {
    case AppointmentAct::accept:
      if (standing.my_turn) return accepted;
      break;
    case AppointmentAct::counter:
      if (standing.my_turn) return standing.state == proposed ? countered : proposed;
      break;
    case AppointmentAct::decline:
      if (standing.my_turn) return declined;
      break;
    case AppointmentAct::cancel:
      if (!standing.my_turn) return cancelled;
      return wrong("decline", "This waits for your answer: say no instead of taking it back.");
    case AppointmentAct::end:
      return ended;
  }
  return not_your_turn(standing.state);
}

std::string shown_day(std::string_view local) { return std::string(local.substr(0, 10)); }
std::string shown_clock(std::string_view local) { return std::string(local.substr(11)); }

Result<Time> checked_time(const std::string& local, std::string_view time_zone, Time now) {
  const auto time = calendar::moment(local, time_zone);
  if (!time && calendar::moment(local, "UTC")) {
    return wrong("gap", "On " + shown_day(local) + " the clocks jump over " + shown_clock(local) +
                            ", because summer time begins. Choose another time.");
  }
  if (!time) return wrong("time", "A time reads like 2026-11-30T11:30, on the clocks of your time zone.");
  if (*time <= now) return wrong("past", shown_day(local) + ", " + shown_clock(local) + " is over already.");
  if (*time > now + farthest) return wrong("far", "A meet-up lies at most a year ahead.");
  return *time;
}

}  // namespace

bool is_open(AppointmentState state) { return state == proposed || state == countered; }

AppointmentState state_at(const Appointment& appointment, Time now) {
  return is_open(appointment.state) && appointment.over_at <= now ? lapsed : appointment.state;
}

Standing standing(const Appointment& appointment, Time now) {
  return {.state = state_at(appointment, now), .my_turn = appointment.my_turn, .is_over = appointment.over_at <= now};
}

Error too_late(AppointmentState state) {
  const std::string name = boost::describe::enum_to_string(state, "");
  Error error{ErrorKind::conflict, "appointment.settled", "This is settled already: look at what became of it."};
  if (state == lapsed) error = {ErrorKind::conflict, "appointment.lapsed", "All proposed times are over."};
  error.details.push_back({"state", name, "This is how it stands."});
  return error;
}

Result<AppointmentState> transition(const Standing& standing, AppointmentAct act) {
  const auto state = standing.state;
  switch (state) {
    case proposed:
    case countered:
      return transition_of_open(standing, act);
    case accepted:
      if (act == AppointmentAct::accept) return accepted;
      if (act == AppointmentAct::end) return standing.is_over ? accepted : ended;
      if (act == AppointmentAct::cancel && !standing.is_over) return cancelled;
      if (act == AppointmentAct::cancel) return wrong("over", "This is over; it cannot be cancelled any more.");
      return settled(state);
    case declined:
      if (act == AppointmentAct::decline || act == AppointmentAct::end) return declined;
      return settled(state);
    case cancelled:
      if (act == AppointmentAct::cancel || act == AppointmentAct::end) return cancelled;
      return settled(state);
    case ended:
    case lapsed:
      if (act == AppointmentAct::end) return state;
      return settled(state);
  }
  return settled(state);
}

Appointment seen_by_other(const Appointment& appointment, PersonId me) {
  Appointment other = appointment;
  other.other = me;
  other.by_me = !appointment.by_me;
  other.my_turn = is_open(appointment.state) && !appointment.my_turn;
  other.last_by_me = !appointment.last_by_me;
  return other;
}

Appointment changed(Appointment appointment, AppointmentState next, Time starts_at, Time now) {
  appointment.state = next;
  appointment.my_turn = false;  // whoever did something waits for the other now, or for nobody
  appointment.last_by_me = true;
  appointment.sequence += 1;
  appointment.changed_at = now;
  if (next == accepted) {
    appointment.starts_at = starts_at;
    appointment.over_at = starts_at + std::chrono::minutes(appointment.minutes);
  }
  return appointment;
}

void put_times(Appointment& appointment, const Times& times) {
  const auto at = [&](std::size_t i) { return i < times.times.size() ? times.times[i] : Time{}; };
  appointment.time_1 = at(0);
  appointment.time_2 = at(1);
  appointment.time_3 = at(2);
  appointment.time_zone = times.time_zone;
  appointment.over_at = times.times.back();
}

bool proposes(const Appointment& appointment, Time time) {
  const auto times = times_of(appointment);
  return std::ranges::find(times, time) != times.end();
}

Result<Plan> checked_plan(Plan plan) {
  plan.what = TRY(text::clean_line("what", plan.what, what_characters));
  plan.place = TRY(text::clean_line("place", plan.place, place_characters));
  const bool is_call = plan.kind == AppointmentKind::call;
  if (plan.kind == AppointmentKind::other && plan.what.empty()) {
    return wrong("what", "Say in a few words what you would like to do together.");
  }
  if (is_call && !plan.place.empty()) return wrong("call_place", "A call needs no place.");
  if (!is_call && plan.place.empty()) return wrong("place", "Say where you would meet.");
  if (plan.minutes < fewest_minutes || plan.minutes > most_minutes) {
    return wrong("minutes", "A meet-up lasts between 5 minutes and 12 hours.");
  }
  return plan;
}

Result<Times> checked_times(std::span<const std::string> local, std::string_view time_zone, Time now) {
  if (!calendar::is_time_zone(time_zone)) {
    return wrong("time_zone", "Name the time zone of these times, such as Europe/Berlin.");
  }
  if (local.empty() || local.size() > most_times) return wrong("times", "Propose one to three times.");
  Times checked{.times = {}, .time_zone = std::string(time_zone)};
  for (const auto& one : local) checked.times.push_back(TRY(checked_time(one, time_zone, now)));
  std::ranges::sort(checked.times);
  if (std::ranges::adjacent_find(checked.times) != checked.times.end()) {
    return wrong("twice", "The same time stands there twice.");
  }
  return checked;
}

std::string zone_to_show(std::string_view own, std::string_view otherwise) {
  return std::string(calendar::is_time_zone(own) ? own : otherwise);
}

bool is_on_same_day(Time one, Time other, std::string_view time_zone) {
  return shown_day(calendar::local_text(one, time_zone)) == shown_day(calendar::local_text(other, time_zone));
}

}  // namespace stadt::appointments
