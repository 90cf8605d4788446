#include "dialogue/feed_rules.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace stadt::dialogue {
namespace {

using std::chrono::days;
using std::chrono::hours;

constexpr Time now{1'800'000'000'000};
constexpr Pace all_paces[] = {Pace::talk, Pace::memorial, Pace::live, Pace::reading};

Candidate good_table() {
  return {.table = ConversationId{7},
          .host = PersonId{2},
          .place = {},
          .grew_at = now,
          .quality = {3000, 2000, 1000, 700, 300, -200, -100},
          .ways = {.person = true}};
}

TEST(Score, IsWhatTheConversationIsWorthWhereNothingElseIsKnown) {
  const auto terms = terms_of(good_table(), now);
  EXPECT_EQ(terms.sum(), 6700);
  EXPECT_EQ(terms[Term::voices], 3000);
  EXPECT_EQ(terms[Term::monologue], -100);
  EXPECT_EQ(terms[Term::age], 0);
}

TEST(Score, QualityInThousandthsIsTheFormulaRounded) {
  const Quality quality{.voices = 2.3456,
                        .exchange = 1,
                        .host = 0.25,
                        .bridge = 0.0004,
                        .nods = 0.15,
                        .heat = -1.2345,
                        .monologue = -0.9996};
  EXPECT_EQ(in_milli_bits(quality), (QualityTerms{2346, 1000, 250, 0, 150, -1235, -1000}));
}

struct PersonalTerm {
  std::string_view name;
  Term term;
  MilliBits bits;
  void (*change)(Candidate&);
};

TEST(Score, EachThingThatConcernsTheReaderIsATerm) {
  const PersonalTerm table[] = {
      {"one close tie", Term::known, 1000, [](Candidate& c) { c.ties = 1; }},
      {"many ties are two bits", Term::known, 2000, [](Candidate& c) { c.ties = 500; }},
      {"a topic of one's own", Term::topic, 1500, [](Candidate& c) { c.topic = 1; }},
      {"half of it", Term::topic, 750, [](Candidate& c) { c.topic = 0.5F; }},
      {"never more than a whole topic", Term::topic, 1500, [](Candidate& c) { c.topic = 3; }},
      {"asked", Term::asked, 2000, [](Candidate& c) { c.ways.asked = true; }},
      {"an unanswered question", Term::answerable, 0, [](Candidate& c) { c.unanswered = true; }},
      {"one can answer what is answered", Term::answerable, 0, [](Candidate& c) { c.can_answer = true; }},
      {"an unanswered question that one can answer", Term::answerable, 1500,
       [](Candidate& c) { c.unanswered = c.can_answer = true; }},
      {"a newcomer's first word", Term::newcomer, 1000, [](Candidate& c) { c.is_first_word = true; }},
      {"36 hours", Term::age, -1000, [](Candidate& c) { c.grew_at = now - hours(36); }},
      {"a fortnight of a memorial", Term::age, -1000,
       [](Candidate& c) {
         c.grew_at = now - days(14);
         c.pace = Pace::memorial;
       }},
      {"a day of something live", Term::age, -2000,
       [](Candidate& c) {
         c.grew_at = now - days(1);
         c.pace = Pace::live;
       }},
      {"a clock that went ahead", Term::age, 0, [](Candidate& c) { c.grew_at = now + hours(3); }},
  };
  for (const auto& row : table) {
    auto candidate = good_table();
    row.change(candidate);
    const auto terms = terms_of(candidate, now);
    EXPECT_EQ(terms[row.term], row.bits) << row.name;
    EXPECT_EQ(terms.sum(), 6700 + row.bits) << row.name;
  }
  EXPECT_EQ(terms_of(good_table(), now, -321).sum(), 6700 - 321);
}

TEST(Score, TheOrderInsideAPaceNeverChangesWithTime) {
  std::mt19937_64 random(21);
  for (int run = 0; run < 3000; ++run) {
    auto one = good_table();
    auto other = good_table();
    one.pace = other.pace = all_paces[random() % std::size(all_paces)];
    // Close to each other, where rounding would show.
    one.grew_at = now - std::chrono::milliseconds(random() % 100'000'000);
    other.grew_at = one.grew_at - std::chrono::milliseconds(random() % 2'000'000);
    other.quality[0] += static_cast<MilliBits>(random() % 40);
    const auto difference = [&](Time at) { return terms_of(one, at).sum() - terms_of(other, at).sum(); };
    const auto first = difference(now);
    for (int later = 0; later < 20; ++later) {
      EXPECT_EQ(difference(now + std::chrono::milliseconds(random() % 10'000'000'000)), first);
    }
  }
}

TEST(Score, AgeIsTheFormulaToTheThousandth) {
  std::mt19937_64 random(22);
  for (int run = 0; run < 3000; ++run) {
    const Pace pace = all_paces[random() % std::size(all_paces)];
    const Time grew_at = now - std::chrono::milliseconds(random() % 200'000'000'000);
    EXPECT_NEAR(age_in_milli_bits(grew_at, now, pace), -1000 * age_bits(grew_at, now, pace), 1.001);
  }
}

TEST(Eligible, IsATableForEachOfItsWaysToTheReader) {
  const Reading reading{.viewer = PersonId{1}, .now = now};
  const Ways ways[] = {{.person = true},    {.tag = true}, {.place = true},
                       {.neighbour = true}, {.own = true}, {.asked = true}};
  for (const auto& way : ways) {
    auto candidate = good_table();
    candidate.ways = way;
    EXPECT_TRUE(is_eligible(candidate, reading));
  }
  auto candidate = good_table();
  candidate.ways = {};
  candidate.topic = 1;
  EXPECT_FALSE(is_eligible(candidate, reading));
  EXPECT_TRUE(is_eligible(candidate, {.viewer = {}, .now = now, .is_stranger = true}));
}

TEST(Exploration, IsOfOtherPeopleWhoTalkAcrossTheirCircles) {
  const Reading reading{.viewer = PersonId{1}, .now = now};
  auto candidate = good_table();
  candidate.ways = {};
  candidate.is_elsewhere = true;
  candidate.quality[static_cast<std::size_t>(Term::bridge)] = 1000;
  EXPECT_TRUE(is_exploration(candidate, reading));
  const auto without = [&](auto change) {
    auto other = candidate;
    change(other);
    return !is_exploration(other, reading);
  };
  EXPECT_TRUE(without([](Candidate& c) { c.quality[static_cast<std::size_t>(Term::bridge)] = 999; }));
  EXPECT_TRUE(without([](Candidate& c) { c.is_elsewhere = false; }));
  EXPECT_TRUE(without([](Candidate& c) { c.ways.tag = true; })) << "It comes up by itself.";
}

TEST(Topic, GrowsWithWhatIsOnesOwnAndStaysWithinOne) {
  EXPECT_EQ(lived(0, false), 0);
  EXPECT_EQ(lived(-5, false), 0);
  EXPECT_FLOAT_EQ(lived(0, true), 0.5F);
  EXPECT_FLOAT_EQ(lived(3, false), 0.5F);
  EXPECT_FLOAT_EQ(lived(1, true), 0.5F) << "Following is no less for a word more.";
  EXPECT_LT(lived(1e9, true), 1.0001F);
  EXPECT_EQ(topic_of({}), 0);
  const float two[] = {0.5F, 0.5F};
  EXPECT_FLOAT_EQ(topic_of(two), 0.75F);
  const float beyond[] = {7, -2};
  EXPECT_FLOAT_EQ(topic_of(beyond), 1);
}

Time moment(std::string_view iso) { return *from_iso(iso); }

TEST(Anniversary, IsTheSameDayOfALaterYearInTheReadersCalendar) {
  const auto years = [](std::string_view opened, std::string_view today, int ahead_minutes = 0) {
    const std::chrono::minutes ahead(ahead_minutes);
    return anniversary(moment(opened) + ahead, moment(today) + ahead).years;
  };
  EXPECT_EQ(years("2025-11-02T20:00:00Z", "2026-11-02T07:00:00Z"), 1);
  EXPECT_EQ(years("2025-11-02T20:00:00Z", "2029-11-02T23:59:59Z"), 4);
  EXPECT_EQ(years("2025-11-02T20:00:00Z", "2025-11-02T21:00:00Z"), 0) << "Its first day is none.";
  EXPECT_EQ(years("2025-11-02T20:00:00Z", "2026-11-03T07:00:00Z"), 0);
  EXPECT_EQ(years("2025-11-02T20:00:00Z", "2026-10-02T07:00:00Z"), 0);
  EXPECT_EQ(years("2026-11-02T20:00:00Z", "2025-11-02T20:00:00Z"), 0);
  EXPECT_EQ(years("2024-02-29T12:00:00Z", "2025-02-28T12:00:00Z"), 1);
  EXPECT_EQ(years("2024-02-29T12:00:00Z", "2028-02-28T12:00:00Z"), 0);
  EXPECT_EQ(years("2024-02-29T12:00:00Z", "2028-02-29T12:00:00Z"), 4);
  EXPECT_EQ(years("2025-11-02T23:30:00Z", "2026-11-02T23:30:00Z", 60), 1);
  EXPECT_EQ(years("2025-11-02T23:30:00Z", "2026-11-02T12:00:00Z", 60), 0) << "There it was the third already.";
}

TEST(Terms, HaveTheNamesOfTheInterface) {
  constexpr std::string_view names[] = {"voices", "exchange", "host",  "bridge", "nods",       "heat",     "monologue",
                                        "age",    "known",    "topic", "asked",  "answerable", "newcomer", "foresight"};
  static_assert(std::size(names) == term_count);
  for (std::size_t i = 0; i < term_count; ++i) {
    EXPECT_EQ(boost::describe::enum_to_string(static_cast<Term>(i), "?"), names[i]);
  }
}

}  // namespace
}  // namespace stadt::dialogue
