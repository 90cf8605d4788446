// What sight reads of places, once, at the start.
#pragma once

#include "sight/city_sight.hpp"
#include "sql/session.hpp"

namespace stadt::sight_store {

// Before the tables: none stands at a place that has closed.
void read_places(sql::Session& db, CitySight& city);

}  // namespace stadt::sight_store
