// What sight reads from SQL when it is built: whole tables of the store in one scan each, all in one snapshot.
#pragma once

#include "sight/city_sight.hpp"
#include "sql/session.hpp"

namespace stadt::sight_store {

void read_city(sql::Session& db, CitySight& city);

// The public posts of one table that memory knows by its line alone, its links and nods.
WholeTable read_table(sql::Session& db, CitySight& city, Number table);

std::vector<Standing> standings(sql::Session& db);

}  // namespace stadt::sight_store
