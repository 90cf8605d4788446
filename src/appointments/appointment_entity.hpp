// A meet-up as the API shows it to one of the two.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "appointments/appointment.hpp"
#include "json/write.hpp"
#include "people/account.hpp"
#include "people/accounts.hpp"

namespace stadt {

struct AppointmentTime {
  Time time;
  std::string local;        // on the reader's clocks: "2026-11-30T11:30"
  std::string other_local;  // on those of the other one
};
BOOST_DESCRIBE_STRUCT(AppointmentTime, (), (time, local, other_local))

struct AppointmentEntity {
  AppointmentId id;
  AppointmentState state = AppointmentState::proposed;
  bool my_turn = false;
  bool by_me = false;  // proposed it first
  bool last_by_me = false;
  json::Rendered<Account> account;  // the other one
  AppointmentKind kind = AppointmentKind::walk;
  std::string what;
  std::string place;
  int minutes = 0;
  std::string time_zone;  // the reader's
  std::string other_time_zone;
  std::vector<AppointmentTime> times;  // that are proposed
  std::optional<AppointmentTime> starts;
  std::optional<Time> ends_at;
  bool over = false;              // nothing can be done with it any more
  std::string words;              // said with the proposal
  std::optional<PostId> post_id;  // the message that holds it
  int sequence = 0;
  Time created_at;
  Time changed_at;
};
BOOST_DESCRIBE_STRUCT(AppointmentEntity, (),
                      (id, state, my_turn, by_me, last_by_me, account, kind, what, place, minutes, time_zone,
                       other_time_zone, times, starts, ends_at, over, words, post_id, sequence, created_at, changed_at))

namespace appointments {

struct Reading {
  Accounts& accounts;
  sql::Session& db;
  PersonId viewer;
  Time now;
};
// In their order; those with people who are gone or hidden are left out.
std::vector<AppointmentEntity> present(const Reading& reading, std::span<const Appointment> appointments);
// Those of these that are there for the viewer, in any order.
std::vector<AppointmentEntity> find_entities(const Reading& reading, std::span<const AppointmentId> ids);
std::optional<AppointmentEntity> find_entity(const Reading& reading, AppointmentId id);

// For the viewer's calendar; not found before a time was taken.
Result<std::string> calendar_text(const Reading& reading, const std::string& origin, AppointmentId id);

// Accepted, and on this very day in the viewer's time zone; the next one first.
std::vector<Appointment> of_today(const Reading& reading, int limit);

}  // namespace appointments
}  // namespace stadt
