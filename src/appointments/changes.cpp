#include "appointments/changes.hpp"

#include <array>

#include "appointments/rules.hpp"
#include "appointments/store.hpp"
#include "base/event.hpp"

namespace stadt::appointments {

namespace {

using appointments_store::Due;

// Nobody is reminded of what they arranged a moment ago.
std::vector<Due> reminders(PersonId person, const Appointment& appointment, Time now) {
  if (appointment.state != AppointmentState::accepted) return {};
  const Time due_at = appointment.starts_at - reminder_before;
  if (due_at <= now) return {};
  const std::int64_t day = due_at.ms / std::chrono::milliseconds(std::chrono::days(1)).count();
  return {{day, person, appointment.id, due_at}, {day, appointment.other, appointment.id, due_at}};
}

// Taking back a proposal is less than to cancel what was agreed on.
std::string word_for(const Appointment& former, const Appointment& next) {
  if (next.state == AppointmentState::cancelled && is_open(former.state)) return "taken_back";
  return boost::describe::enum_to_string(next.state, "");
}

}  // namespace

void change(sql::Transaction& transaction, Env& env, PersonId person, const Appointment& former,
            const Appointment& next) {
  const std::array rows{appointments_store::Owned{person, next},
                        appointments_store::Owned{next.other, seen_by_other(next, person)}};
  appointments_store::update(transaction, rows);
  for (const auto& due : reminders(person, former, Time{})) appointments_store::take_due(transaction, due);
  appointments_store::put_due(transaction, reminders(person, next, env.now()));
  transaction.record({.kind = EventKind::appointment_changed,
                      .actor = person.value,
                      .object = next.id.value,
                      .target = next.other.value,
                      .at = env.now(),
                      .detail = word_for(former, next)});
}

}  // namespace stadt::appointments
