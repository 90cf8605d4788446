#include "pillars/store.hpp"

#include <gtest/gtest.h>

#include <functional>

#include "base/collect.hpp"
#include "pillars/rules.hpp"
#include "support/database.hpp"

namespace stadt::pillars_store {
namespace {

constexpr Time now{1'772'960'400'000};
constexpr PersonId drost{1};
constexpr PersonId anna{2};
constexpr PersonId benno{3};

class PillarsStore : public testing::OnBothEngines {
 protected:
  void write(const std::function<void(sql::Transaction&)>& work) {
    EXPECT_TRUE(database_->write_and_wait([&](sql::Transaction& transaction) -> Result<> {
      work(transaction);
      return {};
    }));
  }
  static Notice poster(std::int64_t id, PersonId person, std::chrono::hours ends) {
    Notice notice;
    notice.id = NoticeId{id};
    notice.person = person;
    notice.title = "Offener Abend";
    notice.starts_at = now + ends - std::chrono::hours(3);
    notice.ends_at = now + ends;
    notice.time_zone = "Europe/Berlin";
    notice.posted_at = notice.changed_at = now;
    return notice;
  }
  void hang(const Notice& notice) {
    write([&](sql::Transaction& t) { insert(t, notice, pillars::span_of(notice.ends_at)); });
  }
  std::vector<NoticeId> hanging_at(Time time, int limit = 100) {
    return collect(hanging(db(), pillars::living_spans(time), time, limit), &Hanging::id);
  }
  sql::Session& db() { return database_->session(); }

  std::unique_ptr<sql::Database> database_ = take_database();
};
STADT_ON_BOTH_ENGINES(PillarsStore);

TEST_P(PillarsStore, APlaceIsClaimedOnceUntilItsPosterHasEnded) {
  write([&](sql::Transaction& t) {
    EXPECT_TRUE(claim(t, {drost, NoticeId{1}, now + std::chrono::hours(1)}, now));
    EXPECT_FALSE(claim(t, {drost, NoticeId{2}, now + std::chrono::hours(9)}, now));
    EXPECT_TRUE(claim(t, {anna, NoticeId{3}, now + std::chrono::hours(1)}, now)) << "Everybody has one.";
    EXPECT_FALSE(claim(t, {drost, NoticeId{2}, now + std::chrono::hours(9)}, now + std::chrono::minutes(59)));
    EXPECT_TRUE(claim(t, {drost, NoticeId{2}, now + std::chrono::hours(9)}, now + std::chrono::hours(1)));
  });
  EXPECT_EQ(claim_of(db(), drost)->notice, NoticeId{2});
  write([&](sql::Transaction& t) {
    move_claim(t, {drost, NoticeId{1}, now});  // no longer the one that holds it
    release_claim(t, anna);
  });
  EXPECT_EQ(claim_of(db(), drost)->ends_at, now + std::chrono::hours(9));
  EXPECT_FALSE(claim_of(db(), anna));
}

TEST_P(PillarsStore, WhatHangsIsFoundInAllItsSpansWhatEndsFirstInFront) {
  hang(poster(1, drost, std::chrono::hours(24 * 89)));
  hang(poster(2, anna, std::chrono::hours(24 * 40)));
  hang(poster(3, benno, std::chrono::hours(2)));
  using Ids = std::vector<NoticeId>;
  EXPECT_EQ(hanging_at(now), (Ids{NoticeId{3}, NoticeId{2}, NoticeId{1}}));
  EXPECT_EQ(hanging_at(now, 2), (Ids{NoticeId{3}, NoticeId{2}}));
  EXPECT_EQ(hanging_at(now + std::chrono::hours(2)), (Ids{NoticeId{2}, NoticeId{1}}));
  EXPECT_EQ(hanging_at(now + std::chrono::hours(24 * 89)), Ids());
}

TEST_P(PillarsStore, APosterIsReadAsItWasWrittenAndMovesWithItsEnd) {
  auto notice = poster(1, drost, std::chrono::hours(5));
  notice.html = "<p>Kommt!</p>";
  notice.link = "https://people.example/";
  hang(notice);
  EXPECT_EQ(pillars_store::notice(db(), notice.id), notice);
  const auto before = pillars::span_of(notice.ends_at);
  notice.ends_at = now + std::chrono::hours(24 * 80);
  notice.changed_at = now + std::chrono::hours(1);
  write([&](sql::Transaction& t) { update(t, notice, before, pillars::span_of(notice.ends_at)); });
  notice.changes = 1;
  EXPECT_EQ(pillars_store::notice(db(), notice.id), notice);
  EXPECT_EQ(hanging_at(now + std::chrono::hours(24 * 79)), std::vector{notice.id});
  write([&](sql::Transaction& t) { remove(t, notice.id, pillars::span_of(notice.ends_at)); });
  EXPECT_FALSE(pillars_store::notice(db(), notice.id));
  EXPECT_TRUE(hanging_at(now).empty());
}

TEST_P(PillarsStore, AThumbIsRaisedOnceAndTheNewestComeFirst) {
  const NoticeId evening{1};
  hang(poster(1, drost, std::chrono::hours(5)));
  write([&](sql::Transaction& t) {
    EXPECT_TRUE(insert_thumb(t, evening, anna, now));
    EXPECT_FALSE(insert_thumb(t, evening, anna, now));
    EXPECT_TRUE(insert_thumb(t, evening, benno, now + std::chrono::hours(1)));
    EXPECT_TRUE(count_thumb(t, evening, 2));
    EXPECT_FALSE(count_thumb(t, NoticeId{9}, 1)) << "There is no such poster.";
  });
  EXPECT_EQ(thumbs(db(), std::span(&evening, 1), 5), (std::vector<Thumb>{{evening, benno}, {evening, anna}}));
  EXPECT_EQ(thumbs(db(), std::span(&evening, 1), 1), (std::vector<Thumb>{{evening, benno}}));
  EXPECT_EQ(thumbed(db(), std::span(&evening, 1), anna), std::vector{evening});
  EXPECT_TRUE(thumbed(db(), std::span(&evening, 1), drost).empty());
  write([&](sql::Transaction& t) {
    EXPECT_TRUE(delete_thumb(t, evening, anna));
    EXPECT_FALSE(delete_thumb(t, evening, anna));
  });
  EXPECT_EQ(pillars_store::notice(db(), evening)->thumbs, 2) << "The count is moved by the use case.";
}

}  // namespace
}  // namespace stadt::pillars_store
