// How many people live here. These counts touch every shard: named exceptions of the routing rule.
#pragma once

#include "base/time.hpp"
#include "sql/session.hpp"

namespace stadt::instance_store {

struct Counts {
  std::int64_t people = 0;
  std::int64_t posts = 0;
  std::int64_t active_month = 0;
  std::int64_t active_half_year = 0;
};
Counts count(sql::Session& db, Time now);

}  // namespace stadt::instance_store
