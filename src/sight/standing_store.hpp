// Every statement about standings.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "sight/standing.hpp"
#include "sql/database.hpp"

namespace stadt::standing_store {

std::vector<Standing> all(sql::Session& db);
std::optional<Standing> of(sql::Session& db, PersonId person);
void put(sql::Transaction& transaction, std::span<const Standing> standings, Time computed_at);
void remove(sql::Transaction& transaction, std::span<const PersonId> people);

// When they were last computed to the end; the beginning of time: never.
Time computed_at(sql::Session& db);
void set_computed(sql::Transaction& transaction, Time at);
// The right to compute them until then, for one node at a time.
bool claim(sql::Transaction& transaction, Time now, Time until);

}  // namespace stadt::standing_store
