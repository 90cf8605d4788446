#include "appointments/appointments.hpp"
#include "appointments/changes.hpp"
#include "appointments/store.hpp"
#include "people/store.hpp"
#include "sight/post_facts.hpp"

namespace stadt::appointments {

namespace {

void act(sql::Transaction& transaction, Env& env, PersonId person, const Appointment& appointment, AppointmentAct act) {
  const Time now = env.now();
  const auto next = transition(standing(appointment, now), act);
  if (!next || *next == appointment.state) return;
  change(transaction, env, person, appointment, changed(appointment, *next, Time{}, now));
}

void end_all(sql::Transaction& transaction, Env& env, PersonId person, PersonId other) {
  people_store::lock(transaction, {person, other});
  for (const auto& one : appointments_store::living_with(transaction, person, other, env.now())) {
    act(transaction, env, person, one, AppointmentAct::end);
  }
}

// The letter of a proposal was taken back by whoever wrote it.
void take_back(sql::Transaction& transaction, Env& env, const PostFacts& letter) {
  for (const PersonId to : letter.mentions) {
    people_store::lock(transaction, {letter.author, to});
    for (const auto& one : appointments_store::living_with(transaction, letter.author, to, env.now())) {
      const bool holds_it = one.post == letter.id && is_open(one.state);
      if (holds_it) act(transaction, env, letter.author, one, AppointmentAct::cancel);
    }
  }
}

}  // namespace

Result<> derive(sql::Transaction& transaction, Env& env, const Event& event) {
  switch (event.kind) {
    case EventKind::blocked:
      end_all(transaction, env, PersonId{event.actor}, PersonId{event.target});
      break;
    case EventKind::post_deleted:
      if (const auto facts = facts_of_event(event); facts && facts->audience == Audience::mentioned) {
        take_back(transaction, env, *facts);
      }
      break;
    default:
      break;
  }
  return {};
}

}  // namespace stadt::appointments
