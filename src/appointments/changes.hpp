// What every change of a meet-up consists of: both rows, the reminders, one event.
#pragma once

#include "appointments/appointment.hpp"
#include "base/env.hpp"
#include "sql/database.hpp"

namespace stadt::appointments {

// `former` and `next` as the person who acts has them.
void change(sql::Transaction& transaction, Env& env, PersonId person, const Appointment& former,
            const Appointment& next);

}  // namespace stadt::appointments
