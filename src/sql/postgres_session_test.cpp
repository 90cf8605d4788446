#include "sql/postgres_session.hpp"

#include <gtest/gtest.h>

#include "support/postgres.hpp"

namespace stadt::sql {
namespace {

class PostgresSessionTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (!stadt::testing::postgres_server().empty()) database_ = std::make_unique<stadt::testing::EmptyPostgres>();
  }
  static void TearDownTestSuite() { database_.reset(); }
  void SetUp() override {
    if (!database_) GTEST_SKIP() << "STADT_TEST_POSTGRES names no server.";
    session_ = open(PostgresRole::setup);
    session_->run_script("DROP TABLE IF EXISTS thing;"
                         "CREATE TABLE thing (id BIGINT NOT NULL PRIMARY KEY, number INTEGER, name TEXT);");
  }

  std::unique_ptr<PostgresSession> open(PostgresRole role) {
    return std::make_unique<PostgresSession>(database_->address(), role);
  }
  // What an administrator, or a restart of the server, does to a connection.
  void cut(const PostgresSession& session) {
    open(PostgresRole::setup)
        ->find<bool>("SELECT pg_terminate_backend($1::int, 5000)", std::int64_t{PQbackendPID(session.handle())});
  }
  std::int64_t count() { return *session_->find<std::int64_t>("SELECT count(*) FROM thing"); }
  FailureKind kind_of(const std::function<void()>& work) {
    try {
      work();
    } catch (const Failure& failure) {
      return failure.kind();
    }
    ADD_FAILURE() << "Nothing was thrown.";
    return FailureKind::other;
  }

  static inline std::unique_ptr<stadt::testing::EmptyPostgres> database_;
  std::unique_ptr<PostgresSession> session_;
};

struct Thing {
  std::int64_t id = 0;
  std::optional<int> number;
  std::optional<std::string> name;

  bool operator==(const Thing&) const = default;
};
BOOST_DESCRIBE_STRUCT(Thing, (), (id, number, name))

constexpr std::string_view insert_thing = "INSERT INTO thing (id, number, name) VALUES ($1, $2, $3)";
constexpr std::string_view all_things = "SELECT id, number, name FROM thing ORDER BY id";

TEST_F(PostgresSessionTest, KeepsNumbersTextsAndTheirAbsence) {
  const std::vector<Thing> things = {{-1, 7, "ä"}, {INT64_MAX - 1, std::nullopt, ""}, {INT64_MAX, -1, std::nullopt}};
  for (const auto& thing : things) EXPECT_EQ(session_->execute(insert_thing, thing.id, thing.number, thing.name), 1);
  EXPECT_EQ(session_->query<Thing>(all_things), things);
  std::vector<Thing> scanned;
  session_->each<Thing>(all_things, [&](Thing thing) { scanned.push_back(std::move(thing)); });
  EXPECT_EQ(scanned, (std::vector<Thing>{things[0], things[1], things[2]}));
}

TEST_F(PostgresSessionTest, ComparesSmallColumnsWithAnyNumber) {
  session_->execute(insert_thing, 1, 2, "one");
  EXPECT_TRUE(session_->find<bool>("SELECT number < $1 FROM thing", INT64_MAX).value());
  EXPECT_EQ(session_->execute("UPDATE thing SET number = number + $2 WHERE number >= $1", 0, 3), 1);
  EXPECT_EQ(session_->find<int>("SELECT number FROM thing"), 5);
}

TEST_F(PostgresSessionTest, RunsManyListsInTheirOrder) {
  std::vector<std::vector<Param>> things;
  std::vector<std::vector<Param>> lists;
  for (std::int64_t i = 0; i < 1200; ++i) {
    things.push_back({i, i % 3 ? Param(i) : Param(), std::string_view("x")});
    lists.push_back({i});
  }
  session_->run_many(insert_thing, things, [](std::size_t, const Row&) {});
  std::vector<std::int64_t> seen;
  session_->run_many("SELECT id FROM thing WHERE id = $1", lists, [&](std::size_t list, const Row& row) {
    EXPECT_EQ(static_cast<std::int64_t>(list), row.integer(0));
    seen.push_back(row.integer(0));
  });
  EXPECT_EQ(seen.size(), lists.size());
}

TEST_F(PostgresSessionTest, AFailureInTheMiddleOfManyLeavesTheSessionUsable) {
  const std::vector<std::vector<Param>> lists = {
      {1, 1, std::string_view("a")}, {1, 1, std::string_view("b")}, {2, 1, std::string_view("c")}};
  EXPECT_EQ(kind_of([&] { session_->run_many(insert_thing, lists, [](std::size_t, const Row&) {}); }),
            FailureKind::constraint);
  EXPECT_EQ(count(), 0);
}

TEST_F(PostgresSessionTest, AScanThatEndsEarlyLeavesTheSessionUsable) {
  struct Enough {};
  const auto scan = [&] {
    session_->each<std::int64_t>("SELECT generate_series(1, 1000000)", [](std::int64_t number) {
      if (number == 10) throw Enough();
    });
  };
  EXPECT_THROW(scan(), Enough);
  EXPECT_EQ(count(), 0);
}

TEST_F(PostgresSessionTest, SaysWhyAStatementFailed) {
  EXPECT_EQ(kind_of([&] { session_->execute("INSERT INTO thing (id) VALUES (NULL)"); }), FailureKind::constraint);
  EXPECT_EQ(kind_of([&] { session_->execute("INSERT INTO nothing (id) VALUES (1)"); }), FailureKind::other);
  EXPECT_EQ(kind_of([&] { open(PostgresRole::reader)->execute("DELETE FROM thing"); }), FailureKind::unavailable);
  EXPECT_EQ(kind_of([&] { PostgresSession("postgresql:///stadt?host=/nowhere", PostgresRole::reader); }),
            FailureKind::unavailable);
  EXPECT_EQ(failure_kind_of("53100"), FailureKind::full);
  EXPECT_EQ(failure_kind_of("XX001"), FailureKind::corrupt);
  EXPECT_EQ(failure_kind_of("40P01"), FailureKind::conflict);
}

TEST_F(PostgresSessionTest, AReaderWhoseConnectionIsCutAsksAgain) {
  const auto reader = open(PostgresRole::reader);
  EXPECT_EQ(reader->find<int>("SELECT $1", 1), 1);
  cut(*reader);
  EXPECT_EQ(reader->find<int>("SELECT $1", 2), 2);
  cut(*reader);
  const std::vector<std::vector<Param>> lists = {{3}, {4}};
  EXPECT_EQ(reader->query_many<int>("SELECT $1", lists), (std::vector<int>{3, 4}));
}

TEST_F(PostgresSessionTest, ATransactionWhoseConnectionIsCutIsNeverGoneOnWith) {
  const auto writer = open(PostgresRole::writer);
  writer->begin();
  writer->execute(insert_thing, 1, 1, "");
  cut(*writer);
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(kind_of([&] { writer->execute(insert_thing, 2, 1, ""); }), FailureKind::unavailable);
  }
  EXPECT_EQ(kind_of([&] { writer->commit(); }), FailureKind::unavailable);
  writer->rollback();
  EXPECT_EQ(count(), 0);
  writer->begin();
  writer->execute(insert_thing, 3, 1, "");
  writer->commit();
  EXPECT_EQ(open(PostgresRole::reader)->find<int>("SELECT id FROM thing"), 3);
}

TEST_F(PostgresSessionTest, ACommitThatUndidItsTransactionIsNoSuccess) {
  const auto writer = open(PostgresRole::writer);
  writer->begin();
  kind_of([&] { writer->execute("INSERT INTO thing (id) VALUES (NULL)"); });
  EXPECT_EQ(kind_of([&] { writer->commit(); }), FailureKind::other);
}

TEST_F(PostgresSessionTest, AFailedScriptLeavesNothingOpen) {
  EXPECT_EQ(kind_of([&] { session_->run_script("BEGIN; INSERT INTO thing (id) VALUES (1); SELECT nothing; COMMIT;"); }),
            FailureKind::other);
  EXPECT_EQ(count(), 0);
}

TEST_F(PostgresSessionTest, ForgetsStatementsBeforeThereAreTooMany) {
  for (int i = 0; i < 1200; ++i) {
    EXPECT_EQ(session_->find<int>("SELECT " + std::to_string(i) + " + $1", 1), i + 1);
  }
  EXPECT_LE(session_->find<int>("SELECT count(*) FROM pg_prepared_statements").value(), 600);
}

}  // namespace
}  // namespace stadt::sql
