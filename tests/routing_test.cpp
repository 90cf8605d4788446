// Every statement touches one shard (design: STORE), so that the city can live on a distributed PostgreSQL. Asked are
// the statements that stand in the source, and those that a day in the city sends.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "sight/standing.hpp"
#include "sight/table_quality.hpp"
#include "support/city.hpp"
#include "support/sharded.hpp"
#include "support/statements.hpp"

namespace stadt::testing {
namespace {

// What touches several shards, by a part of its text, and why it may.
struct Exception {
  std::string_view part;
  std::string_view reason;
};
constexpr Exception exceptions[] = {
    {"boosts FROM follow_out", "sight reads whole tables, once, at the start"},
    {"END FROM contact", "sight"},
    {"target_id FROM block_out", "sight"},
    {"until FROM mute", "sight"},
    {"conversation_id FROM conversation_mute", "sight"},
    {"post_id FROM reaction\n", "sight"},
    {"conversation_id FROM listening\n", "sight"},
    {"listeners, tags FROM conversation\n", "sight"},
    {"conversation_id FROM link_post\n", "sight"},
    {"FROM mention WHERE audience = 6", "sight"},
    {"FROM sight_check WHERE asked_at >", "whether the doctor has asked: a table of a few rows"},
    {"id, state FROM person ORDER BY id", "sight"},
    {"shape\n      FROM post ORDER BY id", "sight"},
    {"signature FROM request_out\n      WHERE signature <> ''", "sight"},
    {"FROM person WHERE role > 0", "where trust begins, once a night"},
    {"person_id FROM place_host ORDER", "where trust begins, once a night"},
    {"community FROM standing\n", "standings are read as a whole: once at the start, and when they were computed"},
    {"FROM table_quality JOIN", "the order of the tables, until sight is ready"},
    {"WHERE house_item.kind = 3", "organisations are counted over all roles, at the start"},
    {"max(id), 0) FROM", "the greatest id of all is sought once, at the start"},
    {"max(at), 0) FROM event", "the newest event is sought at the start, and by the doctor"},
    {"SELECT lane FROM event_lane", "a table of a few rows"},
    {"FROM place WHERE deleted_at = 0 AND id <", "a table of a few rows, all of them shown"},
    {"0 ELSE 1 END FROM place", "sight"},
    {"shown FROM membership WHERE state = 2\n", "sight"},
    {"place_id FROM place_follow\n", "sight"},
    {"FROM person LIMIT 1", "whether anybody lives here, until somebody does"},
    {"count(*) FROM person", "the doctor's report"},
    {"count(*) FROM post", "the doctor's report"},
    {"sum(posts)", "the operator's numbers, asked for rarely"},
    {"FROM conversation\n        WHERE last_id >", "the newest tables, while sight is not ready"},
    {"FROM conversation\n      WHERE last_id >", "the newest tables, while sight is not ready"},
    {"place_id <> 0 AND last_id >", "the newest tables of a place, while sight is not ready"},
    {"place_id <> 0 AND audience = 0", "when somebody spoke last at a place, while sight is not ready"},
    {"FROM node WHERE lease_until", "the doctor's question which programs run"},
    {"handle >= ", "a search by the beginning of a handle"},
};

class Routing : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (!postgres_server().empty()) store_ = std::make_unique<ShardedPostgres>();
  }
  static void TearDownTestSuite() { store_.reset(); }
  void SetUp() override {
    if (!store_) GTEST_SKIP() << "STADT_TEST_POSTGRES names no server.";
  }

  // Returns the exceptions that were needed.
  std::set<std::string_view> expect_one_shard_each(const std::vector<Statement>& statements) {
    std::set<std::string_view> needed;
    for (const auto& [text, origin] : statements) {
      const auto why = store_->complaint(text);
      if (why.empty()) continue;
      const auto* known = std::ranges::find_if(
          exceptions, [&](const auto& exception) { return (text + "\n").find(exception.part) != std::string::npos; });
      if (known == std::end(exceptions)) {
        ADD_FAILURE() << origin << ": " << why << "\n" << text;
      } else {
        needed.insert(known->part);
      }
    }
    return needed;
  }

  static inline std::unique_ptr<ShardedPostgres> store_;
};

TEST_F(Routing, EveryStatementOfTheSourceTouchesOneShard) {
  const auto statements = statements_of_the_source();
  EXPECT_GT(statements.size(), 100u);
  const auto needed = expect_one_shard_each(statements);
  for (const auto& [part, reason] : exceptions) {
    EXPECT_TRUE(needed.contains(part)) << "This exception is needed no more: " << part;
  }
}

TEST_F(Routing, WhatWouldTouchSeveralShardsIsFound) {
  for (const auto* text :
       {"SELECT id FROM post WHERE id = '1'", "DELETE FROM follow_in WHERE follower_id = '1'",
        "SELECT p.id FROM post AS p JOIN person ON person.id = p.author_id WHERE p.id = '1' AND p.bucket = '1'",
        "INSERT INTO handle (person_id) VALUES ('1')", "UPDATE handle SET handle = 'a' WHERE handle = 'b'",
        "INSERT INTO tag (tag, display) VALUES ('a', 'A') ON CONFLICT (tag) DO UPDATE SET tag = excluded.display",
        "INSERT INTO tag (tag, display) SELECT handle, handle FROM handle"}) {
    EXPECT_NE(store_->complaint(text), "") << text;
  }
}

TEST_F(Routing, ReferencesStayInTheirShard) { EXPECT_EQ(store_->crossing_references(), std::vector<std::string>()); }

// The texts that are put together while the program runs; and the city works on shards at all.
TEST_F(Routing, EveryStatementThatIsSentTouchesOneShard) {
  StatementRecorder recorder;
  {
    auto opened = sql::Database::open({.database = store_->address(), .watcher = &recorder});
    ASSERT_TRUE(opened) << opened.error().message;
    City city(std::move(*opened));
    const auto anna = city.arrive("anna");
    const auto benno = city.arrive("benno");
    city.follow(anna, benno);
    const auto table = city.write(benno, "Wo verlieren wir sie? #Schule #MINT");
    const auto answer = city.reply(anna, table, "Nach Klasse 7, @benno. #Schule");
    city.post("/api/v1/statuses/" + answer + "/favourite", "{}", benno);
    city.post("/api/v1/statuses/" + answer + "/reblog", "{}", benno);
    city.put("/api/v1/statuses/" + answer, R"({"status": "Nach Klasse 6. #MINT"})", anna);
    for (const auto* page : {"?limit=5", "?all[]=MINT", "?any[]=MINT&none[]=Frauen", "?min_id=1&only_media=true"}) {
      EXPECT_EQ(city.get(std::string("/api/v1/timelines/tag/schule") + page, anna).status, 200);
    }
    EXPECT_EQ(city.get("/api/v1/timelines/home", anna).size(), 2u);
    EXPECT_EQ(city.get("/api/v1/notifications?types[]=mention&account_id=" + anna.id, benno).size(), 1u);
    EXPECT_EQ(city.get("/api/v1/notifications?min_id=1", anna).size(), 2u);
    for (const auto* page : {"", "?min_id=1&limit=5", "?types[]=favourite&grouped_types[]=favourite"}) {
      EXPECT_GT(city.get(std::string("/api/v2/notifications") + page, anna).size("notification_groups"), 0u);
    }
    EXPECT_EQ(city.get("/api/v2/notifications/unread_count", anna).text("count"), "2");
    city.post("/api/v1/markers", R"({"notifications": {"last_read_id": 1}})", anna);
    city.post("/api/v2/notifications/favourite-" + answer + "/dismiss", "{}", anna);
    city.post("/api/v1/notifications/clear", "{}", benno);
    EXPECT_EQ(city.get("/api/stadt/v1/tables/" + table, anna).text("replies"), "1");
    EXPECT_EQ(city.get("/api/stadt/v1/people/" + benno.id + "/ground", anna).size(), 1u);
    EXPECT_EQ(city.get("/api/stadt/v1/tables/" + table + "/met", anna).status, 200);
    for (const auto* list : {"meet", "?can=Schule", "?burns_for=Schule"}) {
      const auto path = std::string("/api/stadt/v1/people") + (*list == '?' ? "" : "/") + list;
      EXPECT_EQ(city.get(path, anna).status, 200);
    }
    const auto letter = city.write(anna, "@benno Unter uns", R"("visibility": "direct")");
    city.post("/api/v1/statuses/" + letter + "/bookmark", R"({"stadt": {"passage": "Unter uns"}})", benno);
    EXPECT_EQ(city.get("/api/v1/conversations", benno).size(), 1u);
    EXPECT_EQ(city.remove("/api/v1/statuses/" + letter, anna).status, 200);
    const auto notice = city.post("/api/stadt/v1/notices",
                                  R"({"title": "Offener Abend", "starts_at": "2026-01-09T19:00",)"
                                  R"( "ends_at": "2026-01-09T22:00", "time_zone": "Europe/Berlin"})",
                                  anna);
    const auto poster = "/api/stadt/v1/notices/" + notice.text("id");
    city.post(poster + "/thumb", "{}", benno);
    EXPECT_EQ(city.get("/api/stadt/v1/notices", benno).text("notices.0.thumbs"), "1");
    EXPECT_EQ(city.remove(poster, anna).status, 200);
    const auto told =
        city.post("/api/stadt/v1/occasions",
                  R"({"words": "Heute habe ich mein eigenes Büro aufgeschlossen.", "audience": "public"})", benno);
    EXPECT_EQ(city.get("/api/stadt/v1/occasions", anna).size("occasions"), 1u);
    EXPECT_EQ(city.remove("/api/stadt/v1/occasions/" + told.text("id"), benno).status, 200);
    city.post("/api/v1/accounts/" + benno.id + "/block", "{}", anna);
    EXPECT_EQ(city.remove("/api/v1/statuses/" + answer, anna).status, 200);
    ASSERT_TRUE(standings::keep(city.app().database(), city.env(),
                                [] { return std::vector<Standing>{{PersonId{1}, 15, 0}, {PersonId{2}, 80, 7}}; }));
    const std::vector<TableQuality> qualities = {{.table = ConversationId{1}}, {.table = ConversationId{1 << 10}}};
    ASSERT_TRUE(qualities::keep(city.app().database(), qualities, {}));
  }
  const auto sent = recorder.statements();
  EXPECT_GT(sent.size(), 50u);
  expect_one_shard_each(sent);
}

}  // namespace
}  // namespace stadt::testing
