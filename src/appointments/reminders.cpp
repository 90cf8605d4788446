#include "appointments/reminders.hpp"

#include "appointments/appointment.hpp"
#include "appointments/store.hpp"
#include "base/event.hpp"
#include "people/store.hpp"

namespace stadt {

namespace {

constexpr int most_at_once = 100;  // of each day
constexpr std::int64_t days_looked_at = 2;
constexpr std::int64_t days_caught_up = 32;  // what is older stays lying, and is told to nobody

std::vector<std::int64_t> days_until(Time now, std::int64_t count) {
  const std::int64_t today = now.ms / std::chrono::milliseconds(std::chrono::days(1)).count();
  std::vector<std::int64_t> days;
  for (std::int64_t day = today - count + 1; day <= today; ++day) days.push_back(day);
  return days;
}

Result<> remind(sql::Transaction& transaction, Env& env, const appointments_store::Due& due) {
  people_store::lock(transaction, {due.person});
  if (!appointments_store::take_due(transaction, due)) return {};
  const auto appointment = appointments_store::find(transaction, due.person, due.id);
  const bool stands = appointment && appointment->state == AppointmentState::accepted;
  if (!stands || appointment->starts_at <= env.now()) return {};
  transaction.record({.kind = EventKind::appointment_near,
                      .actor = appointment->other.value,
                      .object = due.id.value,
                      .target = due.person.value,
                      .at = env.now()});
  return {};
}

}  // namespace

Result<> Reminders::run(sql::Database& database, Env& env) {
  const auto days = days_until(env.now(), has_caught_up_ ? days_looked_at : days_caught_up);
  for (const auto& due : appointments_store::due(database.session(), days, env.now(), most_at_once)) {
    CHECKED(database.write_and_wait([&](sql::Transaction& transaction) { return remind(transaction, env, due); }));
  }
  has_caught_up_ = true;
  return {};
}

}  // namespace stadt
