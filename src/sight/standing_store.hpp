// Every statement about standings.
#pragma once

#include <optional>
#include <span>

#include "sight/kept.hpp"
#include "sql/database.hpp"

namespace stadt::standing_store {

std::optional<Standing> of(sql::Session& db, PersonId person);
void put(sql::Transaction& transaction, std::span<const Standing> standings, Time computed_at);
void remove(sql::Transaction& transaction, std::span<const PersonId> people);

// When they were last computed to the end; the beginning of time: never.
Time computed_at(sql::Session& db);
void set_computed(sql::Transaction& transaction, Time at, int newcomers_trust);
std::optional<int> newcomers_trust(sql::Session& db);
// The right to compute them until then, for one node at a time.
bool claim(sql::Transaction& transaction, Time now, Time until);

}  // namespace stadt::standing_store
