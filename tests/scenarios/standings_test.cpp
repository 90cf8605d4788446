// What is computed at night and kept: standings of people, the quality of tables.
#include <gtest/gtest.h>

#include <algorithm>

#include "feed/store.hpp"
#include "posts/posts.hpp"
#include "sight/standing.hpp"
#include "sight/table_quality.hpp"
#include "support/city.hpp"
#include "support/database.hpp"

namespace stadt::testing {
namespace {

using Standings = std::vector<Standing>;

class AtNight : public OnBothEngines {
 protected:
  AtNight() { env_.set_time(from_iso("2026-11-27T12:00:00Z").value()); }

  bool keep(const Standings& computed) {
    const auto kept = standings::keep(*database_, env_, [&] { return computed; });
    EXPECT_TRUE(kept) << kept.error().message;
    return kept && *kept;
  }
  Standings kept() {
    auto all = standings::all(database_->session());
    std::ranges::sort(all, {}, &Standing::person);
    return all;
  }
  int events() { return database_->session().find<int>("SELECT count(*) FROM event WHERE kind = 100").value_or(0); }
  std::vector<std::int64_t> ranked(dialogue::Pace pace, int limit) {
    std::vector<std::int64_t> found;
    feed_store::Rank below;
    for (;;) {
      const auto page = feed_store::by_quality(database_->session(), pace, below, limit);
      for (const auto& one : page) found.push_back(one.table.value);
      if (std::ssize(page) < limit) return found;
      below = {page.back().key, page.back().table};
    }
  }

  FakeEnv env_;
  std::unique_ptr<sql::Database> database_ = take_database();
};
STADT_ON_BOTH_ENGINES(AtNight);

TEST_P(AtNight, StandingsAreWrittenAndEverybodyIsTold) {
  const Standings computed = {{PersonId{1}, 15, 0}, {PersonId{2}, 80, 7}};
  EXPECT_TRUE(keep(computed));
  EXPECT_EQ(kept(), computed);
  EXPECT_EQ(events(), 1);
  EXPECT_EQ(standings::of(database_->session(), PersonId{2}), computed[1]);
  EXPECT_FALSE(standings::of(database_->session(), PersonId{3}));
}

TEST_P(AtNight, OnceANightIsEnough) {
  EXPECT_TRUE(keep({{PersonId{1}, 15, 0}}));
  env_.pass(std::chrono::hours(14));
  EXPECT_FALSE(keep({{PersonId{1}, 20, 0}}));
  env_.pass(std::chrono::hours(1));
  EXPECT_TRUE(keep({{PersonId{1}, 20, 0}}));
  EXPECT_EQ(kept(), (Standings{{PersonId{1}, 20, 0}}));
  EXPECT_EQ(events(), 2);
}

TEST_P(AtNight, WhatIsTheSameIsNotWrittenAgainAndWhoIsNotNamedIsForgotten) {
  keep({{PersonId{1}, 15, 0}, {PersonId{2}, 80, 7}, {PersonId{3}, 30, 7}});
  env_.pass(std::chrono::days(1));
  keep({{PersonId{1}, 15, 0}, {PersonId{2}, 81, 7}});
  EXPECT_EQ(kept(), (Standings{{PersonId{1}, 15, 0}, {PersonId{2}, 81, 7}}));
  EXPECT_EQ(database_->session().query<PersonId>("SELECT person_id FROM standing WHERE computed_at = $1", env_.now()),
            std::vector<PersonId>{PersonId{2}});
}

TEST_P(AtNight, OneNodeComputesAtATime) {
  bool other_did = true;
  const auto kept = standings::keep(*database_, env_, [&]() -> Standings {
    other_did = keep({});
    return {{PersonId{1}, 15, 0}};
  });
  EXPECT_TRUE(kept && *kept);
  EXPECT_FALSE(other_did);
}

TEST_P(AtNight, WhoseNodeHasDiedIsComputedByAnotherOne) {
  struct Died {};
  EXPECT_THROW(
      { [[maybe_unused]] auto lost = standings::keep(*database_, env_, []() -> Standings { throw Died(); }); }, Died);
  EXPECT_FALSE(keep({{PersonId{1}, 15, 0}})) << "the first one may be at it still";
  env_.pass(std::chrono::hours(2));
  EXPECT_TRUE(keep({{PersonId{1}, 15, 0}}));
}

TEST_P(AtNight, ManyPeopleAreWrittenInBatches) {
  Standings many;
  for (int i = 1; i <= 2500; ++i) many.push_back({PersonId{i}, i % 100, i % 7});
  EXPECT_TRUE(keep(many));
  EXPECT_EQ(kept(), many);
  env_.pass(std::chrono::days(1));
  EXPECT_TRUE(keep({}));
  EXPECT_EQ(kept(), Standings());
}

TEST_P(AtNight, WithoutMemoryTheKeptStandingIsFrozenWithAPost) {
  City city(take_database());
  const auto anna = city.arrive("anna");
  auto& database = city.app().database();
  const PersonId person{parse_id(anna.id).value_or(0)};
  ASSERT_TRUE(standings::keep(database, city.env(), [&] { return Standings{{person, 42, 3}}; }));
  Accounts accounts("https://stadt.example");
  const Sight not_ready;
  const PostsParts parts{city.env(), accounts, not_ready, "https://stadt.example"};
  const Viewer viewer{.person = person, .app = {}, .scopes = {}};
  const auto prepared = posts::prepare(parts, database.session(), viewer, {.text = "Wo verlieren wir sie?"});
  ASSERT_TRUE(prepared) << prepared.error().message;
  PostId id;
  ASSERT_TRUE(database.write_and_wait([&](sql::Transaction& transaction) -> Result<> {
    id = TRY(posts::create(transaction, parts, *prepared));
    return {};
  }));
  EXPECT_EQ(database.session().find<int>("SELECT trust FROM post WHERE id = $1", id), 42);
  EXPECT_EQ(database.session().find<int>("SELECT community FROM post WHERE id = $1", id), 3);
}

TEST_P(AtNight, TablesStandInTheOrderOfTheirQualityWithinTheirPace) {
  using enum dialogue::Pace;
  const std::vector<TableQuality> tables = {{ConversationId{1}, talk, 500, Time{5}, {1, 2, 3, 4, 5, -6, -7}},
                                            {ConversationId{2}, talk, 900, Time{6}, {}},
                                            {ConversationId{3}, memorial, 700, Time{7}, {}},
                                            {ConversationId{4}, talk, 500, Time{8}, {}},
                                            {ConversationId{5}, talk, 500, Time{9}, {}},
                                            {ConversationId{6}, talk, -3, Time{9}, {}}};
  for (int repeated = 0; repeated < 2; ++repeated) {
    ASSERT_TRUE(qualities::keep(*database_, tables, {}));
    for (const int limit : {1, 2, 3, 20}) {
      EXPECT_EQ(ranked(talk, limit), (std::vector<std::int64_t>{2, 5, 4, 1, 6})) << limit;
      EXPECT_EQ(ranked(memorial, limit), std::vector<std::int64_t>{3});
      EXPECT_EQ(ranked(live, limit), std::vector<std::int64_t>());
    }
  }
  const ConversationId wanted[] = {ConversationId{1}, ConversationId{99}};
  const auto one = feed_store::qualities(database_->session(), wanted);
  ASSERT_EQ(one.size(), 1u);
  EXPECT_EQ(one[0].key, 500);
  EXPECT_EQ(one[0].grew_at, Time{5});
  EXPECT_EQ(qualities::read_terms(one[0].terms), tables[0].terms);
}

TEST_P(AtNight, ATableThatChangesMovesAndOneThatIsGoneLeaves) {
  using enum dialogue::Pace;
  ASSERT_TRUE(qualities::keep(*database_,
                              std::vector<TableQuality>{{ConversationId{1}, talk, 1, {}, {}},
                                                        {ConversationId{2}, talk, 2, {}, {}},
                                                        {ConversationId{3}, talk, 3, {}, {}}},
                              {}));
  ASSERT_TRUE(qualities::keep(*database_,
                              std::vector<TableQuality>{{ConversationId{1}, talk, 4, {}, {}},
                                                        {ConversationId{1}, talk, 5, {}, {}},
                                                        {ConversationId{2}, live, 2, {}, {}}},
                              std::vector<ConversationId>{ConversationId{3}, ConversationId{9}}));
  EXPECT_EQ(ranked(talk, 20), std::vector<std::int64_t>{1});
  EXPECT_EQ(ranked(live, 20), std::vector<std::int64_t>{2});
  EXPECT_EQ(feed_store::by_quality(database_->session(), talk, {}, 1)[0].key, 5);
}

TEST_P(AtNight, ManyTablesAreKeptInBatches) {
  std::vector<TableQuality> many;
  std::vector<ConversationId> gone;
  for (int i = 1; i <= 2300; ++i) {
    many.push_back({ConversationId{i << id_bucket_shift}, dialogue::Pace::talk, i, Time{i}, {}});
    if (i > 1) gone.push_back(many.back().table);
  }
  ASSERT_TRUE(qualities::keep(*database_, many, {}));
  EXPECT_EQ(ranked(dialogue::Pace::talk, 500).size(), many.size());
  ASSERT_TRUE(qualities::keep(*database_, {}, gone));
  EXPECT_EQ(ranked(dialogue::Pace::talk, 500), std::vector<std::int64_t>{many[0].table.value});
}

TEST(KeptTerms, AreSevenNumbersOrNone) {
  EXPECT_EQ(qualities::kept_terms({1, -2, 0, 4, 5, 6, 7}), "[1,-2,0,4,5,6,7]");
  EXPECT_EQ(qualities::read_terms("[1,-2,0,4,5,6,7]"), (std::array<int, quality_terms>{1, -2, 0, 4, 5, 6, 7}));
  for (const auto* broken : {"", "[]", "{}", "[1,2,3,4,5,6]", "[1,2,3,4,5,6,7,8]", "[1,2,3,4,5,6,\"x\"]", "null"}) {
    EXPECT_FALSE(qualities::read_terms(broken)) << broken;
  }
}

}  // namespace
}  // namespace stadt::testing
