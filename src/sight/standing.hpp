// What is computed of everybody every night: how much the city trusts them and with whom they talk. Never shown; frozen
// with what they write (design: DIALOGUE §1).
#pragma once

#include <functional>
#include <vector>

#include "base/env.hpp"
#include "sight/kept.hpp"
#include "sql/database.hpp"

namespace stadt {

namespace standings {

// Of everybody of whom anything is known; who is left out falls back to what a Standing is without being said.
using Compute = std::function<std::vector<Standing>()>;

// Computes and writes what has changed if last night's standings are missing and no other node is at it, and records
// `standings_computed` when all of it is written. Says whether it did. Takes long: never on a thread that serves
// requests.
Result<bool> keep(sql::Database& database, Env& env, const Compute& compute);

// When they were last computed to the end; the beginning of time: never. Nodes that see it move read them again.
Time computed_at(sql::Session& db);
std::vector<Standing> all(sql::Session& db);
// Also of somebody who has come since they were computed: a newcomer is trusted least, once anybody is trusted less
// than fully.
Standing of(sql::Session& db, PersonId person);

}  // namespace standings
}  // namespace stadt
