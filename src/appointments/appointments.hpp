// How two people arrange to meet: propose, accept, propose other times, say no, cancel. Each runs inside one
// transaction, reads every fact again and records what follows. A proposal is a letter; only between two who know each
// other, so that no stranger comes in by this door.
#pragma once

#include <optional>

#include "appointments/appointment.hpp"
#include "appointments/rules.hpp"
#include "base/event.hpp"
#include "posts/posts.hpp"
#include "sql/database.hpp"

namespace stadt::appointments {

struct Proposal {
  AppointmentId id;  // stands in its letter already
  PersonId to;
  Plan plan;
  Times times;
  std::string words;       // the proposer's own, cleaned
  posts::Prepared letter;  // says all of it
};
// The new one's id, or that of the one which the letter's idempotency key stands for.
Result<AppointmentId> propose(sql::Transaction& transaction, const PostsParts& parts, PersonId from,
                              const Proposal& proposal);

struct Answer {
  AppointmentAct act = AppointmentAct::decline;
  std::optional<Time> time = {};               // that is accepted
  std::optional<Times> times = {};             // instead of those that were proposed
  std::string words = {};                      // with other times
  std::optional<posts::Prepared> letter = {};  // one's own sentence, or what holds the other times
};
// Not found for everybody but the two. Of two answers the second is a conflict that names the present state.
Result<AppointmentId> answer(sql::Transaction& transaction, const PostsParts& parts, PersonId person, AppointmentId id,
                             const Answer& answer);

// A block ends what is open or coming, without a word; who takes back the letter of a proposal takes it back.
Result<> derive(sql::Transaction& transaction, Env& env, const Event& event);

// The one that began with this letter of its proposer, as `person` has it.
std::optional<Appointment> of_letter(sql::Session& db, PersonId proposer, PostId letter, PersonId person);

std::unexpected<Error> no_appointment();

}  // namespace stadt::appointments
