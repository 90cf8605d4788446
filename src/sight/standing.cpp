#include "sight/standing.hpp"

#include <algorithm>
#include <span>

#include "sight/night_rules.hpp"
#include "sight/standing_store.hpp"
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
  CHECKED(write(database, changes(all(database.session()), compute()), now));
  CHECKED(database.write_and_wait([now](sql::Transaction& transaction) -> Result<> {
    standing_store::set_computed(transaction, now);
    transaction.record({.kind = EventKind::standings_computed, .at = now});
    return {};
  }));
  return true;
}

std::vector<Standing> all(sql::Session& db) { return standing_store::all(db); }

std::optional<Standing> of(sql::Session& db, PersonId person) { return standing_store::of(db, person); }

}  // namespace stadt::standings
