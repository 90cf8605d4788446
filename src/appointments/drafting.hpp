// What somebody says about a meet-up, checked and written out as its letter, before the transaction.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "appointments/appointments.hpp"
#include "base/viewer.hpp"

namespace stadt::appointments {

// Moments on the clocks of a time zone; of the author's own, if none is said.
struct WishedTimes {
  std::vector<std::string> local;
  std::optional<std::string> time_zone;
};

struct Wish {
  PersonId to;
  Plan plan;
  WishedTimes times;
  std::string text;  // one's own words
  std::string idempotency_key;
};
Result<Proposal> drafted(const PostsParts& parts, sql::Session& db, Viewer author, Wish wish);

struct Reply {
  AppointmentAct act = AppointmentAct::decline;
  std::optional<Time> time = {};
  WishedTimes times = {};  // of a counter-proposal
  std::string text = {};
};
Result<Answer> drafted(const PostsParts& parts, sql::Session& db, Viewer author, const Appointment& appointment,
                       const Reply& reply);

}  // namespace stadt::appointments
