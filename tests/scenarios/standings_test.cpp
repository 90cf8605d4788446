// What is computed at night and kept: standings of people, the quality of tables.
#include <gtest/gtest.h>

#include <algorithm>

#include "dialogue/quality_rules.hpp"
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
  // In the order in which pages read them.
  std::vector<std::int64_t> ranked(dialogue::Pace pace) {
    return database_->session().query<std::int64_t>(
        "SELECT conversation_id FROM table_quality WHERE pace = $1 ORDER BY key DESC, conversation_id DESC", pace);
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
  EXPECT_EQ(standings::computed_at(database_->session()), env_.now());
}

TEST_P(AtNight, ANewcomerIsTrustedLeastOnceAnybodyIsTrustedLess) {
  const PersonId newcomer{9};
  EXPECT_EQ(standings::of(database_->session(), newcomer), (Standing{newcomer, 100, 0})) << "nothing is known";
  keep({{PersonId{1}, 100, 0}});
  EXPECT_EQ(standings::of(database_->session(), newcomer), (Standing{newcomer, 100, 0})) << "a young city";
  env_.pass(std::chrono::days(1));
  keep({{PersonId{1}, 100, 0}, {PersonId{2}, 40, 0}});
  EXPECT_EQ(standings::of(database_->session(), newcomer), (Standing{newcomer, 15, 0}));
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

TableQuality quality(std::int64_t table, dialogue::Pace pace, std::int64_t key) {
  return {.table = ConversationId{table}, .pace = static_cast<int>(pace), .key = key, .grew_at = Time{5}};
}

TEST_P(AtNight, TablesStandInTheOrderOfTheirQualityWithinTheirPace) {
  using enum dialogue::Pace;
  const std::vector<TableQuality> tables = {quality(1, talk, 500), quality(2, talk, 900), quality(3, memorial, 700),
                                            quality(4, talk, 500), quality(5, talk, 500), quality(6, talk, -3)};
  for (int repeated = 0; repeated < 2; ++repeated) {
    ASSERT_TRUE(qualities::keep(*database_, tables, {}));
    EXPECT_EQ(ranked(talk), (std::vector<std::int64_t>{2, 5, 4, 1, 6}));
    EXPECT_EQ(ranked(memorial), std::vector<std::int64_t>{3});
    EXPECT_EQ(ranked(live), std::vector<std::int64_t>());
  }
}

// What memory would say of a table is what a page says of it while memory is not there.
TEST_P(AtNight, PagesReadWhatSightHasKept) {
  City city(take_database());
  const auto anna = city.arrive("anna");
  const auto root = city.write(anna, "Wo verlieren wir sie?");
  auto& database = city.app().database();
  auto kept = quality(parse_id(root).value_or(0), dialogue::Pace::talk, 77);
  kept.terms = {1, 2, 3, 4, 5, -6, -7};
  ASSERT_TRUE(qualities::keep(database, std::vector{kept}, {}));
  const std::int64_t paces[] = {0, 1};
  const auto read = feed_store::by_quality(database.session(), paces, 20);
  ASSERT_EQ(read.size(), 1u);
  EXPECT_EQ(read[0].table, kept.table);
  EXPECT_EQ(read[0].key, 77);
  EXPECT_EQ(read[0].grew_at, kept.grew_at);
  EXPECT_EQ(read[0].terms, "[1,2,3,4,5,-6,-7]");
}

TEST_P(AtNight, ATableThatChangesMovesAndOneThatIsGoneLeaves) {
  using enum dialogue::Pace;
  const std::vector before = {quality(1, talk, 1), quality(2, talk, 2), quality(3, talk, 3)};
  const std::vector after = {quality(1, talk, 4), quality(1, talk, 5), quality(2, live, 2)};
  ASSERT_TRUE(qualities::keep(*database_, before, {}));
  ASSERT_TRUE(qualities::keep(*database_, after, std::vector{ConversationId{3}, ConversationId{9}}));
  EXPECT_EQ(ranked(talk), std::vector<std::int64_t>{1});
  EXPECT_EQ(ranked(live), std::vector<std::int64_t>{2});
  EXPECT_EQ(database_->session().find<std::int64_t>("SELECT key FROM table_quality WHERE pace = 0"), 5);
}

TEST_P(AtNight, ManyTablesAreKeptInBatches) {
  std::vector<TableQuality> many;
  std::vector<ConversationId> gone;
  for (std::int64_t i = 1; i <= 2300; ++i) {
    many.push_back(quality(i << id_bucket_shift, dialogue::Pace::talk, i));
    if (i > 1) gone.push_back(many.back().table);
  }
  ASSERT_TRUE(qualities::keep(*database_, many, {}));
  EXPECT_EQ(ranked(dialogue::Pace::talk).size(), many.size());
  ASSERT_TRUE(qualities::keep(*database_, {}, gone));
  EXPECT_EQ(ranked(dialogue::Pace::talk), std::vector<std::int64_t>{many[0].table.value});
}

}  // namespace
}  // namespace stadt::testing
