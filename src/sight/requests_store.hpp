// What memory compares new requests with, read once at the start.
#pragma once

#include <vector>

#include "sight/campaigns.hpp"
#include "sql/session.hpp"

namespace stadt::sight_store {

// The newest requests of all senders that are compared at all, oldest first, at most `limit`.
std::vector<Campaigns::Sent> requests(sql::Session& db, std::size_t limit);

}  // namespace stadt::sight_store
