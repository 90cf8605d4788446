#include "sql/postgres_database.hpp"

#include <gtest/gtest.h>

#include <latch>
#include <thread>

#include "support/postgres.hpp"

namespace stadt::sql {
namespace {

// What a program's followers have heard, in their order.
class Heard {
 public:
  explicit Heard(Database& database) {
    database.follow([this](std::span<const Event> events) {
      std::scoped_lock lock(mutex_);
      for (const auto& event : events) objects_.push_back(event.object);
      changed_.notify_all();
    });
  }
  // Waits for at least so many.
  std::vector<std::int64_t> objects(std::size_t count) {
    std::unique_lock lock(mutex_);
    EXPECT_TRUE(changed_.wait_for(lock, std::chrono::seconds(10), [&] { return objects_.size() >= count; }));
    return objects_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::int64_t> objects_;
};

Result<> record(Transaction& transaction, std::int64_t actor, std::int64_t object) {
  transaction.record({.kind = EventKind::posted, .actor = actor, .object = object});
  return {};
}

class SeveralPrograms : public ::testing::Test {
 protected:
  void SetUp() override {
    if (stadt::testing::postgres_server().empty()) GTEST_SKIP() << "STADT_TEST_POSTGRES names no server.";
    store_ = std::make_unique<stadt::testing::MigratedPostgres>();
    one_ = open();
    other_ = open();
  }
  void TearDown() override {
    one_.reset();
    other_.reset();
  }

  std::unique_ptr<Database> open() {
    auto opened = Database::open({.database = store_->address()});
    EXPECT_TRUE(opened) << opened.error().message;
    return std::move(*opened);
  }
  void cut_all_connections() {
    PostgresSession(store_->address(), PostgresRole::setup).run_script(R"sql(
        SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid())sql");
  }

  std::unique_ptr<stadt::testing::MigratedPostgres> store_;
  std::unique_ptr<Database> one_;
  std::unique_ptr<Database> other_;
};

TEST_F(SeveralPrograms, HearOfEachOthersEventsOnce) {
  Heard by_one(*one_);
  Heard by_other(*other_);
  ASSERT_TRUE(one_->write_and_wait([](Transaction& t) { return record(t, 1, 10); }));
  EXPECT_EQ(by_one.objects(1), (std::vector<std::int64_t>{10}));
  EXPECT_EQ(by_other.objects(1), (std::vector<std::int64_t>{10}));
  ASSERT_TRUE(other_->write_and_wait([](Transaction& t) { return record(t, 2, 20); }));
  EXPECT_EQ(by_one.objects(2), (std::vector<std::int64_t>{10, 20}));
  EXPECT_EQ(by_other.objects(2), (std::vector<std::int64_t>{10, 20}));
}

TEST_F(SeveralPrograms, HearWhatHangsTogetherInItsOrder) {
  constexpr int writes = 300;
  Heard by_one(*one_);
  Heard by_other(*other_);
  ASSERT_TRUE(one_->write_and_wait([](Transaction& t) -> Result<> {
    t.execute(R"sql(INSERT INTO guest (bucket, conversation_id, person_id, first_id, posts, words, questions)
                    VALUES (0, 0, 0, 0, 0, 0, 0))sql");
    return {};
  }));
  std::latch finished(writes);
  for (int i = 0; i < writes; ++i) {
    one_->write(
        [](Transaction& t) {
          return record(t, 1, *t.find<std::int64_t>("UPDATE guest SET posts = posts + 1 RETURNING posts"));
        },
        [&](Result<> outcome) {
          EXPECT_TRUE(outcome);
          finished.count_down();
        });
  }
  finished.wait();
  std::vector<std::int64_t> expected;
  for (int i = 1; i <= writes; ++i) expected.push_back(i);
  EXPECT_EQ(by_one.objects(writes), expected);
  EXPECT_EQ(by_other.objects(writes), expected);
}

TEST_F(SeveralPrograms, NeverShareALane) {
  std::latch finished(200);
  for (std::int64_t i = 0; i < 100; ++i) {
    for (const std::int64_t program : {1, 2}) {
      (program == 1 ? one_ : other_)
          ->write([=](Transaction& t) { return record(t, program, i); }, [&](Result<>) { finished.count_down(); });
    }
  }
  finished.wait();
  auto& db = one_->session();
  EXPECT_EQ(db.find<int>("SELECT count(*) FROM event"), 200);
  EXPECT_GE(db.find<int>("SELECT count(DISTINCT lane) FROM event"), 2);
  EXPECT_EQ(db.find<int>("SELECT count(*) FROM event AS a JOIN event AS b USING (lane) WHERE a.actor_id <> b.actor_id"),
            0);
}

TEST_F(SeveralPrograms, GoOnAfterAllConnectionsWereLost) {
  Heard by_other(*other_);
  ASSERT_TRUE(one_->write_and_wait([](Transaction& t) { return record(t, 1, 1); }));
  EXPECT_EQ(one_->session().find<int>("SELECT 1"), 1);
  by_other.objects(1);
  cut_all_connections();
  ASSERT_TRUE(one_->write_and_wait([](Transaction& t) { return record(t, 1, 2); }));
  EXPECT_EQ(one_->session().find<int>("SELECT 1"), 1);
  EXPECT_EQ(by_other.objects(2), (std::vector<std::int64_t>{1, 2}));
}

TEST_F(SeveralPrograms, AWriteWhoseConnectionIsLostFailsAlone) {
  const auto outcome = one_->write_and_wait([](Transaction& t) -> Result<> {
    CHECKED(record(t, 1, 1));
    t.execute("SELECT pg_terminate_backend(pg_backend_pid())");
    return {};
  });
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().kind, ErrorKind::unavailable);
  EXPECT_TRUE(one_->write_and_wait([](Transaction& t) { return record(t, 1, 2); }));
  EXPECT_EQ(one_->session().query<std::int64_t>("SELECT object_id FROM event"), (std::vector<std::int64_t>{2}));
}

// A commit whose answer was lost with its connection.
TEST_F(SeveralPrograms, WhatStandsUnheardInAnOwnLaneIsHeardLater) {
  Heard by_one(*one_);
  ASSERT_TRUE(one_->write_and_wait([](Transaction& t) { return record(t, 1, 1); }));
  PostgresSession(store_->address(), PostgresRole::setup)
      .run_script("INSERT INTO event SELECT lane, seq + 1, at, kind, actor_id, 2, target_id, detail FROM event");
  EXPECT_EQ(by_one.objects(2), (std::vector<std::int64_t>{1, 2}));
}

TEST_F(SeveralPrograms, WritesThatLockCrosswiseAreTriedAgain) {
  ASSERT_TRUE(one_->write_and_wait([](Transaction& t) -> Result<> {
    t.execute("INSERT INTO setting (name, value) VALUES ('a', ''), ('b', '')");
    return {};
  }));
  std::latch both(2);
  const auto cross = [&](const char* first, const char* second) {
    return [=, &both, tries = 0](Transaction& t) mutable -> Result<> {
      t.execute("UPDATE setting SET value = value || 'x' WHERE name = $1", first);
      if (tries++ == 0) both.arrive_and_wait();
      t.execute("UPDATE setting SET value = value || 'x' WHERE name = $1", second);
      return {};
    };
  };
  std::latch finished(2);
  for (auto& apply : {cross("a", "b"), cross("b", "a")}) {
    one_->write(apply, [&](Result<> outcome) {
      EXPECT_TRUE(outcome);
      finished.count_down();
    });
  }
  finished.wait();
  EXPECT_EQ(one_->session().query<std::string>("SELECT value FROM setting"), (std::vector<std::string>{"xx", "xx"}));
}

TEST_F(SeveralPrograms, AWriteThatRunsIntoOthersAgainAndAgainGivesUp) {
  int tries = 0;
  const auto outcome = one_->write_and_wait([&](Transaction&) -> Result<> {
    ++tries;
    throw Failure(FailureKind::conflict, "always");
  });
  EXPECT_FALSE(outcome);
  EXPECT_EQ(tries, 6);
}

TEST_F(SeveralPrograms, MayStartAtTheSameTimeOnAnEmptyStore) {
  const stadt::testing::EmptyPostgres empty;
  std::vector<std::jthread> programs(4);
  for (auto& program : programs) {
    program = std::jthread([&] {
      const auto opened = Database::open({.database = empty.address()});
      EXPECT_TRUE(opened) << opened.error().message;
    });
  }
}

TEST_F(SeveralPrograms, RefuseADatabaseThatSortsByALanguage) {
  const stadt::testing::EmptyPostgres german("LOCALE_PROVIDER icu ICU_LOCALE 'de-DE'");
  const auto opened = Database::open({.database = german.address()});
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, "store.locale");
}

TEST_F(SeveralPrograms, RefuseADatabaseOfANewerRelease) {
  const stadt::testing::EmptyPostgres newer;
  ASSERT_TRUE(Database::open({.database = newer.address()}));
  PostgresSession(newer.address(), PostgresRole::setup)
      .run_script("INSERT INTO migration VALUES (9999, '9999_later.sql', 1)");
  const auto opened = Database::open({.database = newer.address()});
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, "store.newer");
}

}  // namespace
}  // namespace stadt::sql
