// A meet-up of two: who, when, where; and its life.
#pragma once

#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "base/time.hpp"

namespace stadt {

using AppointmentId = Id<struct AppointmentTag>;

// Stored as numbers: never renumber.
enum class AppointmentKind { walk = 0, call = 1, coffee = 2, other = 3 };
BOOST_DESCRIBE_ENUM(AppointmentKind, walk, call, coffee, other)

// Stored as numbers: never renumber.
enum class AppointmentState {
  proposed = 0,   // by the one who began; waits for the other
  countered = 1,  // with other times; waits for the one who began
  accepted = 2,   // they meet, or have met
  declined = 3,
  cancelled = 4,  // or the proposal was taken back
  ended = 5,      // by a block
  lapsed = 6      // never stored: all proposed times are over
};
BOOST_DESCRIBE_ENUM(AppointmentState, proposed, countered, accepted, declined, cancelled, ended, lapsed)

// What can be done with one: `end` by the city, everything else by one of the two.
enum class AppointmentAct { accept, counter, decline, cancel, end };
BOOST_DESCRIBE_ENUM(AppointmentAct, accept, counter, decline, cancel, end)

// As one of the two has it.
struct Appointment {
  AppointmentId id;
  PersonId other;
  bool by_me = false;  // proposed it first
  AppointmentState state = AppointmentState::proposed;
  bool my_turn = false;  // as long as it is open
  bool last_by_me = false;
  AppointmentKind kind = AppointmentKind::walk;
  std::string what;
  std::string place;
  int minutes = 0;
  std::string time_zone;  // of whoever proposed these times
  Time time_1;            // rising; 0: none
  Time time_2;
  Time time_3;
  Time starts_at;  // the one that was taken, 0: none
  Time over_at;    // open: the last of the times; accepted: its end
  PostId letter;   // the first one
  PostId post;     // the letter that holds the proposal that stands
  std::string words;
  int sequence = 0;
  Time created_at;
  Time changed_at;

  bool operator==(const Appointment&) const = default;
};
BOOST_DESCRIBE_STRUCT(Appointment, (),
                      (id, other, by_me, state, my_turn, last_by_me, kind, what, place, minutes, time_zone, time_1,
                       time_2, time_3, starts_at, over_at, letter, post, words, sequence, created_at, changed_at))

inline std::vector<Time> times_of(const Appointment& appointment) {
  std::vector<Time> times;
  for (const Time time : {appointment.time_1, appointment.time_2, appointment.time_3}) {
    if (time.ms != 0) times.push_back(time);
  }
  return times;
}

}  // namespace stadt
