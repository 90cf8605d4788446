#include "open_city.hpp"

#include "derivers.hpp"

namespace stadt {

std::string database_of(const config::Settings& settings) {
  return settings.database.empty() ? settings.data + "/stadt.db" : settings.database;
}

std::string origin_of(const config::Settings& settings) {
  if (!settings.server.origin.empty()) return settings.server.origin;
  const auto& listen = settings.server.listen;
  return "http://localhost:" + listen.substr(listen.rfind(':') + 1);
}

sql::Settings store_settings(const config::Settings& settings) {
  sql::Settings store;
  store.database = database_of(settings);
  store.sqlite_mmap_mib = settings.store.sqlite_mmap_mib;
  store.writes_per_commit = settings.store.writes_per_commit;
  return store;
}

std::unique_ptr<Sight> unread_sight(const config::Settings& settings) {
  return std::make_unique<Sight>(static_cast<std::size_t>(settings.sight.memory_mib) << 20U);
}

Result<OpenCity> open_city(const config::Settings& settings) {
  OpenCity city;
  city.env = std::make_unique<SystemEnv>();
  city.sight = unread_sight(settings);
  city.database = TRY(sql::Database::open(store_settings(settings)));
  city.lease = TRY(sql::NodeLease::take(*city.database, *city.env));
  city.env->start_ids(city.lease->node(), city.lease->last_used());
  add_derivers(*city.database, *city.env, city.sight->campaigns());
  return city;
}

}  // namespace stadt
