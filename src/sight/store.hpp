// What sight reads from SQL when it is built: whole tables, in one scan each.
#pragma once

#include "sight/city_sight.hpp"
#include "sql/session.hpp"

namespace stadt::sight_store {

void read_city(sql::Session& db, CitySight& city);

}  // namespace stadt::sight_store
