#include "contacts/budget_rules.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "contacts/rules.hpp"

namespace stadt::contacts {

namespace {

constexpr double prior_adverts = 1;
constexpr double prior_others = 12;
constexpr double month_days = 30;

// When silence begins to count: 14 days, those on "later" left out. Nothing while it is put off still.
std::optional<Time> ignored_at(const PastRequest& request) {
  if (request.answered || request.outcome != RequestOutcome::open) return std::nullopt;
  return request.created_at + slot_for + std::chrono::milliseconds(request.later_ms);
}

struct Change {
  Time at;
  double by = 0;
};

std::vector<Change> changes_of(std::span<const PastRequest> history, Time now) {
  std::vector<Change> changes;
  for (const auto& request : history) {
    if (request.uncounted) continue;
    if (request.outcome == RequestOutcome::accepted) changes.push_back({request.outcome_at, 1});
    if (request.outcome == RequestOutcome::advert && next_midnight(request.outcome_at) <= now) {
      changes.push_back({next_midnight(request.outcome_at), -cost_of_advert});
    }
    if (const auto ignored = ignored_at(request); ignored && *ignored <= now) {
      changes.push_back({*ignored, -cost_of_silence});
    }
  }
  std::ranges::stable_sort(changes, {}, &Change::at);
  return changes;
}

double recovered(double limit, Time from, Time until) {
  if (limit >= usual_budget || until <= from) return limit;
  const double days = std::chrono::duration<double, std::chrono::days::period>(until - from).count();
  return std::min<double>(usual_budget, limit + days / month_days);
}

// P(X > x) of Beta(a, b) with whole a and b is P(Binomial(a + b − 1, x) < a) (Abramowitz & Stegun 26.5.24).
double beta_above(int a, int b, double x) {
  const int trials = a + b - 1;
  double term = std::pow(1 - x, trials);
  double sum = 0;
  for (int successes = 0; successes < a; ++successes) {
    sum += term;
    term *= x / (1 - x) * (trials - successes) / (successes + 1);
  }
  return sum;
}

}  // namespace

Time next_midnight(Time at) {
  constexpr std::int64_t day_ms = 24 * 3600 * 1000LL;
  return {(at.ms / day_ms + 1) * day_ms};
}

Budget budget(std::span<const PastRequest> history, Time now) {
  Budget budget;
  for (const auto& request : history) {
    if (!request.uncounted && !request.answered && now < request.created_at + slot_for) ++budget.open;
  }
  double limit = usual_budget;
  Time last{};
  for (const auto& change : changes_of(history, now)) {
    limit = std::clamp<double>(recovered(limit, last, change.at) + change.by, 1, greatest_budget);
    last = change.at;
  }
  budget.limit = static_cast<int>(recovered(limit, last, now));
  return budget;
}

Marks marks(std::span<const PastRequest> history, Time now) {
  Marks marks;
  for (const auto& request : history) {
    if (request.outcome_at + marks_fade_after < now) continue;
    marks.adverts += request.outcome == RequestOutcome::advert;
    marks.known += request.outcome == RequestOutcome::advert || request.outcome == RequestOutcome::accepted;
  }
  return marks;
}

bool must_stop(const Marks& marks) {
  if (marks.adverts < marks_for_a_stop) return false;
  const int a = static_cast<int>(prior_adverts) + marks.adverts;
  const int b = static_cast<int>(prior_others) + marks.known - marks.adverts;
  return beta_above(a, b, tolerated_adverts) > certainty_of_a_stop;
}

}  // namespace stadt::contacts
