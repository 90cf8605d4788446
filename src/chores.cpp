#include "chores.hpp"

#include <fmt/ostream.h>

#include "base/log.hpp"
#include "people/people.hpp"
#include "places/place.hpp"
#include "sight/check_store.hpp"
#include "sight/city_standing.hpp"
#include "sight/standing.hpp"
#include "sight/table_quality.hpp"
#include "sight/view.hpp"
#include "sql/event_log.hpp"

namespace stadt {

namespace {

constexpr auto most_behind = std::chrono::seconds(2);  // of the log, while sight is believed
constexpr auto between_checks = std::chrono::days(1);
constexpr int most_looks = 3;
constexpr auto events_are_kept = std::chrono::days(7);
constexpr int most_forgotten = 1'000;  // of a lane, each time
constexpr std::int64_t embedded_lane = 0;

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
  TRY(standings::keep(database_, env_, [&] {
    const auto read = read_answers(db, sight_);
    const auto chosen = seeds(db);
    return standings_of(*sight_.view(), read, chosen, env_.now());
  }));
  const Time computed = standings::computed_at(db);
  if (computed == standings_read_) return {};
  sight_.set_standings(standings::all(db));
  standings_read_ = computed;
  return {};
}

Result<> Chores::forget_events() {
  auto& db = database_.session();
  auto lanes = sql::lanes(db);
  lanes.push_back(embedded_lane);
  for (const auto lane : lanes) {
    const auto until = sql::older_until(db, lane, env_.now() - events_are_kept, most_forgotten);
    if (until == 0) continue;
    CHECKED(database_.write_and_wait([&](sql::Transaction& transaction) -> Result<> {
      sql::forget_events(transaction, lane, until);
      return {};
    }));
  }
  return {};
}

// What was committed a moment ago may be read before it is heard of: what differs is looked at again.
Sight::Check Chores::checked_sight() {
  auto check = sight_.check(database_.session());
  for (int again = 1; again < most_looks && !check.same(); ++again) check = sight_.check(database_.session());
  if (!check.same()) {
    log::error("sight.differed", {{"in_memory", fmt::format("{}", fmt::streamed(check.in_memory))},
                                  {"in_sql", fmt::format("{}", fmt::streamed(check.in_sql))}});
  }
  return check;
}

void Chores::check_sight(std::int64_t node) {
  const Time now = env_.now();
  const auto asked = check_store::asked_after(database_.session(), asked_);
  if (!asked && now - checked_ < between_checks) return;
  checked_ = now;
  const auto check = checked_sight();
  if (!asked) return;
  asked_ = *asked;
  const auto city = sight_.view();
  const auto told =
      check.same() ? fmt::format("{} people, {} tables, {} MiB", city->people(), city->tables(), city->bytes() >> 20U)
                   : fmt::format("memory {}; store {}", fmt::streamed(check.in_memory), fmt::streamed(check.in_sql));
  const check_store::CheckAnswer answer{node, check.same(), told};
  const auto written = database_.write_and_wait([&](sql::Transaction& transaction) -> Result<> {
    check_store::answer(transaction, asked_, answer);
    return {};
  });
  if (!written) say("check", written.error().message);
}

void Chores::tend(const Round& round) {
  sight_.set_behind(round.behind > most_behind);
  if (sight_.broken()) round.read_sight();
  if (sight_.ready()) run(round.node);
}

void Chores::run(std::int64_t node) try {
  check_sight(node);
  sight_.read_wanted(database_.session());
  sight_.renew_seating(env_.now());
  if (const auto kept = keep_qualities(); !kept) say("qualities", kept.error().message);
  if (const auto kept = keep_standings(); !kept) say("standings", kept.error().message);
  if (const auto swept = sweeper_.run(); !swept) say("pictures", swept.error().message);
  if (const auto forgotten = forget_events(); !forgotten) say("events", forgotten.error().message);
  if (const auto reminded = reminders_.run(database_, env_); !reminded) say("reminders", reminded.error().message);
} catch (const sql::Failure& failure) {
  say("reading", failure.what());
}

}  // namespace stadt
