#include "sight/sight.hpp"

#include "base/log.hpp"
#include "sight/city_checksum.hpp"
#include "sight/requests_store.hpp"
#include "sight/sight_state.hpp"
#include "sight/store.hpp"

namespace stadt {

namespace {

constexpr std::size_t seating_renewed_after = 20;  // posts: a twentieth of all seats

}  // namespace

Sight::Sight(std::size_t most_bytes) : state_(std::make_unique<State>(most_bytes)) {}
Sight::~Sight() = default;

template <typename Use>
void Sight::State::read_anew(sql::Session& db, Use use) {
  {
    std::scoped_lock lock(writing);
    reading = true;
    meanwhile.clear();
  }
  auto fresh = std::make_unique<CitySight>(reclaimer);
  try {
    sight_store::read_city(db, *fresh);
  } catch (...) {
    std::scoped_lock lock(writing);
    reading = false;
    meanwhile = {};
    throw;
  }
  std::scoped_lock lock(writing);
  for (const auto& event : meanwhile) fresh->apply(event);
  meanwhile = {};
  reading = false;
  use(std::move(fresh));
}

void Sight::State::replace(std::unique_ptr<CitySight> fresh) {
  fresh->memory().let_readers_in();
  fresh->fit(most_bytes);
  auto* former = city.exchange(fresh.release(), std::memory_order_seq_cst);
  reclaimer.retire(former, [](void* gone) { delete static_cast<CitySight*>(gone); });
  reclaimer.collect();
}

void Sight::rebuild(sql::Session& db) {
  state_->campaigns.restore(sight_store::requests(db, most_requests_remembered));
  state_->read_anew(db, [this](std::unique_ptr<CitySight> fresh) {
    state_->replace(std::move(fresh));
    state_->ready = true;
  });
}

Sight::Check Sight::check(sql::Session& db) {
  Check check;
  state_->read_anew(db, [&](std::unique_ptr<CitySight> fresh) {
    auto& city = *state_->city.load();
    State::read_wanted(db, city);
    State::read_wanted(db, *fresh);
    fresh->lighten_as(city);
    check.in_memory = checksum(city);
    check.in_sql = checksum(*fresh);
    if (!check.same()) state_->replace(std::move(fresh));
  });
  return check;
}

bool Sight::broken() const { return !state_->ready; }

bool Sight::ready() const { return state_->ready && !state_->behind; }

void Sight::set_behind(bool is_behind) { state_->behind = is_behind; }

// Whatever fails here is our own mistake; the city is read anew, and pages come from SQL meanwhile.
void Sight::follow(std::span<const Event> events) {
  for (const auto& event : events) {
    if (event.kind != EventKind::request_compared) continue;
    state_->campaigns.remember({PersonId{event.actor}, event.object, event.detail});
  }
  std::scoped_lock lock(state_->writing);
  auto& city = *state_->city.load(std::memory_order_relaxed);
  for (const auto& event : events) {
    if (state_->reading) state_->meanwhile.push_back(event);
    try {
      city.apply(event);
      if (event.kind == EventKind::posted) ++state_->said;
    } catch (const std::exception& problem) {
      log::error("sight.event_failed",
                 {{"event", std::int64_t{static_cast<int>(event.kind)}}, {"reason", std::string(problem.what())}});
      state_->ready = false;
    }
  }
  city.fit(state_->most_bytes);
}

// What could not be read is wanted as before.
void Sight::State::read_wanted(sql::Session& db, CitySight& city) {
  const auto wanted = city.take_wanted();
  std::size_t read = 0;
  try {
    for (; read < wanted.size(); ++read) city.put_table(sight_store::read_table(db, city, wanted[read]));
  } catch (...) {
    for (; read < wanted.size(); ++read) city.want(wanted[read]);
    throw;
  }
}

// Nothing is said at a table between the reading and the putting.
void Sight::read_wanted(sql::Session& db) {
  std::scoped_lock lock(state_->writing);
  State::read_wanted(db, *state_->city.load());
}

std::vector<TableQuality> Sight::take_changed() {
  std::scoped_lock lock(state_->writing);
  auto& city = *state_->city.load();
  std::vector<TableQuality> changed;
  for (const Number number : city.take_changed()) {
    const auto& table = city.table(number);
    const auto* line = table.line();
    if (!line) continue;
    TableQuality quality{table.id, static_cast<int>(line->pace), line->key, line->grew_at, {}};
    std::ranges::copy(line->quality, quality.terms.begin());
    changed.push_back(quality);
  }
  return changed;
}

void Sight::set_standings(std::span<const Standing> standings) {
  std::scoped_lock lock(state_->writing);
  auto& city = *state_->city.load();
  city.begin_standings();
  for (const auto& standing : standings) city.set_standing(standing);
}

const Campaigns& Sight::campaigns() const { return state_->campaigns; }

SightView Sight::view() const {
  auto visit = state_->reclaimer.visit();
  const auto& city = state_->seen();
  return {std::move(visit), city};
}

std::shared_ptr<const SeatingPlan> Sight::seating() const {
  std::scoped_lock lock(state_->seating_mutex);
  return state_->seating;
}

void Sight::renew_seating(Time now) {
  const auto former = seating();
  const bool is_enough = !former || state_->said * seating_renewed_after > former->guests.size();
  if (!is_enough) return;
  state_->said = 0;
  auto plan = seating_of(*view(), now);
  std::scoped_lock lock(state_->seating_mutex);
  state_->seating = std::move(plan);
}

std::size_t Sight::bytes() const { return view()->bytes(); }

}  // namespace stadt
