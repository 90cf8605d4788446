#include "dialogue/page_rules.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "base/collect.hpp"

namespace stadt::dialogue {
namespace {

constexpr Time now{1'800'000'000'000};
constexpr auto bridge = static_cast<std::size_t>(Term::bridge);

using Candidates = std::vector<Candidate>;

class Chance {
 public:
  explicit Chance(unsigned seed) : random_(seed) {}

  int below(int bound) { return static_cast<int>(random_() % static_cast<unsigned>(bound)); }
  bool one_in(int count) { return below(count) == 0; }

  Candidate table(std::int64_t id, int hosts, int places) {
    Candidate one;
    one.table = ConversationId{id};
    one.host = PersonId{1 + below(hosts)};
    one.place = PlaceId{below(places)};
    one.pace = one_in(8) ? Pace::memorial : Pace::talk;
    one.grew_at = now - std::chrono::minutes(below(20'000));
    for (auto& bits : one.quality) bits = below(2500) - 300;
    one.ties = one_in(3) ? static_cast<float>(below(60)) / 10 : 0;
    one.topic = one_in(3) ? static_cast<float>(below(100)) / 100 : 0;
    one.ways = {.person = one.ties > 0,
                .tag = one.topic > 0,
                .place = one_in(9),
                .neighbour = one_in(9),
                .own = one_in(20),
                .asked = one_in(60)};
    one.unanswered = one_in(12);
    one.can_answer = one_in(4);
    one.is_first_word = one_in(25);
    one.is_elsewhere = one_in(2);
    one.years = one.pace == Pace::memorial && one_in(10) ? 1 + below(9) : 0;
    return one;
  }
  Candidates tables(int count, int hosts, int places) {
    Candidates all;
    for (int i = 0; i < count; ++i) all.push_back(table(i + 1, hosts, places));
    std::ranges::shuffle(all, random_);
    return all;
  }
  Candidates of_any_city() { return tables(below(900), 1 + below(200), 1 + below(40)); }

  std::mt19937& random() { return random_; }

 private:
  std::mt19937 random_;
};

Reading reading_of(std::int64_t viewer = 5, std::int64_t day = 20'000) {
  return {.viewer = PersonId{viewer}, .now = now, .day = day};
}

std::vector<Placed> page_of(const Candidates& all, const Reading& reading = reading_of()) {
  return Laying(all, reading).page();
}

std::vector<ConversationId> tables_of(const Candidates& all, const std::vector<Placed>& page) {
  return collect(page, [&](const auto& placed) { return all[placed.candidate].table; });
}

int count(const std::vector<Placed>& page, Slot slot) {
  return static_cast<int>(std::ranges::count(page, slot, &Placed::slot));
}

TEST(Page, KeepsItsLimitsWhateverTheCityIsLike) {
  Chance chance(31);
  for (int run = 0; run < 500; ++run) {
    const auto all = chance.of_any_city();
    const auto page = page_of(all);
    EXPECT_LE(page.size(), tables_on_page);
    std::map<PersonId, int> hosts;
    std::map<PlaceId, int> places;
    std::set<ConversationId> tables;
    for (const auto& placed : page) {
      const auto& table = all[placed.candidate];
      EXPECT_LE(++hosts[table.host], most_of_host);
      EXPECT_TRUE(!table.place || ++places[table.place] <= most_of_place);
      EXPECT_TRUE(tables.insert(table.table).second) << "A table stands once.";
    }
  }
}

TEST(Page, OneOfEightAtMostIsBeyondOnesOwnCircle) {
  Chance chance(32);
  for (int run = 0; run < 500; ++run) {
    const auto all = chance.of_any_city();
    int explored = 0;
    int seen = 0;
    for (const auto& placed : page_of(all)) {
      ++seen;
      if (placed.slot != Slot::exploration) continue;
      EXPECT_LE(++explored, (seen + 7) / 8);
      const auto& table = all[placed.candidate];
      EXPECT_GE(table.quality[bridge], 1000);
      EXPECT_TRUE(table.is_elsewhere);
      EXPECT_FALSE(table.ways.any());
    }
  }
}

TEST(Page, TheExplanationIsTheScoreToTheLastThousandth) {
  Chance chance(33);
  for (int run = 0; run < 300; ++run) {
    const auto all = chance.of_any_city();
    Laying laying(all, reading_of());
    std::vector<MilliBits> bits(laying.leaders().size());
    for (auto& one : bits) one = chance.below(4001) - 2000;
    laying.foresee(bits);
    for (const auto& placed : laying.page()) {
      EXPECT_EQ(placed.score, terms_of(all[placed.candidate], now, placed.foresight).sum());
    }
  }
}

TEST(Page, WhatStandsByItsScoreStandsInTheOrderOfTheScores) {
  Chance chance(34);
  for (int run = 0; run < 300; ++run) {
    const auto all = chance.of_any_city();
    MilliBits above = INT32_MAX;
    for (const auto& placed : page_of(all)) {
      if (placed.slot != Slot::dialogue) continue;
      EXPECT_LE(placed.score, above);
      above = placed.score;
    }
  }
}

// Who stands by their score, when everything is sorted and taken one after the other.
std::vector<ConversationId> sorted_page(Candidates all) {
  std::erase_if(all, [](const auto& table) { return !is_eligible(table, reading_of()); });
  std::ranges::sort(all, [](const auto& one, const auto& other) {
    const auto own = terms_of(one, now).sum();
    const auto others = terms_of(other, now).sum();
    return own != others ? own > others : one.table > other.table;
  });
  std::vector<ConversationId> page;
  std::map<PersonId, int> hosts;
  std::map<PlaceId, int> places;
  for (const auto& table : all) {
    if (page.size() == tables_on_page) break;
    if (hosts[table.host] == most_of_host || (table.place && places[table.place] == most_of_place)) continue;
    ++hosts[table.host];
    ++places[table.place];
    page.push_back(table.table);
  }
  return page;
}

TEST(Page, IsWhatSortingEverythingWouldGive) {
  Chance chance(35);
  for (int run = 0; run < 300; ++run) {
    auto all = chance.of_any_city();
    for (auto& table : all) {
      table.unanswered = table.is_first_word = table.is_elsewhere = false;
      table.years = 0;
    }
    const auto page = tables_of(all, page_of(all));
    EXPECT_EQ(page, sorted_page(all));
    Laying with_leaders(all, reading_of());
    with_leaders.leaders();
    EXPECT_EQ(tables_of(all, with_leaders.page()), page) << "Taking the leaders out changes nothing.";
  }
}

TEST(Page, DoesNotDependOnTheOrderOfItsCandidates) {
  Chance chance(36);
  for (int run = 0; run < 200; ++run) {
    auto all = chance.of_any_city();
    const auto page = tables_of(all, page_of(all));
    std::ranges::shuffle(all, chance.random());
    EXPECT_EQ(tables_of(all, page_of(all)), page);
  }
}

// Forty tables of people one knows, well talked at, each of another host.
Candidates lively_evening() {
  Candidates all;
  for (int i = 0; i < 40; ++i) {
    Candidate table;
    table.table = ConversationId{i + 1};
    table.host = PersonId{100 + i};
    table.grew_at = now - std::chrono::minutes(10 * i);
    table.quality = {4000, 3000, 1000, 500, 300, 0, 0};
    table.ties = 2;
    table.ways.person = true;
    all.push_back(table);
  }
  return all;
}

Candidate quiet_table(std::int64_t id) {
  Candidate table;
  table.table = ConversationId{id};
  table.host = PersonId{1000 + id};
  table.grew_at = now - std::chrono::hours(20);
  return table;
}

TEST(Page, KeepsTwoPlacesForQuestionsThatNobodyHasAnswered) {
  auto all = lively_evening();
  for (int i = 0; i < 6; ++i) {
    auto question = quiet_table(200 + i);
    question.unanswered = question.can_answer = true;
    all.push_back(question);
  }
  const auto page = page_of(all);
  EXPECT_EQ(page.size(), tables_on_page);
  EXPECT_EQ(count(page, Slot::unanswered), 2);
  EXPECT_EQ(page[3].slot, Slot::unanswered);
  EXPECT_EQ(page[10].slot, Slot::unanswered);
}

TEST(Page, AQuestionThatConcernsTheReaderInNoWayHasNoPlace) {
  auto all = lively_evening();
  auto question = quiet_table(200);
  question.unanswered = true;
  all.push_back(question);
  EXPECT_EQ(count(page_of(all), Slot::unanswered), 0);
  all.back().ways.tag = true;
  EXPECT_EQ(count(page_of(all), Slot::unanswered), 1);
}

TEST(Page, WhatComesUpByItselfNeedsNoPlace) {
  auto all = lively_evening();
  all[0].unanswered = all[1].unanswered = true;
  const auto page = page_of(all);
  EXPECT_EQ(count(page, Slot::unanswered), 0);
  EXPECT_EQ(tables_of(all, page)[0], all[0].table);
}

TEST(Page, ANewcomersFirstWordIsHeardBySomebodyEachDay) {
  auto all = lively_evening();
  for (int i = 0; i < 10; ++i) {
    all.push_back(quiet_table(300 + i));
    all.back().is_first_word = true;
  }
  std::set<ConversationId> heard;
  for (int viewer = 1; viewer <= 300; ++viewer) {
    const auto page = page_of(all, reading_of(viewer));
    ASSERT_EQ(count(page, Slot::newcomer), 1);
    const auto found = std::ranges::find(page, Slot::newcomer, &Placed::slot);
    heard.insert(all[found->candidate].table);
  }
  EXPECT_EQ(heard.size(), 10U) << "All readers together hear all of them.";
}

ConversationId explored(const Candidates& all, const Reading& reading) {
  for (const auto& placed : page_of(all, reading)) {
    if (placed.slot == Slot::exploration) return all[placed.candidate].table;
  }
  return {};
}

TEST(Page, WhatIsExploredStaysForADayAndDiffersBetweenReaders) {
  auto all = lively_evening();
  for (int i = 0; i < 30; ++i) {
    all.push_back(quiet_table(400 + i));
    all.back().quality[bridge] = 1200;
    all.back().is_elsewhere = true;
  }
  auto reading = reading_of();
  const auto chosen = explored(all, reading);
  ASSERT_TRUE(chosen);
  EXPECT_EQ(page_of(all)[7].slot, Slot::exploration);
  EXPECT_EQ(page_of(all)[15].slot, Slot::exploration);
  for (int hour = 1; hour < 24; ++hour) {
    reading.now = now + std::chrono::hours(hour);
    EXPECT_EQ(explored(all, reading), chosen);
  }
  std::set<ConversationId> by_day;
  std::set<ConversationId> by_viewer;
  for (int i = 0; i < 100; ++i) {
    by_day.insert(explored(all, reading_of(5, 20'000 + i)));
    by_viewer.insert(explored(all, reading_of(5 + i)));
  }
  EXPECT_GT(by_day.size(), 10U);
  EXPECT_GT(by_viewer.size(), 10U);
}

TEST(Page, AMemorialReturnsOnItsAnniversary) {
  auto all = lively_evening();
  auto memorial = quiet_table(500);
  memorial.pace = Pace::memorial;
  memorial.grew_at = now - std::chrono::days(365);
  memorial.ways.tag = true;
  all.push_back(memorial);
  EXPECT_EQ(std::ranges::count(tables_of(all, page_of(all)), memorial.table), 0);
  all.back().years = 1;
  const auto page = page_of(all);
  EXPECT_EQ(page[1].slot, Slot::anniversary);
  EXPECT_EQ(all[page[1].candidate].table, memorial.table);
}

TEST(Page, EndsWhereNothingIsLeft) {
  EXPECT_TRUE(page_of({}).empty());
  auto all = lively_evening();
  all.resize(3);
  EXPECT_EQ(page_of(all).size(), 3U);
  for (int i = 0; i < 9; ++i) {
    all.push_back(quiet_table(400 + i));
    all.back().quality[bridge] = 2000;
    all.back().is_elsewhere = true;
  }
  const auto page = page_of(all);
  EXPECT_EQ(page.size(), 4U) << "One of eight, also on a short page.";
  EXPECT_EQ(page.back().slot, Slot::exploration);
}

TEST(Page, ForAStrangerAllOfTheCityIsOpen) {
  auto all = lively_evening();
  for (auto& table : all) table.ways = {};
  EXPECT_TRUE(page_of(all).empty());
  auto reading = reading_of();
  reading.is_stranger = true;
  EXPECT_EQ(page_of(all, reading).size(), tables_on_page);
}

TEST(Page, ForesightMovesTheLeadersAndNobodyElse) {
  auto all = lively_evening();
  Laying laying(all, reading_of());
  const auto leaders = laying.leaders();
  ASSERT_EQ(leaders.size(), all.size());
  std::vector<MilliBits> bits(leaders.size(), 0);
  bits[30] = 2000;
  laying.foresee(bits);
  const auto page = laying.page();
  EXPECT_EQ(page.front().candidate, leaders[30]);
  EXPECT_EQ(page.front().foresight, 2000);
  EXPECT_EQ(page[1].candidate, leaders[0]);
  EXPECT_EQ(page[1].foresight, 0);
}

TEST(Page, OnlyTheLeadersAreForeseen) {
  Chance chance(37);
  const auto all = chance.tables(900, 300, 100);
  Laying laying(all, reading_of());
  const auto leaders = laying.leaders();
  ASSERT_EQ(leaders.size(), leaders_foreseen);
  for (std::size_t i = 1; i < leaders.size(); ++i) {
    EXPECT_GE(terms_of(all[leaders[i - 1]], now).sum(), terms_of(all[leaders[i]], now).sum());
  }
}

}  // namespace
}  // namespace stadt::dialogue
