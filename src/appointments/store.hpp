// Every SQL statement about meet-ups. Each is two rows of one transaction, one for each of the two.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "appointments/appointment.hpp"
#include "sql/database.hpp"
#include "sql/range.hpp"

namespace stadt::appointments_store {

// A row and whose it is.
struct Owned {
  PersonId person;
  Appointment appointment;
};
void insert(sql::Transaction& transaction, std::span<const Owned> rows);
void update(sql::Transaction& transaction, std::span<const Owned> rows);

std::optional<Appointment> find(sql::Session& db, PersonId person, AppointmentId id);
std::vector<Appointment> find(sql::Session& db, PersonId person, std::span<const AppointmentId> ids);
// The one that began with this letter.
std::optional<Appointment> by_letter(sql::Session& db, PersonId person, PostId letter);
// Open or accepted, and not over at that time.
std::vector<Appointment> living_with(sql::Session& db, PersonId person, PersonId other, Time now);

// Accepted and not over, the next one first.
std::vector<Appointment> coming(sql::Session& db, PersonId person, Time now, int limit);
// Open and not lapsed, the one that lapses next first.
std::vector<Appointment> open(sql::Session& db, PersonId person, Time now, int limit);
// Over, settled or lapsed; and all with somebody. Newest first, below the cursor.
std::vector<Appointment> past(sql::Session& db, PersonId person, Time now, std::int64_t before, int limit);
std::vector<Appointment> with(sql::Session& db, PersonId person, PersonId other, std::int64_t before, int limit);

// Who is to be reminded, and when.
struct Due {
  std::int64_t day = 0;
  PersonId person;
  AppointmentId id;
  Time due_at;
};
void put_due(sql::Transaction& transaction, std::span<const Due> rows);
// Those of these days that are due, of each day at most `limit`.
std::vector<Due> due(sql::Session& db, std::span<const std::int64_t> days, Time now, int limit);
// Whether it was there: of several who want to take it away one does.
bool take_due(sql::Transaction& transaction, const Due& row);

}  // namespace stadt::appointments_store
