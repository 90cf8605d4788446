#include "occasions/store.hpp"

#include <gtest/gtest.h>

#include "base/collect.hpp"
#include "occasions/rules.hpp"
#include "support/database.hpp"

namespace stadt::occasions_store {
namespace {

constexpr Time now{1'772'960'400'000};
constexpr PersonId tomasz{1};
constexpr PersonId leyla{2};

class OccasionsStore : public testing::OnBothEngines {
 protected:
  Occasion tell(PersonId person, std::chrono::hours ago, Audience audience = Audience::contacts) {
    const Time told = now - ago;
    Occasion occasion{.person = person,
                      .id = OccasionId{first_id_at(told) + person.value},
                      .kind = OccasionKind::new_role,
                      .words = "In eigenen Worten.",
                      .audience = audience,
                      .item = ItemId{7},
                      .told_at = told,
                      .changed_at = told};
    EXPECT_TRUE(database_->write_and_wait([&](sql::Transaction& transaction) -> Result<> {
      insert(transaction, occasion, occasions::span_of(told));
      return {};
    }));
    return occasion;
  }
  static OccasionId since(std::chrono::hours ago) { return OccasionId{first_id_at(now - ago)}; }
  std::vector<OccasionId> told_since(std::chrono::hours ago, int limit = 100) {
    return collect(told(db(), occasions::living_spans(now), since(ago), limit), &Told::id);
  }
  sql::Session& db() { return database_->session(); }

  std::unique_ptr<sql::Database> database_ = take_database();
};
STADT_ON_BOTH_ENGINES(OccasionsStore);

using std::chrono::hours;

TEST_P(OccasionsStore, WhatWasToldIsFoundInItsSpansNewestFirst) {
  const auto old = tell(tomasz, hours(14 * 24 - 1));
  const auto fresh = tell(leyla, hours(1), Audience::public_);
  const auto over = tell(leyla, hours(14 * 24 + 1));
  EXPECT_EQ(told_since(occasions::lasts), (std::vector{fresh.id, old.id}));
  EXPECT_EQ(told_since(occasions::lasts, 1), std::vector{fresh.id});
  EXPECT_EQ(told_since(hours(2)), std::vector{fresh.id});
  const auto rows = told(db(), occasions::living_spans(now), since(hours(2)), 10);
  EXPECT_EQ(rows, (std::vector<Told>{{fresh.id, leyla, Audience::public_}}));
  EXPECT_EQ(occasions_store::occasions(db(), rows), std::vector{fresh});
  EXPECT_EQ(collect(occasions_store::over(db(), leyla, since(occasions::lasts), 10), &Occasion::id),
            std::vector{over.id});
}

TEST_P(OccasionsStore, EachIsItsTellersOwn) {
  auto occasion = tell(tomasz, hours(3));
  tell(leyla, hours(2));
  EXPECT_EQ(of_person(db(), tomasz, since(hours(5)), 10), std::vector{occasion});
  EXPECT_FALSE(occasions_store::occasion(db(), leyla, occasion.id));
  occasion.words = "Anders gesagt.";
  occasion.changed_at = now;
  EXPECT_TRUE(database_->write_and_wait([&](sql::Transaction& transaction) -> Result<> {
    put_words(transaction, occasion);
    return {};
  }));
  EXPECT_EQ(occasions_store::occasion(db(), tomasz, occasion.id), occasion);
  EXPECT_TRUE(database_->write_and_wait([&](sql::Transaction& transaction) -> Result<> {
    remove(transaction, occasion, occasions::span_of(occasion.told_at));
    return {};
  }));
  EXPECT_EQ(told_since(hours(5)).size(), 1U);
  EXPECT_TRUE(of_person(db(), tomasz, since(hours(5)), 10).empty());
}

}  // namespace
}  // namespace stadt::occasions_store
