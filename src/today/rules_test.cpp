#include "today/rules.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace stadt::today {
namespace {

constexpr Time now{1'800'000'000'000};
constexpr PersonId mira{1};
constexpr PersonId hidden{9};

std::int64_t id_before(std::chrono::minutes span) { return first_id_at(now - span); }

class FiveLines : public ::testing::Test {
 protected:
  Conversation& table(std::chrono::minutes opened, PersonId host, int guests, TableKind kind = TableKind::talk) {
    Conversation made;
    made.id = ConversationId{id_before(opened)};
    made.host = host;
    made.guests = guests;
    made.kind = kind;
    day_.tables.push_back(made);
    return day_.tables.back();
  }
  void thanks(const Conversation& at, PersonId by, std::chrono::minutes ago) {
    day_.thanks.push_back({at.id, PostId{id_before(ago)}, by});
  }
  std::vector<Line> lines() const {
    return choose(day_, looker_, now, [](PersonId person) { return person == hidden; });
  }
  std::vector<LineKind> kinds() const {
    std::vector<LineKind> found;
    for (const auto& line : lines()) found.push_back(line.kind);
    return found;
  }

  Day day_;
  Looker looker_;
};

using std::chrono::minutes;
using enum LineKind;

TEST_F(FiveLines, NothingHappenedInAnEmptyCity) { EXPECT_TRUE(lines().empty()); }

TEST_F(FiveLines, AMemorialCountsEverybodyWhoRemembers) {
  const auto memorial = table(minutes(7000), PersonId{2}, 30, TableKind::memorial).id;
  EXPECT_EQ(lines(), (std::vector<Line>{{.kind = LineKind::memorial, .table = memorial, .count = 31}}));
}

TEST_F(FiveLines, AVisitorIsToldOfNoRequestsAndNoAnswers) {
  table(minutes(500), PersonId{2}, 5);
  EXPECT_EQ(kinds(), (std::vector{free_chair}));
}

TEST_F(FiveLines, TheNewestAnswerToTheViewerIsTold) {
  const auto older = table(minutes(500), mira, 3).id;
  const auto newer = table(minutes(600), mira, 3).id;
  looker_ = {.person = mira,
             .answers = {{older, PostId{id_before(minutes(60))}, PersonId{3}},
                         {newer, PostId{id_before(minutes(30))}, PersonId{4}}},
             .sits_at = {}};
  EXPECT_EQ(lines().front(), (Line{answered_you, PersonId{4}, newer, 0}));
}

TEST_F(FiveLines, AnAnswerOfYesterdayIsNoNews) {
  const auto at = table(minutes(5000), mira, 3).id;
  looker_ = {.person = mira, .answers = {{at, PostId{id_before(minutes(24 * 60))}, PersonId{3}}}, .sits_at = {}};
  EXPECT_TRUE(lines().empty());
}

TEST_F(FiveLines, RequestsAreCounted) {
  looker_ = {.person = mira, .answers = {}, .sits_at = {}, .requests = 2};
  EXPECT_EQ(lines(), (std::vector<Line>{{.kind = LineKind::request, .count = 2}}));
}

TEST_F(FiveLines, OneOccasionIsToldTheNewestOfToday) {
  looker_ = {.person = mira,
             .answers = {},
             .sits_at = {},
             .news = {{hidden, OccasionKind::other, now - minutes(5)},
                      {PersonId{3}, OccasionKind::self_employed, now - minutes(60)},
                      {PersonId{4}, OccasionKind::new_role, now - minutes(90)}}};
  EXPECT_EQ(lines(),
            (std::vector<Line>{
                {.kind = LineKind::occasion, .person = PersonId{3}, .occasion = OccasionKind::self_employed}}));
  looker_.news = {{PersonId{3}, OccasionKind::other, now - minutes(24 * 60)}};
  EXPECT_TRUE(lines().empty()) << "That was yesterday's.";
}

TEST_F(FiveLines, WhoHasJustArrivedIsIntroducedByTheirFirstTable) {
  const PersonId newcomer{id_before(minutes(40))};
  const auto first = table(minutes(20), newcomer, 1).id;
  EXPECT_EQ(lines(), (std::vector<Line>{{LineKind::newcomer, newcomer, first, 1}}));
  looker_.person = newcomer;
  EXPECT_TRUE(lines().empty()) << "Nobody is introduced to themselves.";
}

TEST_F(FiveLines, AFreeChairIsOneWhereTheViewerDoesNotSitYet) {
  const auto full = table(minutes(100), PersonId{2}, 15).id;
  const auto own = table(minutes(200), mira, 9).id;
  const auto sat_at = table(minutes(300), PersonId{3}, 8).id;
  const auto free = table(minutes(400), PersonId{4}, 7).id;
  looker_ = {.person = mira, .answers = {}, .sits_at = {sat_at}};
  const auto told = lines();
  ASSERT_FALSE(told.empty());
  EXPECT_EQ(told.front(), (Line{.kind = free_chair, .table = free, .count = 8}));
  for (const auto& line : told) EXPECT_NE(line.table, own) << "One's own table is no talk of others.";
  EXPECT_NE(full, free);
}

TEST_F(FiveLines, NothingOfHiddenPeopleIsTold) {
  const auto& at = table(minutes(100), PersonId{2}, 1);
  thanks(at, hidden, minutes(10));
  table(minutes(200), hidden, 9);
  EXPECT_TRUE(lines().empty());
}

TEST_F(FiveLines, EachTableStandsOnceAndFiveAreEnough) {
  for (int i = 0; i < 12; ++i) table(minutes(100 + i), PersonId{20 + i}, 3 + i % 3);
  thanks(day_.tables[4], PersonId{3}, minutes(10));
  const auto told = lines();
  EXPECT_EQ(told.size(), most_lines);
  for (const auto& line : told) {
    EXPECT_EQ(std::ranges::count(told, line.table, &Line::table), 1) << line.table.value;
  }
}

TEST_F(FiveLines, TheNewestThanksAreTold) {
  const auto first = table(minutes(700), PersonId{2}, 1);
  const auto second = table(minutes(800), PersonId{3}, 1);
  thanks(first, PersonId{5}, minutes(300));
  thanks(second, PersonId{6}, minutes(30));
  EXPECT_EQ(lines(), (std::vector<Line>{{LineKind::thanks, PersonId{6}, second.id, 0}}));
}

}  // namespace
}  // namespace stadt::today
