#include "sql/database.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <future>
#include <thread>

#include "support/database.hpp"

namespace stadt::sql {
namespace {

class Writer : public stadt::testing::OnBothEngines {};
STADT_ON_BOTH_ENGINES(Writer);

class AnySession : public stadt::testing::OnBothEngines {};
STADT_ON_BOTH_ENGINES(AnySession);

Result<> set_value(Transaction& transaction, std::string_view name, std::string_view value) {
  transaction.execute(R"sql(INSERT INTO setting (name, value) VALUES ($1, $2))sql", name, value);
  return {};
}

TEST_P(Writer, AnswersOnlyWhenOthersCanReadTheWrite) {
  const auto database = take_database();
  ASSERT_TRUE(database->write_and_wait([](Transaction& t) { return set_value(t, "a", "1"); }));
  const auto value = database->session().find<std::string>(R"sql(SELECT value FROM setting WHERE name = $1)sql", "a");
  EXPECT_EQ(value, "1");
}

TEST_P(Writer, AnErrorUndoesItsOwnWriteAlone) {
  const auto database = take_database();
  std::atomic<int> failed = 0;
  std::atomic<int> done = 0;
  for (int i = 0; i < 20; ++i) {
    database->write(
        [i](Transaction& t) -> Result<> {
          CHECKED(set_value(t, "name" + std::to_string(i), "x"));
          t.record({.kind = EventKind::posted, .object = i});
          if (i % 2) return fail(ErrorKind::conflict, "test", "No.");
          return {};
        },
        [&](Result<> outcome) { outcome ? ++done : ++failed; });
  }
  database->stop();
  EXPECT_EQ(done, 10);
  EXPECT_EQ(failed, 10);
  EXPECT_EQ(database->session().find<int>(R"sql(SELECT count(*) FROM setting)sql"), 10);
  EXPECT_EQ(database->session().find<int>(R"sql(SELECT count(*) FROM event WHERE object_id % 2 = 1)sql"), 0);
}

TEST_P(Writer, WhatFollowsFromAnEventIsCommittedWithIt) {
  const auto database = take_database();
  database->derive([](Transaction& t, const Event& event) -> Result<> {
    if (event.kind == EventKind::posted) t.record({.kind = EventKind::nodded, .object = event.object});
    return {};
  });
  database->derive([](Transaction& t, const Event& event) -> Result<> {
    if (event.kind == EventKind::nodded) return set_value(t, "nodded", std::to_string(event.object));
    return {};
  });
  std::vector<Event> heard;
  database->follow([&](std::span<const Event> events) { heard.insert(heard.end(), events.begin(), events.end()); });
  ASSERT_TRUE(database->write_and_wait([](Transaction& t) -> Result<> {
    t.record({.kind = EventKind::posted, .object = 7});
    return {};
  }));
  EXPECT_EQ(database->session().find<std::string>(R"sql(SELECT value FROM setting WHERE name = 'nodded')sql"), "7");
  database->stop();
  ASSERT_EQ(heard.size(), 2u);
  EXPECT_EQ(heard[1].kind, EventKind::nodded);
}

TEST_P(Writer, ADeriverThatRefusesUndoesTheWriteAndIsItsAnswer) {
  const auto database = take_database();
  database->derive([](Transaction&, const Event&) -> Result<> {
    return fail(ErrorKind::unprocessable, "test.refused", "Not like this.");
  });
  const auto outcome = database->write_and_wait([](Transaction& t) -> Result<> {
    CHECKED(set_value(t, "a", "1"));
    t.record({.kind = EventKind::posted});
    return {};
  });
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().code, "test.refused");
  EXPECT_EQ(database->session().find<int>(R"sql(SELECT count(*) FROM setting)sql"), 0);
}

TEST_P(Writer, DeriversThatNeverEndAreStopped) {
  const auto database = take_database();
  database->derive([](Transaction& t, const Event& event) -> Result<> {
    t.record(event);
    return {};
  });
  const auto outcome = database->write_and_wait([](Transaction& t) -> Result<> {
    t.record({.kind = EventKind::posted});
    return {};
  });
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().kind, ErrorKind::unavailable);
}

TEST_P(Writer, AnExceptionBecomesAnErrorAndTheWriterGoesOn) {
  const auto database = take_database();
  const auto outcome = database->write_and_wait([](Transaction& t) -> Result<> {
    t.execute("INSERT INTO no_such_table VALUES (1)");
    return {};
  });
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().kind, ErrorKind::unavailable);
  EXPECT_TRUE(database->write_and_wait([](Transaction& t) { return set_value(t, "after", "1"); }));
}

TEST_P(Writer, OfManyParallelClaimsOneWins) {
  const auto database = take_database();
  std::atomic<int> won = 0;
  std::vector<std::jthread> threads(10);
  for (auto& thread : threads) {
    thread = std::jthread([&] {
      const auto outcome = database->write_and_wait([](Transaction& t) -> Result<> {
        const auto claimed =
            t.execute(R"sql(INSERT INTO handle (handle, person_id) VALUES ('anna', 1) ON CONFLICT DO NOTHING)sql");
        if (claimed == 0) return fail(ErrorKind::conflict, "taken", "Taken.");
        return {};
      });
      won += outcome.has_value();
    });
  }
  threads.clear();
  EXPECT_EQ(won, 1);
}

TEST_P(Writer, FollowersSeeTheEventsInCommitOrderBeforeTheAnswer) {
  const auto database = take_database();
  std::vector<std::int64_t> seen;
  database->follow([&](std::span<const Event> events) {
    for (const auto& event : events) seen.push_back(event.object);
  });
  for (int i = 0; i < 5; ++i) {
    ASSERT_TRUE(database->write_and_wait([i](Transaction& t) -> Result<> {
      t.record({.kind = EventKind::nodded, .object = i});
      return {};
    }));
    EXPECT_EQ(std::ssize(seen), i + 1);
  }
  const auto logged = database->session().query<std::int64_t>(R"sql(SELECT object_id FROM event ORDER BY seq)sql");
  EXPECT_EQ(logged, seen);
}

// `stadt account` writes beside a running city.
TEST(EmbeddedWriter, FollowsWhatAnotherProgramHasWrittenToTheSameFile) {
  const auto folder = std::filesystem::temp_directory_path() / ("stadt-two-programs-" + std::to_string(getpid()));
  std::filesystem::create_directories(folder);
  Settings settings;
  settings.database = (folder / "stadt.db").string();
  {
    const auto city = *Database::open(settings);
    std::atomic<int> own = 0;
    std::promise<void> heard;
    city->follow([&](std::span<const Event> events) {
      for (const auto& event : events) {
        if (event.object == 2) heard.set_value();
        if (event.object != 2) ++own;
      }
    });
    const auto note = [](std::int64_t object) {
      return [object](Transaction& t) -> Result<> {
        t.record({.kind = EventKind::posted, .object = object});
        return {};
      };
    };
    ASSERT_TRUE(city->write_and_wait(note(1)));
    {
      const auto command = *Database::open(settings);
      ASSERT_TRUE(command->write_and_wait(note(2)));
    }
    heard.get_future().wait();
    ASSERT_TRUE(city->write_and_wait(note(3)));
    EXPECT_EQ(own, 2);
    EXPECT_EQ(city->session().find<int>(R"sql(SELECT count(*) FROM event)sql"), 3);
  }
  std::filesystem::remove_all(folder);
}

TEST_P(Writer, AfterStopWritesAreRefusedWithASentence) {
  const auto database = take_database();
  database->stop();
  const auto outcome = database->write_and_wait([](Transaction& t) { return set_value(t, "late", "1"); });
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().kind, ErrorKind::unavailable);
}

TEST_P(AnySession, ParametersAreBoundByTheirNumberNotByTheirOrder) {
  const auto database = take_database();
  const auto text = database->session().find<std::string>(R"sql(SELECT $2 || $1 || $2)sql", "a", "b");
  EXPECT_EQ(text, "bab");
}

TEST_P(AnySession, ADollarInsideATextIsNoParameter) {
  const auto database = take_database();
  EXPECT_EQ(database->session().find<std::string>(R"sql(SELECT '$2 and ''$3'', ' || $1)sql", "$4"), "$2 and '$3', $4");
}

TEST_P(AnySession, AnEmptyTextIsNoNull) {
  const auto database = take_database();
  EXPECT_EQ(database->session().find<int>(R"sql(SELECT CASE WHEN $1 IS NULL THEN 1 ELSE 0 END)sql", std::string_view()),
            0);
}

TEST(Address, IsShownWithoutPasswordAndOptions) {
  EXPECT_EQ(shown("data/stadt.db"), "data/stadt.db");
  EXPECT_EQ(shown("postgresql://stadt@localhost/stadt"), "postgresql://stadt@localhost/stadt");
  EXPECT_EQ(shown("postgres://stadt:secret@localhost:5432/stadt?password=secret"),
            "postgres://stadt@localhost:5432/stadt");
  EXPECT_EQ(shown("postgresql://localhost:5432/stadt"), "postgresql://localhost:5432/stadt");
}

}  // namespace
}  // namespace stadt::sql
