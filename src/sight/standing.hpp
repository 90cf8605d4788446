// What is computed of everybody every night: how much the city trusts them and with whom they talk. Never shown; frozen
// with what they write (design: DIALOGUE §1).
#pragma once

#include <boost/describe.hpp>
#include <functional>
#include <optional>
#include <vector>

#include "base/env.hpp"
#include "base/ids.hpp"
#include "sql/database.hpp"

namespace stadt {

struct Standing {
  PersonId person;
  int trust = 100;    // percent
  int community = 0;  // 0: none

  bool operator==(const Standing&) const = default;
};
BOOST_DESCRIBE_STRUCT(Standing, (), (person, trust, community))

namespace standings {

// Of everybody of whom anything is known; who is left out falls back to what a Standing is without being said.
using Compute = std::function<std::vector<Standing>()>;

// Computes and writes what has changed if last night's standings are missing and no other node is at it, and records
// `standings_computed` when all of it is written. Says whether it did. Takes long: never on a thread that serves
// requests.
Result<bool> keep(sql::Database& database, Env& env, const Compute& compute);

std::vector<Standing> all(sql::Session& db);
std::optional<Standing> of(sql::Session& db, PersonId person);

}  // namespace standings
}  // namespace stadt
