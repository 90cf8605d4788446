#include "appointments/appointments.hpp"

#include <algorithm>
#include <array>

#include "appointments/changes.hpp"
#include "appointments/store.hpp"
#include "people/store.hpp"
#include "people/ties.hpp"

namespace stadt::appointments {

namespace {

std::unexpected<Error> nobody() { return fail(ErrorKind::not_found, "not_found", "There is nobody by this id."); }

Result<> check_pair(sql::Session& db, PersonId from, PersonId to) {
  if (from == to) return fail(ErrorKind::unprocessable, "appointment.oneself", "A meet-up is between two people.");
  const auto other = people_store::person(db, to);
  if (!other || other->state != PersonState::active) return nobody();
  const auto side = people::acquaintance(db, from, to);
  if (!side.on_speaking_terms) return nobody();
  if (is_known(side)) return {};
  return fail(ErrorKind::unprocessable, "appointment.stranger",
              "First get to know each other: a meet-up is for those who are contacts or have written to each other.");
}

Result<> check_open(sql::Session& db, PersonId from, PersonId to, Time now) {
  const auto living = appointments_store::living_with(db, from, to, now);
  const auto open = std::ranges::count_if(living, [](const auto& one) { return one.by_me && is_open(one.state); });
  if (open < most_open) return {};
  return fail(ErrorKind::unprocessable, "appointment.many",
              "Three of your proposals still wait for this person's answer. Let one be answered first.");
}

Appointment made(PersonId to, const Proposal& proposal, PostId post, Time now) {
  Appointment appointment;
  appointment.id = proposal.id;
  appointment.other = to;
  appointment.by_me = appointment.last_by_me = true;
  appointment.kind = proposal.plan.kind;
  appointment.what = proposal.plan.what;
  appointment.place = proposal.plan.place;
  appointment.minutes = proposal.plan.minutes;
  put_times(appointment, proposal.times);
  appointment.letter = appointment.post = post;
  appointment.words = proposal.words;
  appointment.created_at = appointment.changed_at = now;
  return appointment;
}

// As its two have it while nobody changes it; not found if they do not speak to each other.
Result<Appointment> locked(sql::Transaction& transaction, PersonId person, AppointmentId id) {
  const auto seen = appointments_store::find(transaction, person, id);
  if (!seen) return no_appointment();
  people_store::lock(transaction, {person, seen->other});
  auto found = appointments_store::find(transaction, person, id);
  if (!found || !people::acquaintance(transaction, person, found->other).on_speaking_terms) return no_appointment();
  return std::move(*found);
}

// The time that an answer takes.
Result<Time> taken_time(const Appointment& appointment, const Answer& answer, Time now) {
  if (!answer.time || !proposes(appointment, *answer.time)) {
    return fail(ErrorKind::unprocessable, "appointment.not_proposed", "Take one of the times that are proposed.");
  }
  if (*answer.time > now) return *answer.time;
  return fail(ErrorKind::unprocessable, "appointment.past", "This time is over already. Take another one.");
}

// Whether this very answer was given before.
bool is_repeated(const Appointment& appointment, const Answer& answer) {
  if (!appointment.last_by_me) return false;
  if (answer.act == AppointmentAct::accept) {
    return appointment.state == AppointmentState::accepted && answer.time == appointment.starts_at;
  }
  return answer.act == AppointmentAct::counter && is_open(appointment.state) && answer.times &&
         *answer.times == Times{times_of(appointment), appointment.time_zone};
}

}  // namespace

std::unexpected<Error> no_appointment() { return fail(ErrorKind::not_found, "not_found", "There is no such meet-up."); }

std::optional<Appointment> of_letter(sql::Session& db, PersonId proposer, PostId letter, PersonId person) {
  const auto found = appointments_store::by_letter(db, proposer, letter);
  return found ? appointments_store::find(db, person, found->id) : std::nullopt;
}

Result<AppointmentId> propose(sql::Transaction& transaction, const PostsParts& parts, PersonId from,
                              const Proposal& proposal) {
  people_store::lock(transaction, {from, proposal.to});
  CHECKED(check_pair(transaction, from, proposal.to));
  const PostId post = TRY(posts::create(transaction, parts, proposal.letter));
  if (const auto former = appointments_store::by_letter(transaction, from, post)) return former->id;
  CHECKED(check_open(transaction, from, proposal.to, parts.env.now()));
  const auto own = made(proposal.to, proposal, post, parts.env.now());
  const std::array rows{appointments_store::Owned{from, own},
                        appointments_store::Owned{proposal.to, seen_by_other(own, from)}};
  appointments_store::insert(transaction, rows);
  transaction.record({.kind = EventKind::appointment_proposed,
                      .actor = from.value,
                      .object = own.id.value,
                      .target = proposal.to.value,
                      .at = parts.env.now()});
  return own.id;
}

Result<AppointmentId> answer(sql::Transaction& transaction, const PostsParts& parts, PersonId person, AppointmentId id,
                             const Answer& answer) {
  const auto appointment = TRY(locked(transaction, person, id));
  if (is_repeated(appointment, answer)) return id;
  const Time now = parts.env.now();
  const auto next = TRY(transition(standing(appointment, now), answer.act));
  // What two do at once may end the same way; but whoever takes another time than was taken has to hear of it.
  if (next == appointment.state && answer.act == AppointmentAct::accept) return fail(too_late(appointment.state));
  if (next == appointment.state) return id;
  Time starts_at;
  if (answer.act == AppointmentAct::accept) starts_at = TRY(taken_time(appointment, answer, now));
  auto after = changed(appointment, next, starts_at, now);
  const auto said = answer.letter ? TRY(posts::create(transaction, parts, *answer.letter)) : PostId{};
  if (answer.act == AppointmentAct::counter) {
    put_times(after, *answer.times);
    after.post = said;
    after.words = answer.words;
  }
  change(transaction, parts.env, person, appointment, after);
  return id;
}

}  // namespace stadt::appointments
