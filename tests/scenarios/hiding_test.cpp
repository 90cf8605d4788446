// Conversations that many mute: a part of their heat from five people on, and nothing that anybody could tell before.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "support/city.hpp"
#include "support/database.hpp"

namespace stadt::testing {
namespace {

class Hiding : public OnBothEngines {
 protected:
  Hiding() {
    for (int i = 0; i < 7; ++i) strangers_.push_back(city_.arrive(fmt::format("fremd{}", i)));
    table_ = talk("");
  }

  // Two exchange a few words; nothing about it is hot.
  std::string talk(const std::string& more) {
    const auto root = city_.write(anna_, "Wohin mit dem alten Hafen?", more);
    const auto answer = city_.reply(benno_, root, "Ein Markt wäre schön, mit Fisch und Blumen.");
    city_.reply(anna_, answer, "Und mit Musik am Abend, aber nicht zu laut.");
    return root;
  }
  void hide(std::size_t count, const std::string& post) {
    for (std::size_t i = 0; i < count; ++i) mute(strangers_[i], post);
  }
  void mute(const Resident& who, const std::string& post, const std::string& how = "mute") {
    EXPECT_EQ(city_.post(fmt::format("/api/v1/statuses/{}/{}", post, how), "{}", who).status, 200);
  }
  // In thousandths of a bit, as everybody reads it; 0 is not printed.
  double heat(const std::string& table, const Resident& viewer = {}) {
    const auto why = city_.get(fmt::format("/api/stadt/v1/tables/{}/why", table), viewer);
    EXPECT_EQ(why.status, 200);
    for (std::size_t i = 0; i < why.size("terms"); ++i) {
      if (why.text(fmt::format("terms.{}.term", i)) == "heat")
        return std::stod(why.text(fmt::format("terms.{}.bits", i)));
    }
    return 0;
  }
  // Everything that somebody who has muted nothing is told of it.
  std::vector<std::string> told(const Resident& who) {
    // The age of a table is told to the thousandth: the clock stands still while the two are compared.
    city_.env().set_time(asked_at_);
    return {city_.get("/api/stadt/v1/tables?mode=dialogue", who).raw.body,
            city_.get("/api/stadt/v1/tables?mode=newest", who).raw.body,
            city_.get("/api/stadt/v1/tables/" + table_, who).raw.body,
            city_.get("/api/stadt/v1/tables/" + table_ + "/why", who).raw.body,
            city_.get("/api/stadt/v1/tables/" + table_ + "/people", who).raw.body};
  }
  void expect_same_as_sql() {
    const auto check = city_.app().check_sight();
    EXPECT_EQ(check.in_memory, check.in_sql);
  }

  City city_{take_database()};
  Resident anna_ = city_.arrive("anna");
  Resident benno_ = city_.arrive("benno");
  Resident clara_ = city_.arrive("clara");
  std::vector<Resident> strangers_;
  std::string table_;
  const Time asked_at_ = city_.env().now() + std::chrono::hours(1);
};
STADT_ON_BOTH_ENGINES(Hiding);

TEST_P(Hiding, BelowFiveNobodyCanTell) {
  const auto seen = told(clara_);
  const auto seen_by_host = told(anna_);
  const auto seen_by_visitors = told({});
  for (std::size_t i = 0; i < 4; ++i) {
    mute(strangers_[i], table_);
    EXPECT_EQ(told(clara_), seen);
    EXPECT_EQ(told(anna_), seen_by_host);
    EXPECT_EQ(told({}), seen_by_visitors);
    expect_same_as_sql();
  }
  mute(strangers_[4], table_);
  EXPECT_NE(told(clara_), seen);
  for (const auto& page : told(anna_))
    EXPECT_EQ(page.find("fremd"), std::string::npos) << "Who it was is nobody's business.";
}

TEST_P(Hiding, FromFiveOnItIsHeatAndAsManyAsThereAre) {
  EXPECT_EQ(heat(table_), 0);
  hide(4, table_);
  mute(strangers_[0], table_);
  mute(strangers_[1], table_);
  EXPECT_EQ(heat(table_), 0) << "Whoever says it twice is one.";
  mute(strangers_[4], table_);
  EXPECT_EQ(heat(table_), -3) << "Five at a table of two are many.";
  expect_same_as_sql();
  mute(strangers_[2], table_, "unmute");
  mute(strangers_[2], table_, "unmute");
  EXPECT_EQ(heat(table_), 0);
  expect_same_as_sql();
  hide(7, table_);
  EXPECT_EQ(heat(table_), -3);
  city_.app().read_sight();
  EXPECT_EQ(heat(table_), -3) << "What is read is what was followed.";
}

// At a large table five are few: what listeners change is heard as well.
TEST_P(Hiding, IsMeasuredByThoseWhoSitAndListen) {
  hide(5, table_);
  std::vector<Resident> listeners;
  for (int i = 0; i < 90; ++i) {
    listeners.push_back(city_.arrive(fmt::format("ohr{}", i)));
    city_.post("/api/stadt/v1/tables/" + table_ + "/listen", "{}", listeners.back());
  }
  const double many = heat(table_);
  EXPECT_NEAR(many, -3 * (5.0 / (1 + 90 + 20)) / 0.05, 0.001);
  expect_same_as_sql();
  city_.remove("/api/stadt/v1/tables/" + table_ + "/listen", listeners.back());
  EXPECT_LT(heat(table_), many);
  expect_same_as_sql();
  city_.reply(clara_, table_, "Ich setze mich dazu.");
  expect_same_as_sql();
}

TEST_P(Hiding, OfAMemorialIsNoHeat) {
  const auto memorial = talk(R"("stadt":{"kind":"memorial"})");
  hide(7, memorial);
  EXPECT_EQ(heat(memorial), 0);
  expect_same_as_sql();
}

// An answer of the conversation may be muted as well as its beginning; it is the conversation that is meant.
TEST_P(Hiding, OfAnAnswerIsOfItsConversation) {
  const auto answer = city_.reply(clara_, table_, "Ein Schwimmbad!");
  for (std::size_t i = 0; i < 5; ++i) mute(strangers_[i], i % 2 == 0 ? answer : table_);
  EXPECT_EQ(heat(table_), -3);
  expect_same_as_sql();
}

TEST_P(Hiding, IsExplainedWhereTheOrderIs) {
  const auto order = city_.get("/api/stadt/v1/dialogue");
  std::string meaning;
  for (std::size_t i = 0; i < order.size("parameters"); ++i) {
    const auto at = fmt::format("parameters.{}.", i);
    if (order.text(at + "name") == "heat.flags")
      meaning = order.text(at + "meaning.de") + order.text(at + "meaning.en");
  }
  EXPECT_NE(meaning.find("stummschalten"), std::string::npos) << meaning;
  EXPECT_NE(meaning.find("mute"), std::string::npos) << meaning;
  EXPECT_EQ(meaning.find("report"), std::string::npos) << "What does not exist is not promised.";
}

}  // namespace
}  // namespace stadt::testing
