#include "sight/standing_store.hpp"

#include "sql/insert_rows.hpp"

namespace stadt::standing_store {

std::optional<Standing> of(sql::Session& db, PersonId person) {
  return db.find<Standing>(R"sql(SELECT person_id, trust, community FROM standing WHERE person_id = $1)sql", person);
}

void put(sql::Transaction& transaction, std::span<const Standing> standings, Time computed_at) {
  constexpr std::size_t columns = 4;
  std::vector<sql::Param> values;
  values.reserve(standings.size() * columns);
  for (const auto& [person, trust, community] : standings) {
    values.insert(values.end(), {person.value, std::int64_t{trust}, std::int64_t{community}, computed_at.ms});
  }
  sql::insert_rows(transaction, "INSERT INTO standing (person_id, trust, community, computed_at) VALUES", columns,
                   values,
                   "ON CONFLICT (person_id) DO UPDATE SET trust = excluded.trust, community = excluded.community, "
                   "computed_at = excluded.computed_at");
}

void remove(sql::Transaction& transaction, std::span<const PersonId> people) {
  std::vector<std::vector<sql::Param>> rows;
  rows.reserve(people.size());
  for (const PersonId person : people) rows.push_back({person.value});
  transaction.run_many(R"sql(DELETE FROM standing WHERE person_id = $1)sql", rows, [](std::size_t, const sql::Row&) {});
}

Time computed_at(sql::Session& db) {
  return db.find<Time>(R"sql(SELECT CAST(value AS BIGINT) FROM setting WHERE name = 'standings_computed_at')sql")
      .value_or(Time{});
}

std::optional<int> newcomers_trust(sql::Session& db) {
  return db.find<int>(R"sql(SELECT CAST(value AS BIGINT) FROM setting WHERE name = 'newcomers_trust')sql");
}

void set_computed(sql::Transaction& transaction, Time at, int newcomers_trust) {
  const std::string settings[][2] = {{"standings_computed_at", std::to_string(at.ms)},
                                     {"newcomers_trust", std::to_string(newcomers_trust)}};
  std::vector<std::vector<sql::Param>> rows;
  for (const auto& [name, value] : settings) rows.push_back({std::string_view(name), std::string_view(value)});
  transaction.run_many(R"sql(
      INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value)sql",
                       rows, [](std::size_t, const sql::Row&) {});
  transaction.execute(R"sql(UPDATE setting SET value = '0' WHERE name = 'standings_claimed_until')sql");
}

bool claim(sql::Transaction& transaction, Time now, Time until) {
  transaction.execute(R"sql(
      INSERT INTO setting (name, value) VALUES ('standings_claimed_until', '0') ON CONFLICT (name) DO NOTHING)sql");
  return transaction.execute(R"sql(
      UPDATE setting SET value = $1 WHERE name = 'standings_claimed_until' AND CAST(value AS BIGINT) < $2)sql",
                             std::to_string(until.ms), now) == 1;
}

}  // namespace stadt::standing_store
