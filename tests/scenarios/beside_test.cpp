// What is overheard of the table beside one, and whom of those who sit at a table one knows.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "support/city.hpp"
#include "support/database.hpp"
#include "support/told.hpp"

namespace stadt::testing {
namespace {

// Two tables of Anna's with the same two tags: neighbours, whoever sits there.
class Beside : public OnBothEngines {
 protected:
  // The line that the viewer overhears of the other table; "null": none, "missing": the table is not beside it.
  std::string overheard(const Resident& viewer) {
    const auto beside = city_.get(fmt::format("/api/stadt/v1/tables/{}/neighbours", here_), viewer);
    for (std::size_t i = 0; i < beside.size(); ++i) {
      if (beside.text(fmt::format("{}.table.id", i)) != there_) continue;
      const auto line = beside.text(fmt::format("{}.overheard", i));
      return line == "structured" ? beside.text(fmt::format("{}.overheard.text", i)) : line;
    }
    return "missing";
  }
  void allow(const Resident& who, const std::string& may = "true") {
    EXPECT_EQ(city_.put("/api/stadt/v1/house", R"({"overheard":)" + may + "}", who).text("overheard"), may);
  }
  // "count name name", as a page shows it; "null": nobody.
  std::string familiar(const Resident& viewer, const std::string& table) {
    const auto shown = city_.get("/api/stadt/v1/tables/" + table, viewer);
    EXPECT_EQ(shown.status, 200);
    if (shown.text("familiar") != "structured") return shown.text("familiar");
    std::string said = shown.text("familiar.count");
    for (std::size_t i = 0; i < shown.size("familiar.people"); ++i) {
      said += " " + shown.text(fmt::format("familiar.people.{}.acct", i));
    }
    return said;
  }
  void act(const Resident& who, const Resident& whom, const std::string& verb) {
    EXPECT_EQ(city_.post(fmt::format("/api/v1/accounts/{}/{}", whom.id, verb), "{}", who).status, 200);
  }

  City city_{take_database()};
  Resident anna_ = city_.arrive("anna");
  Resident benno_ = city_.arrive("benno");
  Resident clara_ = city_.arrive("clara");
  std::string here_ = city_.write(anna_, "Was lesen wir? #buch #abend");
  std::string there_ = city_.write(anna_, "Wo lesen wir? #buch #abend");
};
STADT_ON_BOTH_ENGINES(Beside);

TEST_P(Beside, NobodyIsOverheardWhoDoesNotAllowIt) {
  city_.reply(benno_, there_, "Im Park natürlich.");
  allow(anna_, "false");
  allow(benno_, "false");
  EXPECT_EQ(overheard(clara_), "null");
  EXPECT_EQ(overheard({}), "null");
  allow(anna_);
  EXPECT_EQ(overheard(clara_), "Wo lesen wir? #buch #abend") << "The latest of those who allow it.";
  allow(benno_);
  EXPECT_EQ(overheard(clara_), "Im Park natürlich.");
  EXPECT_EQ(overheard({}), "Im Park natürlich.");
  allow(benno_, "false");
  EXPECT_EQ(overheard(clara_), "Wo lesen wir? #buch #abend") << "And no longer than they do.";
}

TEST_P(Beside, NobodyOverhearsThemselves) {
  allow(anna_);
  allow(benno_);
  city_.reply(benno_, there_, "Im Park natürlich.");
  EXPECT_EQ(overheard(benno_), "Wo lesen wir? #buch #abend");
  EXPECT_EQ(overheard(anna_), "Im Park natürlich.");
}

TEST_P(Beside, WhatHasAWarningOrIsNotForEverybodyIsNotOverheard) {
  for (const auto& who : {anna_, benno_, clara_}) allow(who);
  const auto said = city_.reply(benno_, there_, "Im Park natürlich.");
  city_.reply(clara_, said, "Dort ist neulich etwas Schlimmes geschehen.", R"("spoiler_text":"Unfall")");
  EXPECT_EQ(overheard(anna_), "Im Park natürlich.");
  for (const auto* visibility : {"unlisted", "private", "direct"}) {
    city_.reply(clara_, said, fmt::format("@benno Still gesagt, {}.", visibility),
                fmt::format(R"("visibility":"{}")", visibility));
    EXPECT_EQ(overheard(anna_), "Im Park natürlich.") << visibility;
  }
  const auto late = city_.reply(clara_, said, "Oder auf dem Dach.");
  EXPECT_EQ(overheard(anna_), "Oder auf dem Dach.");
  city_.put("/api/v1/statuses/" + late, R"({"status":"Oder auf dem Dach.","spoiler_text":"Höhe"})", clara_);
  EXPECT_EQ(overheard(anna_), "Im Park natürlich.") << "A warning that comes later counts as well.";
  city_.remove("/api/v1/statuses/" + said, benno_);
  EXPECT_EQ(overheard(clara_), "Wo lesen wir? #buch #abend");
}

TEST_P(Beside, NobodyWhoIsHiddenIsOverheard) {
  for (const auto& who : {anna_, benno_, clara_}) allow(who);
  const auto dora = city_.arrive("dora");
  city_.reply(clara_, there_, "Auf dem Dach.");
  city_.reply(benno_, there_, "Im Park natürlich.");
  ASSERT_EQ(overheard(dora), "Im Park natürlich.");
  act(dora, benno_, "block");
  EXPECT_EQ(overheard(dora), "Auf dem Dach.");
  act(dora, benno_, "unblock");
  act(dora, benno_, "mute");
  EXPECT_EQ(overheard(dora), "Auf dem Dach.");
  act(clara_, dora, "block");
  EXPECT_EQ(overheard(dora), "Wo lesen wir? #buch #abend") << "Nor who has blocked the one who listens.";
  act(dora, anna_, "block");
  EXPECT_EQ(city_.get(fmt::format("/api/stadt/v1/tables/{}/neighbours", here_), dora).status, 404);
}

TEST_P(Beside, WhoIsKnownAtATableIsNamedBestKnownFirst) {
  const auto viewer = city_.arrive("dora");
  EXPECT_EQ(familiar(viewer, there_), "null");
  std::vector<Resident> guests;
  for (const auto* handle : {"emil", "frida", "gustav", "hanna"}) {
    guests.push_back(city_.arrive(handle));
    city_.reply(guests.back(), there_, "Ich lese am liebsten im Zug.");
  }
  EXPECT_EQ(familiar(viewer, there_), "null") << "Whom one does not know is not counted.";
  city_.follow(viewer, guests[0]);
  EXPECT_EQ(familiar(viewer, there_), "1 emil");
  acquaint(city_, viewer, guests[2]);
  EXPECT_EQ(familiar(viewer, there_), "2 gustav emil") << "A contact is better known.";
  city_.follow(viewer, anna_);
  city_.follow(viewer, guests[1]);
  const auto four = familiar(viewer, there_);
  EXPECT_EQ(four.substr(0, 8), "4 gustav");
  EXPECT_EQ(std::ranges::count(four, ' '), 3) << "Three are named, all are counted: " << four;
  city_.reply(guests[1], there_, "Und noch einmal dasselbe.");
  EXPECT_EQ(familiar(viewer, there_), four) << "Whoever speaks twice is one.";
  EXPECT_EQ(familiar(viewer, here_), "1 anna") << "Where only the host is known.";
  EXPECT_EQ(familiar({}, there_), "null");
  city_.reply(viewer, there_, "Ich auch.");
  EXPECT_EQ(familiar(viewer, there_), four) << "One does not count oneself.";
}

TEST_P(Beside, WhoIsHiddenIsNoKnownFaceAtATable) {
  const auto viewer = city_.arrive("dora");
  for (const auto& who : {anna_, benno_, clara_}) city_.follow(viewer, who);
  city_.reply(benno_, there_, "Im Park natürlich.");
  city_.reply(clara_, there_, "Nur unter uns: auf dem Dach.", R"("visibility":"private")");
  EXPECT_EQ(familiar(viewer, there_), "2 benno anna") << "What is not said in public seats nobody.";
  city_.reply(clara_, there_, "Auf dem Dach.");
  EXPECT_EQ(familiar(viewer, there_).substr(0, 1), "3");
  act(viewer, benno_, "mute");
  EXPECT_EQ(familiar(viewer, there_), "2 clara anna");
  act(viewer, benno_, "unmute");
  act(clara_, viewer, "block");
  EXPECT_EQ(familiar(viewer, there_), "2 benno anna");
  act(viewer, benno_, "block");
  EXPECT_EQ(familiar(viewer, there_), "1 anna");
}

}  // namespace
}  // namespace stadt::testing
