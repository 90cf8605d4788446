// Every SQL statement about pebbles.
#pragma once

#include <optional>
#include <vector>

#include "pebbles/pebble.hpp"
#include "sql/database.hpp"

namespace stadt::pebbles_store {

// Each answers whether it changed anything.
bool put(sql::Transaction& transaction, PersonId person, const KeptPebble& kept);
bool remove(sql::Transaction& transaction, PersonId person, PostId post);

std::optional<KeptPebble> pebble(sql::Session& db, PersonId person, PostId post);
std::vector<KeptPebble> pebbles(sql::Session& db, PersonId person, std::int64_t before, int limit);

}  // namespace stadt::pebbles_store
