#include "demo/rules.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "contacts/rules.hpp"
#include "people/rules.hpp"
#include "posts/rules.hpp"
#include "text/markup.hpp"

namespace stadt::demo {
namespace {

const Content& own() {
  static const auto content = own_content();
  return *content;
}

TEST(DemoMoments, AreToldFromTheDayOfTheOpening) {
  EXPECT_EQ(minute_of("today 00:00"), 0);
  EXPECT_EQ(minute_of("today 10:40"), minute_of_opening);
  EXPECT_EQ(minute_of("-1d 23:59"), -1);
  EXPECT_EQ(minute_of("-2d 09:30"), -2 * 1440 + 570);
  for (const auto* text :
       {"", "today", "today 9:30", "today 24:00", "today 10:60", "-2 09:30", "-d 09:30", "2026-01-01 10:00"}) {
    EXPECT_FALSE(minute_of(text)) << text;
  }
}

TEST(DemoMoments, OfMeetUpsAreTheNextOnesOnTheClocksOfWhoeverProposes) {
  const Time now = *from_iso("2026-11-27T09:38:30Z");  // a Friday, 10:38 in Berlin
  const SaidAt said{.minute = minute_of_opening, .now = now};
  EXPECT_EQ(local_moment("monday 11:30", said, "Europe/Berlin"), "2026-11-30T11:30");
  EXPECT_EQ(local_moment("friday 11:30", said, "Europe/Berlin"), "2026-12-04T11:30") << "Not today.";
  EXPECT_EQ(local_moment("saturday 11:30", said, "America/New_York"), "2026-11-28T11:30");
  EXPECT_EQ(local_moment("thursday 00:00", said, "UTC"), "2026-12-03T00:00");
  EXPECT_EQ(local_moment("today 12:45", said, "Europe/Berlin"), "2026-11-27T12:45");
  EXPECT_EQ(local_moment("today 12:46", said, "America/New_York"), "2026-11-27T06:45");
  EXPECT_FALSE(local_moment("someday 11:30", said, "Europe/Berlin"));
}

TEST(DemoContent, IsReadFromItsFiles) {
  const auto content = own_content();
  ASSERT_TRUE(content) << content.error().message;
  EXPECT_GE(content->residents.size(), 40u);
  EXPECT_EQ(std::ranges::count(content->tables, Audience::public_, &Talk::audience), 60);
  EXPECT_GE(content->places.size(), 10u);
}

TEST(DemoContent, CanHappenInItsOrder) {
  const auto steps = schedule(own());
  ASSERT_TRUE(steps) << steps.error().message;
  EXPECT_TRUE(std::ranges::is_sorted(*steps, {}, &Step::minute));
  const auto later = std::ranges::count_if(*steps, [](const Step& step) {
    return step.minute > minute_of_opening && std::holds_alternative<Say>(step.deed);
  });
  EXPECT_GE(later, 40) << "The rest of the day is too short for a visit.";
}

TEST(DemoContent, KeepsTheBoundsOfTheCity) {
  for (const auto& resident : own().residents) {
    EXPECT_TRUE(checked_handle(resident.handle)) << resident.handle;
    EXPECT_LE(text::length(resident.line), line_characters) << resident.handle;
    EXPECT_FALSE(resident.line.empty() || resident.stand.empty() || resident.burn.empty() || resident.learn.empty())
        << resident.handle;
  }
  for (const auto& approach : own().requests) {
    EXPECT_TRUE(contacts::checked_reason(approach.reason)) << approach.reason;
  }
}

TEST(DemoContent, LetsTalkEverybodyAndAtEveryTable) {
  std::set<std::string_view> voices;
  for (const auto& talk : own().tables) {
    EXPECT_GE(talk.posts.size(), 3u) << talk.key;
    for (const auto& said : talk.posts) voices.insert(said.by);
  }
  EXPECT_EQ(voices.size(), own().residents.size());
}

TEST(DemoContent, RemembersWithThirtyOneVoicesOverFiveDays) {
  const auto memorial = std::ranges::find(own().tables, TableKind::memorial, &Talk::kind);
  ASSERT_NE(memorial, own().tables.end());
  std::set<std::string_view> voices;
  std::set<std::string> days;
  for (const auto& said : memorial->posts) {
    if (minute_of(said.at).value() > minute_of_opening) continue;
    voices.insert(said.by);
    days.insert(said.at.substr(0, said.at.find(' ')));
  }
  EXPECT_EQ(voices.size(), 31u);
  EXPECT_EQ(days.size(), 5u);
}

TEST(DemoContent, HoldsRequestsInEveryStateThatPeopleGiveThem) {
  std::set<RequestAct> acts;
  bool is_pending = false;
  for (const auto& approach : own().requests) {
    is_pending = is_pending || approach.acts.empty();
    for (const auto& reaction : approach.acts) acts.insert(reaction.act);
  }
  EXPECT_TRUE(is_pending);
  for (const auto act : {RequestAct::accept, RequestAct::ask, RequestAct::later, RequestAct::discard,
                         RequestAct::advert, RequestAct::withdraw}) {
    EXPECT_TRUE(acts.contains(act)) << boost::describe::enum_to_string(act, "");
  }
}

TEST(DemoContent, NamesEachPostOnce) {
  std::set<std::string> names;
  for (const auto& talk : own().tables) {
    for (std::size_t i = 0; i < talk.posts.size(); ++i) {
      const auto name = talk.posts[i].by + name_of(talk, i);
      EXPECT_TRUE(names.insert(name).second) << name;
    }
  }
  for (const auto& letters : own().letters) {
    for (std::size_t i = 0; i < letters.posts.size(); ++i) {
      const auto name = letters.posts[i].by + name_of(letters, i);
      EXPECT_TRUE(names.insert(name).second) << name;
    }
  }
}

// What is wrong with a content is said before anything is filled.
class DemoMistakes : public ::testing::Test {
 protected:
  DemoMistakes() {
    content_.residents = {resident("mira", "-5d 10:00"), resident("benno", "-5d 11:00")};
    content_.tables = {{.key = "table",
                        .kind = {},
                        .place = {},
                        .title = {},
                        .audience = {},
                        .posts = {said("mira", "-4d 10:00"), said("benno", "-4d 11:00")}}};
  }
  static Resident resident(std::string handle, std::string arrived) {
    Resident made;
    made.handle = std::move(handle);
    made.arrived = std::move(arrived);
    return made;
  }
  static Said said(std::string by, std::string at) {
    Said made;
    made.by = std::move(by);
    made.at = std::move(at);
    return made;
  }
  std::string complaint() const {
    const auto steps = schedule(content_);
    return steps ? "" : steps.error().message;
  }

  Content content_;
};

TEST_F(DemoMistakes, NoneAreFoundWhereThereAreNone) { EXPECT_EQ(complaint(), ""); }

TEST_F(DemoMistakes, SomebodyUnknownSpeaks) {
  content_.tables[0].posts.push_back(said("leyla", "-4d 12:00"));
  EXPECT_EQ(complaint(), "table: nobody is called leyla");
}

TEST_F(DemoMistakes, SomebodySpeaksBeforeTheyArrive) {
  content_.tables[0].posts[0].at = "-5d 09:00";
  EXPECT_EQ(complaint(), "table: mira has not arrived yet");
}

TEST_F(DemoMistakes, AnAnswerComesBeforeThePost) {
  content_.tables[0].posts[1].at = "-4d 09:00";
  EXPECT_THAT(complaint(), ::testing::HasSubstr("benno answers before"));
}

TEST_F(DemoMistakes, AnAnswerHasNoParent) {
  content_.tables[0].posts[1].to = "nothing";
  EXPECT_EQ(complaint(), "table: no post nothing");
}

TEST_F(DemoMistakes, APlaceIsMissing) {
  content_.tables[0].place = "nowhere";
  EXPECT_EQ(complaint(), "table: no place nowhere");
}

TEST_F(DemoMistakes, SomebodyJoinsAPlaceThatIsNotOpen) {
  Room room;
  room.handle = "kreis";
  room.host = "mira";
  room.opened = "-3d 10:00";
  content_.places = {room};
  content_.memberships = {{.who = "benno", .to = {"kreis"}, .at = "-4d 10:00"}};
  EXPECT_EQ(complaint(), "memberships of benno: kreis is not open yet");
  content_.memberships = {{.who = "benno", .to = {"nowhere"}, .at = "-1d 10:00"}};
  EXPECT_EQ(complaint(), "memberships of benno: no place nowhere");
}

TEST_F(DemoMistakes, AnArticleIsTakenBeforeItIsWritten) {
  Room room;
  room.handle = "zeile";
  room.host = "mira";
  room.opened = "-5d 10:00";
  content_.places = {room};
  content_.articles = {
      {.table = "table", .paper = "zeile", .offered = "-4d 09:00", .by = "mira", .taken = "-4d 12:00", .line = {}}};
  EXPECT_EQ(complaint(), "article table: is taken before it is written");
}

TEST_F(DemoMistakes, SomebodyThanksThemselves) {
  content_.tables[0].posts.push_back(said("mira", "-4d 12:00"));
  content_.tables[0].posts[2].thanks = true;
  EXPECT_EQ(complaint(), "table: mira thanks themselves");
}

TEST_F(DemoMistakes, ARequestIsAnsweredBeforeItIsSent) {
  Approach approach;
  approach.from = "mira";
  approach.to = "benno";
  approach.at = "-3d 10:00";
  approach.acts = {{.act = RequestAct::accept, .at = "-3d 09:00", .text = {}}};
  content_.requests = {approach};
  EXPECT_EQ(complaint(), "request of mira: is answered before it is asked");
}

TEST_F(DemoMistakes, AFileThatIsNoContentIsNamed) {
  const embedded::File files[] = {{"good.json", R"({"residents": []})"}, {"bad.json", R"({"residents": [)"}};
  const auto content = read_content(files);
  ASSERT_FALSE(content);
  EXPECT_THAT(content.error().message, ::testing::StartsWith("bad.json: "));
}

TEST(DemoRules, AnEveningIsTheFirstOfItsWeekdayAfterThreeDays) {
  EXPECT_EQ(evening("2026-11-24T10:40", "friday", "19:00"), "2026-11-27T19:00");
  EXPECT_EQ(evening("2026-11-24T10:40", "thursday", "19:00"), "2026-12-03T19:00");
  EXPECT_EQ(evening("2026-12-30", "saturday", "20:00"), "2027-01-02T20:00");
  EXPECT_EQ(evening("2026-12-30", "someday", "20:00"), std::nullopt);
  EXPECT_EQ(evening("2026-02-30", "friday", "20:00"), std::nullopt);
}

}  // namespace
}  // namespace stadt::demo
