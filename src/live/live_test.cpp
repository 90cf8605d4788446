#include "live/live.hpp"

#include <gtest/gtest.h>

namespace stadt {
namespace {

class LiveTest : public ::testing::Test {
 protected:
  ~LiveTest() override { database_->stop(); }

  static std::unique_ptr<sql::Database> open_database() {
    sql::Settings settings;
    settings.database = ":memory:";
    return std::move(*sql::Database::open(settings));
  }
  // The code of the refusal, or "yes"; nobody takes the stream, so that it ends at once.
  static std::string open(Live& live, const Live::Opening& opening = {}) {
    const auto stream = live.open(opening);
    return stream ? "yes" : stream.error().code;
  }
  LiveParts parts(http::Streams& streams) {
    return {.env = env_,
            .database = *database_,
            .sight = sight_,
            .accounts = accounts_,
            .statuses = statuses_,
            .streams = streams,
            .entities = {}};
  }

  FakeEnv env_;
  std::unique_ptr<sql::Database> database_ = open_database();
  Sight sight_;
  Accounts accounts_{"https://stadt.example"};
  Statuses statuses_{"https://stadt.example", accounts_, sight_};
};

TEST_F(LiveTest, NobodyListensBeforeTheCityKnowsWhoIsHiddenFromWhom) {
  http::Streams streams;
  Live live(parts(streams));
  EXPECT_EQ(open(live), "live.starting");
  sight_.rebuild(database_->session());
  EXPECT_EQ(open(live), "yes");
}

TEST_F(LiveTest, TheCityHasSoManyStreamsAndNoMore) {
  sight_.rebuild(database_->session());
  http::Streams streams({.most = 0});
  Live live(parts(streams));
  EXPECT_EQ(open(live), "live.full");
}

TEST_F(LiveTest, ANetworkHasSoManyStreamsAndEverybodyTheirOwn) {
  sight_.rebuild(database_->session());
  http::Streams streams;
  Live live(parts(streams));
  std::vector<std::shared_ptr<http::Stream>> kept;
  kept.reserve(1000);
  const Live::Opening visitor{.viewer = {}, .address = "192.0.2.7", .subscriptions = {}};
  for (int i = 0; i < 1000; ++i) kept.push_back(*live.open(visitor));
  EXPECT_EQ(open(live, visitor), "live.streams");
  EXPECT_EQ(open(live, {.viewer = {}, .address = "192.0.2.8", .subscriptions = {}}), "yes");
  EXPECT_EQ(open(live, {.viewer = {.person = PersonId{1}}, .address = "192.0.2.7", .subscriptions = {}}), "yes");
  kept.pop_back();
  EXPECT_EQ(open(live, visitor), "yes");
}

TEST_F(LiveTest, AStreamMayOutliveTheCity) {
  sight_.rebuild(database_->session());
  http::Streams streams;
  auto live = std::make_unique<Live>(parts(streams));
  const auto stream = live->open({});
  ASSERT_TRUE(stream);
  live.reset();
}

}  // namespace
}  // namespace stadt
