// Sight, seen from the API: what is followed is what is read; nothing that is hidden changes what strangers see; who
// has gone is seen by nobody.
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "json/write.hpp"
#include "support/city.hpp"
#include "support/database.hpp"

namespace stadt::testing {
namespace {

class SightOfTheCity : public OnBothEngines {
 protected:
  SightOfTheCity() : city_(take_database()) {
    for (int i = 0; i < people_count; ++i) people_.push_back(city_.arrive("mensch" + std::to_string(i)));
  }

  static constexpr int people_count = 6;
  static constexpr int acts = 160;

  const Resident& anybody() { return people_[random_() % people_.size()]; }
  std::string any(const std::vector<std::string>& posts) { return posts[random_() % posts.size()]; }

  // Everything that a stranger is told of tables and people.
  // The id of the reply, empty if it was refused.
  std::string answer(const Resident& who, const std::string& to, const std::string& text,
                     const std::string& more = {}) {
    const auto body =
        R"({"status": ")" + text + R"(", "in_reply_to_id": ")" + to + "\"" + (more.empty() ? "" : ", " + more) + "}";
    const auto reply = city_.post("/api/v1/statuses", body, who);
    return reply.status == 200 ? reply.text("id") : "";
  }

  std::vector<std::string> told(const Resident& who) {
    std::vector<std::string> pages = {city_.get("/api/stadt/v1/tables?mode=dialogue", who).raw.body,
                                      city_.get("/api/stadt/v1/tables?mode=newest", who).raw.body,
                                      city_.get("/api/stadt/v1/people?burns_for=eins", who).raw.body,
                                      city_.get("/api/stadt/v1/people?can=eins", who).raw.body};
    for (const auto& table : tables_) {
      pages.push_back(city_.get("/api/stadt/v1/tables/" + table + "/neighbours", who).raw.body);
      pages.push_back(city_.get("/api/stadt/v1/tables/" + table + "/why", who).raw.body);
    }
    if (!who.token.empty()) {
      pages.push_back(city_.get("/api/stadt/v1/people/meet", who).raw.body);
      for (const auto& one : people_)
        pages.push_back(city_.get("/api/stadt/v1/people/" + one.id + "/ground", who).raw.body);
    }
    return pages;
  }

  void open(const std::string& text) {
    tables_.push_back(city_.write(anybody(), text)), posts_.push_back(tables_.back());
  }

  void act() {
    switch (random_() % 14) {
      case 0:
        return open("Was meint Ihr dazu? #eins #zwei https://beispiel.example/seite");
      case 1:
        city_.remove("/api/v1/statuses/" + any(posts_), anybody());
        return;
      case 2:
        city_.put("/api/v1/statuses/" + any(posts_), R"({"status": "Anders gesagt, und länger als vorher #drei"})",
                  anybody());
        return;
      case 3:
        city_.post("/api/v1/statuses/" + any(posts_) + (random_() % 3 ? "/favourite" : "/unfavourite"), "{}",
                   anybody());
        return;
      case 4:
        city_.post("/api/v1/statuses/" + any(posts_) + (random_() % 3 ? "/reblog" : "/unreblog"), "{}", anybody());
        return;
      case 5:
        city_.post("/api/v1/accounts/" + anybody().id + (random_() % 2 ? "/follow" : "/unfollow"), "{}", anybody());
        return;
      case 6:
        city_.post("/api/v1/accounts/" + anybody().id + (random_() % 4 ? "/unblock" : "/block"), "{}", anybody());
        return;
      case 7:
        city_.post("/api/stadt/v1/tables/" + any(tables_) + "/listen", "{}", anybody());
        return;
      default: {
        const auto more = random_() % 5 ? "" : R"("visibility": "unlisted")";
        const auto thanks = random_() % 6 ? more : R"("stadt": {"thanks": true})";
        const auto said = "Dazu sage ich: " + std::to_string(random_() % 50) + " Mal anders, und zwar ausführlich.";
        const auto reply = answer(anybody(), any(posts_), said, thanks);
        if (!reply.empty()) posts_.push_back(reply);
      }
    }
  }

  City city_;
  std::vector<Resident> people_;
  std::vector<std::string> tables_;
  std::vector<std::string> posts_;
  std::mt19937 random_{12};
};

STADT_ON_BOTH_ENGINES(SightOfTheCity);

TEST_P(SightOfTheCity, WhatIsFollowedIsWhatIsRead) {
  open("Ein Anfang #eins");
  for (int round = 0; round < 4; ++round) {
    for (int i = 0; i < acts; ++i) act();
    const auto check = city_.app().check_sight();
    ASSERT_EQ(check.in_memory, check.in_sql) << "round " << round;
  }
  const auto before = told(people_[0]);
  city_.app().read_sight();
  EXPECT_EQ(told(people_[0]), before);
}

TEST_P(SightOfTheCity, ATableTakesTheTagsOfItsFirstPostAsItIsNow) {
  const auto& host = people_[0];
  const auto table = city_.write(host, "Woran denkt Ihr? #eins");
  ASSERT_EQ(city_.put("/api/v1/statuses/" + table, R"({"status": "Woran denkt Ihr? #zwei"})", host).status, 200);
  EXPECT_EQ(city_.get("/api/stadt/v1/tables/" + table).text("tags.0"), "zwei");
  EXPECT_EQ(city_.get("/api/stadt/v1/tables?tag=zwei").size(), 1u);
  EXPECT_EQ(city_.get("/api/stadt/v1/tables?tag=eins").size(), 0u);
  const auto check = city_.app().check_sight();
  EXPECT_EQ(check.in_memory, check.in_sql);
}

// Memory that believes what never happened is found out, and says what SQL says from then on.
TEST_P(SightOfTheCity, WhatIsWrongInMemoryIsFoundAndReplaced) {
  open("Ein Anfang #eins");
  for (int i = 0; i < 40; ++i) act();
  auto& db = city_.app().database().session();
  Sight sight;
  sight.rebuild(db);
  ASSERT_TRUE(sight.check(db).same());
  const auto id = [&](std::size_t at) { return parse_id(people_[at].id).value_or(0); };
  PostFacts invented;
  invented.id = PostId{city_.env().next_id(0)};
  invented.conversation = ConversationId{invented.id.value};
  invented.author = PersonId{id(0)};
  const Event lies[] = {
      {.kind = EventKind::contact_made, .actor = id(0), .target = 77},
      {.kind = EventKind::muted, .actor = id(1), .target = id(2)},
      {.kind = EventKind::posted, .actor = id(0), .object = invented.id.value, .detail = json::write(invented)},
  };
  for (const auto& lie : lies) {
    sight.follow(std::span(&lie, 1));
    const auto check = sight.check(db);
    EXPECT_FALSE(check.same()) << static_cast<int>(lie.kind);
    EXPECT_TRUE(sight.check(db).same()) << static_cast<int>(lie.kind);
  }
  EXPECT_EQ(sight.newest_tables({}, {}, {}).size(), city_.get("/api/stadt/v1/tables?mode=newest").size());
}

// What is said to few, whatever it is, changes nothing for those who may not read it.
TEST_P(SightOfTheCity, NothingHiddenChangesWhatStrangersSee) {
  open("Ein Anfang #eins");
  for (int i = 0; i < acts; ++i) act();
  const Resident stranger = city_.arrive("fremd");
  const Resident visitor;
  for (int round = 0; round < 12; ++round) {
    const auto seen = told(stranger);
    const auto seen_by_visitors = told(visitor);
    for (const auto* visibility : {"private", "direct"}) {
      const auto more = std::string(R"("visibility": ")") + visibility + "\"";
      const auto hidden =
          city_.write(people_[0], "Unter uns: #eins #zwei https://beispiel.example/seite @mensch1", more);
      answer(people_[1], hidden, "Ja, unter uns, das ist sehr wahr #eins", more);
      answer(people_[2], any(posts_), "Nur für wenige, aber lang genug, um zu zählen #eins", more);
    }
    EXPECT_EQ(told(stranger), seen);
    EXPECT_EQ(told(visitor), seen_by_visitors);
    act();
  }
}

TEST_P(SightOfTheCity, WhoIsBlockedVanishesFromEveryAnswerAtOnce) {
  open("Ein Anfang #eins #zwei");
  for (int i = 0; i < acts; ++i) act();
  const auto& viewer = people_[0];
  for (std::size_t other = 1; other < people_.size(); ++other) {
    const bool by_viewer = other % 2 == 0;
    const auto& from = by_viewer ? viewer : people_[other];
    const auto& to = by_viewer ? people_[other] : viewer;
    city_.post("/api/v1/accounts/" + to.id + "/block", "{}", from);
    for (const auto& page : told(viewer)) {
      const auto host = "\"host\":{\"id\":\"" + people_[other].id;
      EXPECT_EQ(page.find(host), std::string::npos) << people_[other].handle;
      EXPECT_EQ(page.find("\"account\":{\"id\":\"" + people_[other].id), std::string::npos) << people_[other].handle;
    }
  }
}

TEST_P(SightOfTheCity, TheSummandsAreTheScore) {
  open("Ein Anfang #eins");
  for (int i = 0; i < acts; ++i) act();
  for (const auto& who : people_) {
    const auto page = city_.get("/api/stadt/v1/tables?mode=dialogue", who);
    ASSERT_GT(page.size(), 0u);
    for (std::size_t table = 0; table < page.size(); ++table) {
      const auto why = std::to_string(table) + ".why.";
      std::int64_t sum = 0;
      for (std::size_t term = 0; term < page.size(why + "terms"); ++term) {
        sum += std::llround(std::stod(page.text(why + "terms." + std::to_string(term) + ".bits")) * 1000);
      }
      EXPECT_EQ(sum, std::llround(std::stod(page.text(why + "score")) * 1000));
      EXPECT_NE(page.text(why + "sentence.de"), "");
      EXPECT_NE(page.text(why + "sentence.en"), "");
    }
  }
}

}  // namespace
}  // namespace stadt::testing
