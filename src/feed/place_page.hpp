// The tables of one place, where people talk best first: by the same key that orders pages of dialogue.
#pragma once

#include <vector>

#include "feed/dialogue_page.hpp"

namespace stadt::feed {

constexpr std::size_t most_place_tables = 1024;  // looked at, the latest ones

// One page that ends, and why each table is there; nothing of hosts who are hidden from the viewer, no muted
// conversations. While memory is not ready: the same order from SQL, as it was kept last.
std::vector<Reasoned> place_page(const FeedParts& parts, sql::Session& db, PersonId viewer, PlaceId place,
                                 std::size_t limit);

}  // namespace stadt::feed
