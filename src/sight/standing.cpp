#include "sight/standing.hpp"

#include <algorithm>
#include <span>

#include "sight/night_rules.hpp"
#include "sight/person_sight.hpp"
#include "sight/standing_store.hpp"
#include "sight/store.hpp"
#include "sql/insert_rows.hpp"

namespace stadt::standings {

namespace {

// The next rows of one write, which stays short.
template <typename T>
std::span<const T> take_batch(std::span<const T>& rest) {
  const auto batch = rest.first(std::min(rest.size(), sql::rows_per_insert));
  rest = rest.subspan(batch.size());
  return batch;
}

Result<bool> claim(sql::Database& database, Time now) {
  bool claimed = false;
  CHECKED(database.write_and_wait([&](sql::Transaction& transaction) -> Result<> {
    const bool due = are_due(standing_store::computed_at(transaction), now);
    claimed = due && standing_store::claim(transaction, now, now + computing_takes);
    return {};
  }));
  return claimed;
}

Result<> write(sql::Database& database, const Changes& changes, Time at) {
  std::span<const Standing> written = changes.written;
  while (!written.empty()) {
    CHECKED(database.write_and_wait([batch = take_batch(written), at](sql::Transaction& transaction) -> Result<> {
      standing_store::put(transaction, batch, at);
      return {};
    }));
  }
  std::span<const PersonId> gone = changes.gone;
  while (!gone.empty()) {
    CHECKED(database.write_and_wait([batch = take_batch(gone)](sql::Transaction& transaction) -> Result<> {
      standing_store::remove(transaction, batch);
      return {};
    }));
  }
  return {};
}

}  // namespace

Result<bool> keep(sql::Database& database, Env& env, const Compute& compute) {
  const Time now = env.now();
  if (!are_due(standing_store::computed_at(database.session()), now)) return false;
  if (!TRY(claim(database, now))) return false;
  auto computed = compute();
  const int trust = newcomers_trust(computed);
  CHECKED(write(database, changes(all(database.session()), std::move(computed)), now));
  CHECKED(database.write_and_wait([now, trust](sql::Transaction& transaction) -> Result<> {
    standing_store::set_computed(transaction, now, trust);
    transaction.record({.kind = EventKind::standings_computed, .at = now});
    return {};
  }));
  return true;
}

Time computed_at(sql::Session& db) { return standing_store::computed_at(db); }

std::vector<Standing> all(sql::Session& db) { return sight_store::standings(db); }

Standing of(sql::Session& db, PersonId person) {
  if (const auto known = standing_store::of(db, person)) return *known;
  return {.person = person, .trust = standing_store::newcomers_trust(db).value_or(full_trust)};
}

}  // namespace stadt::standings
