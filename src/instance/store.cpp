#include "instance/store.hpp"

namespace stadt::instance_store {

BOOST_DESCRIBE_STRUCT(Counts, (), (people, posts, active_month, active_half_year))

Counts count(sql::Session& db, Time now) {
  const Time month = now - std::chrono::hours(24 * 30);
  const Time half_year = now - std::chrono::hours(24 * 182);
  return db
      .find<Counts>(R"sql(
      SELECT count(*), coalesce(sum(posts), 0), coalesce(sum(CASE WHEN last_post_at > $1 THEN 1 ELSE 0 END), 0),
        coalesce(sum(CASE WHEN last_post_at > $2 THEN 1 ELSE 0 END), 0)
      FROM person WHERE state = 0)sql",
                    month, half_year)
      .value_or(Counts());
}

}  // namespace stadt::instance_store
