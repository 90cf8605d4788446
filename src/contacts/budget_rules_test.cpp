#include "contacts/budget_rules.hpp"

#include <gtest/gtest.h>

#include <random>

#include "contacts/rules.hpp"

namespace stadt::contacts {
namespace {

using std::chrono::days;
using std::chrono::hours;

constexpr Time start{1'000'000'000'000};

PastRequest sent(Time at, RequestOutcome outcome = RequestOutcome::open, Time outcome_at = {}) {
  const bool answered = outcome == RequestOutcome::accepted || outcome == RequestOutcome::asked;
  return {.created_at = at, .answered = answered, .outcome = outcome, .outcome_at = outcome_at.ms ? outcome_at : at};
}

TEST(RequestBudget, FiveMayBeOnTheirWay) {
  std::vector<PastRequest> history(4, sent(start));
  EXPECT_FALSE(budget(history, start + hours(1)).exhausted());
  history.push_back(sent(start));
  EXPECT_TRUE(budget(history, start + hours(1)).exhausted());
  history.back() = sent(start, RequestOutcome::asked);
  EXPECT_FALSE(budget(history, start + hours(1)).exhausted()) << "Asking back frees the place.";
  for (const auto outcome : {RequestOutcome::open, RequestOutcome::later, RequestOutcome::advert}) {
    history.back().outcome = outcome;
    EXPECT_FALSE(budget(history, start + hours(1)).exhausted()) << "What comes after asking back tells nothing.";
  }
  history.back() = {.created_at = start, .uncounted = true, .outcome_at = start};
  EXPECT_FALSE(budget(history, start + hours(1)).exhausted()) << "Who has talked is no stranger.";
}

TEST(RequestBudget, ToBePutAsideOrTakenBackIsTheSameAsToBeIgnored) {
  // The rows of all three are the same by construction; what is told apart are answers.
  const std::vector<PastRequest> history(5, sent(start));
  for (int day = 0; day < 60; ++day) {
    const auto found = budget(history, start + days(day));
    EXPECT_EQ(found.open, day < 14 ? 5 : 0) << day;
    EXPECT_EQ(found.limit, day < 14 ? 5 : day < 51 ? (day < 22 ? 3 : 4) : found.limit) << day;
  }
}

TEST(RequestBudget, GrowsWithEveryYesAndHasAnEnd) {
  std::vector<PastRequest> history;
  history.reserve(40);
  for (int i = 0; i < 40; ++i)
    history.push_back(sent(start + hours(i), RequestOutcome::accepted, start + hours(i + 1)));
  EXPECT_EQ(budget(std::span(history).first(3), start + days(2)).limit, 8);
  EXPECT_EQ(budget(history, start + days(3)).limit, greatest_budget);
}

TEST(RequestBudget, AMarkCostsThreeFromTheNextMidnightOnAndHeals) {
  const std::vector<PastRequest> history = {sent(start, RequestOutcome::advert, start + hours(1))};
  EXPECT_EQ(budget(history, start + hours(1)).limit, 5) << "Its moment must not tell who made it.";
  EXPECT_EQ(budget(history, start + days(2)).limit, 2);
  EXPECT_EQ(budget(history, start + days(40)).limit, 3);
  EXPECT_EQ(budget(history, start + days(200)).limit, 5);
}

TEST(RequestBudget, DaysOnLaterAreNotSilence) {
  PastRequest put_off = sent(start, RequestOutcome::later, start + days(1));
  std::vector<PastRequest> history(4, put_off);
  EXPECT_EQ(budget(history, start + days(300)).limit, 5);
  for (auto& request : history) {
    request.outcome = RequestOutcome::open;
    request.later_ms = std::chrono::milliseconds(days(100)).count();
  }
  EXPECT_EQ(budget(history, start + days(113)).limit, 5);
  EXPECT_EQ(budget(history, start + days(114)).limit, 4);
}

TEST(RequestBudget, IsNeverBelowOneAndNeverAboveItsEnd) {
  std::mt19937 random(7);
  for (int run = 0; run < 500; ++run) {
    std::vector<PastRequest> history;
    for (int i = 0; i < 60; ++i) {
      const Time at = start + hours(random() % 5000);
      history.push_back(sent(at, static_cast<RequestOutcome>(random() % 5), at + hours(random() % 500)));
    }
    const auto found = budget(history, start + hours(random() % 9000));
    EXPECT_GE(found.limit, 1);
    EXPECT_LE(found.limit, greatest_budget);
  }
}

TEST(RequestStop, NeedsThreeMarksAndWeighsTheRest) {
  EXPECT_FALSE(must_stop({.adverts = 2, .known = 2}));
  EXPECT_TRUE(must_stop({.adverts = 3, .known = 3}));
  EXPECT_FALSE(must_stop({.adverts = 3, .known = 20}));
  EXPECT_TRUE(must_stop({.adverts = 8, .known = 20}));
}

TEST(RequestStop, MarksFade) {
  const std::vector<PastRequest> history(3, sent(start, RequestOutcome::advert, start));
  EXPECT_EQ(marks(history, start + days(179)).adverts, 3);
  EXPECT_EQ(marks(history, start + days(181)).adverts, 0);
}

// Twelve weeks of three kinds of people, each with what DIALOGUE §4 says of them.
struct Sender {
  double accepted = 0;
  double marked = 0;  // the rest is silence
  int wishes_a_week = 0;
};
struct Season {
  int delivered = 0;
  int held_back = 0;
  bool stopped = false;
};
Season season_of(const Sender& sender, unsigned seed) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> chance(0, 1);
  std::vector<PastRequest> history;
  Season season;
  for (int hour = 0; hour < 12 * 7 * 24; ++hour) {
    const Time now = start + hours(hour);
    if (chance(random) > sender.wishes_a_week / (7.0 * 24)) continue;
    std::vector<PastRequest> known;
    for (auto request : history) {
      if (request.outcome_at > now) request.outcome = RequestOutcome::open;
      known.push_back(request);
    }
    if (must_stop(marks(known, now))) {
      season.stopped = true;
      break;
    }
    if (budget(known, now).exhausted()) {
      ++season.held_back;
      continue;
    }
    ++season.delivered;
    const double fate = chance(random);
    const auto outcome = fate < sender.accepted                   ? RequestOutcome::accepted
                         : fate < sender.accepted + sender.marked ? RequestOutcome::advert
                                                                  : RequestOutcome::open;
    history.push_back(sent(now, outcome, now + hours(1 + random() % 96)));
  }
  return season;
}

TEST(RequestStop, PitchersAreStoppedAndGenuineSendersAreNot) {
  int pitchers_stopped = 0;
  int delivered_by_pitchers = 0;
  int genuine_stopped = 0;
  constexpr int runs = 200;
  for (unsigned seed = 0; seed < runs; ++seed) {
    const auto pitch = season_of({.accepted = 0.03, .marked = 0.35, .wishes_a_week = 40}, seed);
    pitchers_stopped += pitch.stopped;
    delivered_by_pitchers += pitch.delivered;
    genuine_stopped += season_of({.accepted = 0.6, .marked = 0.01, .wishes_a_week = 2}, seed).stopped;
  }
  EXPECT_GT(pitchers_stopped, runs * 3 / 4) << "The others are slowed down by their budget.";
  EXPECT_LT(delivered_by_pitchers / runs, 25);
  EXPECT_EQ(genuine_stopped, 0);
}

}  // namespace
}  // namespace stadt::contacts
