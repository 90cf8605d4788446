#include "chores.hpp"

#include <fmt/ostream.h>

#include "base/log.hpp"
#include "people/people.hpp"
#include "places/place.hpp"
#include "sight/city_standing.hpp"
#include "sight/standing.hpp"
#include "sight/table_quality.hpp"
#include "sight/view.hpp"

namespace stadt {

namespace {

constexpr auto between_checks = std::chrono::days(1);

// Whom the city has chosen: trust begins with them.
std::vector<PersonId> seeds(sql::Session& db) {
  auto chosen = people::who_look_after_the_city(db);
  const auto hosts = places::all_hosts(db);
  chosen.insert(chosen.end(), hosts.begin(), hosts.end());
  return chosen;
}

void say(std::string_view chore, std::string_view reason) {
  log::warning("chores.failed", {{"chore", std::string(chore)}, {"reason", std::string(reason)}});
}

}  // namespace

Result<> Chores::keep_qualities() {
  const auto changed = sight_.take_changed();
  unkept_.insert(unkept_.end(), changed.begin(), changed.end());
  CHECKED(qualities::keep(database_, unkept_, {}));
  unkept_.clear();
  return {};
}

Result<> Chores::keep_standings() {
  auto& db = database_.session();
  TRY(standings::keep(database_, env_, [&] { return standings_of(*sight_.view(), seeds(db), env_.now()); }));
  const Time computed = standings::computed_at(db);
  if (computed == standings_read_) return {};
  sight_.set_standings(standings::all(db));
  standings_read_ = computed;
  return {};
}

// Once a day; takes the city twice for that moment.
void Chores::check_sight() {
  const Time now = env_.now();
  if (checked_.ms == 0) checked_ = now;
  if (now - checked_ < between_checks) return;
  checked_ = now;
  const auto check = sight_.check(database_.session());
  if (check.same()) return;
  log::error("sight.differed", {{"in_memory", fmt::format("{}", fmt::streamed(check.in_memory))},
                                {"in_sql", fmt::format("{}", fmt::streamed(check.in_sql))}});
}

void Chores::run() try {
  check_sight();
  sight_.read_wanted(database_.session());
  sight_.renew_seating(env_.now());
  if (const auto kept = keep_qualities(); !kept) say("qualities", kept.error().message);
  if (const auto kept = keep_standings(); !kept) say("standings", kept.error().message);
} catch (const sql::Failure& failure) {
  say("reading", failure.what());
}

}  // namespace stadt
