#include "appointments/appointment_entity.hpp"
#include "appointments/appointments.hpp"
#include "appointments/letter_text.hpp"
#include "appointments/rules.hpp"
#include "appointments/store.hpp"
#include "base/collect.hpp"
#include "calendar/calendar.hpp"
#include "people/people.hpp"
#include "people/ties.hpp"

namespace stadt::appointments {

namespace {

using People = std::unordered_map<PersonId, Person>;

// In whose clocks times are read.
struct Zones {
  std::string own;
  std::string other;
};

Zones zones_of(const People& people, PersonId viewer, const Appointment& appointment) {
  const auto zone = [&](PersonId person) {
    const auto found = people.find(person);
    return zone_to_show(found == people.end() ? "" : found->second.time_zone, appointment.time_zone);
  };
  return {zone(viewer), zone(appointment.other)};
}

AppointmentTime shown(Time time, const Zones& zones) {
  return {time, calendar::local_text(time, zones.own), calendar::local_text(time, zones.other)};
}

AppointmentEntity entity_of(const Appointment& one, const std::string& account, const Zones& zones, Time now) {
  AppointmentEntity entity{.id = one.id,
                           .state = state_at(one, now),
                           .my_turn = one.my_turn && one.over_at > now,
                           .by_me = one.by_me,
                           .last_by_me = one.last_by_me,
                           .account = {{account}},
                           .kind = one.kind,
                           .what = one.what,
                           .place = one.place,
                           .minutes = one.minutes,
                           .time_zone = zones.own,
                           .other_time_zone = zones.other,
                           .times = collect(times_of(one), [&](Time time) { return shown(time, zones); }),
                           .starts = std::nullopt,
                           .ends_at = std::nullopt,
                           .over = one.over_at <= now,
                           .words = one.words,
                           .post_id = std::nullopt,
                           .sequence = one.sequence,
                           .created_at = one.created_at,
                           .changed_at = one.changed_at};
  if (one.starts_at.ms != 0) entity.starts = shown(one.starts_at, zones);
  if (one.starts_at.ms != 0) entity.ends_at = one.starts_at + std::chrono::minutes(one.minutes);
  if (one.post) entity.post_id = one.post;
  return entity;
}

calendar::Entry entry_of(const Appointment& one, const Person& viewer, const std::string& other,
                         const std::string& origin) {
  const bool german = is_german(viewer.language);
  const std::string_view word = word_for(one.kind, viewer.language);
  calendar::Entry entry;
  entry.uid = std::to_string(one.id.value) + "@" + origin.substr(origin.find("//") + 2);
  entry.summary = std::string(word) + (german ? " mit " : " with ") + other;
  entry.description = one.what;
  entry.location = one.place;
  entry.url = origin + "/meetups/" + std::to_string(one.id.value);
  entry.start = one.starts_at;
  entry.end = one.starts_at + std::chrono::minutes(one.minutes);
  entry.time_zone = zone_to_show(viewer.time_zone, one.time_zone);
  entry.stamp = one.changed_at;
  entry.sequence = one.sequence;
  const bool stands = one.state == AppointmentState::accepted;
  entry.state = stands ? calendar::Entry::State::confirmed : calendar::Entry::State::cancelled;
  return entry;
}

}  // namespace

std::vector<AppointmentEntity> present(const Reading& reading, std::span<const Appointment> appointments) {
  if (appointments.empty()) return {};
  const auto& [accounts, db, viewer, now] = reading;
  auto ids = collect(appointments, &Appointment::other);
  const auto fragments = accounts.fragments(db, ids);
  const auto sides = people::acquaintances(db, viewer, ids);
  ids.push_back(viewer);
  const auto people = people::by_id(db, ids);
  std::vector<AppointmentEntity> entities;
  for (std::size_t i = 0; i < appointments.size(); ++i) {
    if (!fragments[i] || !sides[i].on_speaking_terms) continue;
    entities.push_back(entity_of(appointments[i], *fragments[i], zones_of(people, viewer, appointments[i]), now));
  }
  return entities;
}

std::vector<AppointmentEntity> find_entities(const Reading& reading, std::span<const AppointmentId> ids) {
  if (ids.empty()) return {};
  return present(reading, appointments_store::find(reading.db, reading.viewer, ids));
}

std::optional<AppointmentEntity> find_entity(const Reading& reading, AppointmentId id) {
  auto found = find_entities(reading, std::span(&id, 1));
  if (found.empty()) return std::nullopt;
  return std::move(found[0]);
}

Result<std::string> calendar_text(const Reading& reading, const std::string& origin, AppointmentId id) {
  const auto found = appointments_store::find(reading.db, reading.viewer, id);
  if (!found || found->starts_at.ms == 0) return no_appointment();
  if (!people::acquaintance(reading.db, reading.viewer, found->other).on_speaking_terms) return no_appointment();
  const std::array ids{reading.viewer, found->other};
  const auto people = people::by_id(reading.db, ids);
  const auto viewer = people.find(reading.viewer);
  const auto other = people.find(found->other);
  if (viewer == people.end() || other == people.end()) return no_appointment();
  const std::string& name = other->second.name.empty() ? other->second.handle : other->second.name;
  return calendar::ics(entry_of(*found, viewer->second, name, origin));
}

std::vector<Appointment> of_today(const Reading& reading, int limit) {
  auto coming = appointments_store::coming(reading.db, reading.viewer, reading.now, limit);
  if (coming.empty()) return {};
  const auto people = people::by_id(reading.db, std::span(&reading.viewer, 1));
  std::erase_if(coming, [&](const Appointment& one) {
    return !is_on_same_day(one.starts_at, reading.now, zones_of(people, reading.viewer, one).own);
  });
  return coming;
}

}  // namespace stadt::appointments
