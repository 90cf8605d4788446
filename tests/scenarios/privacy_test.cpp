// Nobody sees what they may not: on every path, what is hidden answers exactly as what does not exist.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "support/city.hpp"
#include "support/database.hpp"

namespace stadt::testing {
namespace {

class Privacy : public OnBothEngines {
 protected:
  // Every way to ask about a post, with the id in place of {}.
  static constexpr const char* reads[] = {"/api/v1/statuses/{}",
                                          "/api/v1/statuses/{}/context",
                                          "/api/v1/statuses/{}/history",
                                          "/api/v1/statuses/{}/source",
                                          "/api/v1/statuses/{}/favourited_by",
                                          "/api/v1/statuses/{}/reblogged_by",
                                          "/api/stadt/v1/tables/{}",
                                          "/api/stadt/v1/posts/{}/table",
                                          "/api/stadt/v1/tables/{}/people",
                                          "/api/stadt/v1/tables/{}/catchup"};
  static constexpr const char* actions[] = {"favourite",  "unfavourite", "reblog", "unreblog", "bookmark",
                                            "unbookmark", "mute",        "unmute", "pin"};
  static constexpr const char* lists[] = {"/api/v1/timelines/public", "/api/v1/timelines/tag/geheim",
                                          "/api/stadt/v1/tables", "/api/v1/timelines/home", "/api/v1/conversations"};

  std::string at(const char* pattern, const std::string& id) { return fmt::format(fmt::runtime(pattern), id); }

  City city_{take_database()};
  Resident anna_ = city_.arrive("anna");
  Resident stranger_ = city_.arrive("stranger");
  std::string absent_ = "115000000000000000";
};
STADT_ON_BOTH_ENGINES(Privacy);

TEST_P(Privacy, AHiddenPostAnswersAsAnAbsentOneOnEveryPath) {
  for (const char* visibility : {"private", "direct"}) {
    const auto hidden = city_.write(anna_, "#geheim", fmt::format(R"("visibility": "{}")", visibility));
    for (const auto& viewer : {Resident(), stranger_}) {
      for (const char* read : reads) {
        const auto answer = city_.get(at(read, hidden), viewer);
        const auto nothing = city_.get(at(read, absent_), viewer);
        EXPECT_EQ(answer.status, nothing.status) << read;
        EXPECT_EQ(answer.raw.body, nothing.raw.body) << read;
      }
      for (const char* action : actions) {
        const auto path = std::string("/api/v1/statuses/{}/") + action;
        const auto answer = city_.post(at(path.c_str(), hidden), "{}", viewer);
        const auto nothing = city_.post(at(path.c_str(), absent_), "{}", viewer);
        EXPECT_EQ(answer.status, viewer.token.empty() ? 401 : 404) << action;
        EXPECT_EQ(answer.raw.body, nothing.raw.body) << action;
      }
      for (const char* list : lists) {
        EXPECT_EQ(city_.get(list, viewer).raw.body.find(hidden), std::string::npos) << list;
      }
      const auto house = city_.get("/api/v1/accounts/" + anna_.id + "/statuses", viewer);
      EXPECT_EQ(house.size(), 0u);
    }
    EXPECT_EQ(city_.get("/api/v1/accounts/" + anna_.id).text("statuses_count"), "0") << visibility;
  }
}

TEST_P(Privacy, NobodyAnswersWhatTheyCannotSee) {
  const auto hidden = city_.write(anna_, "nur für meine Leute", R"("visibility": "private")");
  const auto answer = city_.post("/api/v1/statuses",
                                 fmt::format(R"({{"status": "hallo", "in_reply_to_id": "{}"}})", hidden), stranger_);
  EXPECT_EQ(answer.status, 404);
}

TEST_P(Privacy, FollowersReadPrivatePostsUntilTheyLeave) {
  const auto post = city_.write(anna_, "nur für meine Leute", R"("visibility": "private")");
  city_.follow(stranger_, anna_);
  EXPECT_EQ(city_.get("/api/v1/statuses/" + post, stranger_).status, 200);
  EXPECT_EQ(city_.get("/api/v1/timelines/home", stranger_).text("0.id"), post);
  city_.post("/api/v1/accounts/" + stranger_.id + "/remove_from_followers", "{}", anna_);
  EXPECT_EQ(city_.get("/api/v1/statuses/" + post, stranger_).status, 404);
  EXPECT_EQ(city_.get("/api/v1/timelines/home", stranger_).size(), 0u);
}

TEST_P(Privacy, ABlockHidesBothWaysAtOnce) {
  const auto post = city_.write(anna_, "öffentlich");
  const auto theirs = city_.write(stranger_, "auch öffentlich");
  city_.post("/api/v1/accounts/" + stranger_.id + "/block", "{}", anna_);
  EXPECT_EQ(city_.get("/api/v1/statuses/" + post, stranger_).status, 404);
  EXPECT_EQ(city_.get("/api/v1/timelines/public", anna_).raw.body.find(theirs), std::string::npos);
  EXPECT_EQ(city_.post("/api/v1/accounts/" + anna_.id + "/follow", "{}", stranger_).status, 404);
  EXPECT_EQ(city_.get("/api/v1/statuses/" + post).status, 200);
}

TEST_P(Privacy, AReplyIsNeverWiderThanItsParent) {
  city_.follow(stranger_, anna_);
  const auto parent = city_.write(anna_, "unter uns", R"("visibility": "private")");
  const auto reply = city_.reply(stranger_, parent, "ja", R"("visibility": "public")");
  EXPECT_EQ(city_.get("/api/v1/statuses/" + reply, stranger_).text("visibility"), "private");
  EXPECT_EQ(city_.get("/api/v1/statuses/" + reply).status, 404);
}

TEST_P(Privacy, AReplyWhoseParentIsHiddenShowsNoParent) {
  city_.follow(stranger_, anna_);
  const auto root = city_.write(anna_, "öffentlich");
  const auto hidden = city_.reply(stranger_, root, "leise", R"("visibility": "direct")");
  const auto context = city_.get("/api/v1/statuses/" + root + "/context");
  EXPECT_EQ(context.size("descendants"), 0u);
  EXPECT_EQ(city_.get("/api/v1/statuses/" + root).text("replies_count"), "0");
  EXPECT_EQ(city_.get("/api/stadt/v1/tables/" + root).raw.body.find(hidden), std::string::npos);
}

// Where it stands, and how deep, would tell that something is there which the reader does not see.
TEST_P(Privacy, WhatHangsOnAHiddenReplyHangsOnTheTable) {
  const auto benno = city_.arrive("benno");
  const auto root = city_.write(anna_, "öffentlich");
  const auto hidden = city_.reply(benno, root, "von jemandem, der die Fremde nicht sehen will");
  const auto first = city_.reply(anna_, root, "zuerst gesagt");
  const auto below = city_.reply(anna_, hidden, "darunter, danach gesagt");
  const auto order = [&](const Resident& reader) {
    const auto table = city_.get("/api/stadt/v1/tables/" + root, reader);
    const auto context = city_.get("/api/v1/statuses/" + root + "/context", reader);
    std::string told;
    for (std::size_t i = 0; i < table.size("posts"); ++i) {
      told += table.text(fmt::format("posts.{}.id", i)) + "@" + table.text(fmt::format("depths.{}", i)) + " ";
    }
    for (std::size_t i = 0; i < context.size("descendants"); ++i) {
      told += context.text(fmt::format("descendants.{}.id", i)) + " ";
    }
    return told;
  };
  EXPECT_EQ(order(stranger_), fmt::format("{0}@0 {1}@1 {2}@2 {3}@1 {1} {2} {3} ", root, hidden, below, first));
  city_.post("/api/v1/accounts/" + stranger_.id + "/block", "{}", benno);
  EXPECT_EQ(order(stranger_), fmt::format("{0}@0 {1}@1 {2}@1 {1} {2} ", root, first, below));
}

TEST_P(Privacy, AContextLeadsOnlyThroughWhatIsSeen) {
  const auto benno = city_.arrive("benno");
  const auto root = city_.write(anna_, "öffentlich");
  const auto above = city_.reply(anna_, root, "darüber");
  const auto hidden = city_.reply(benno, above, "von jemandem, der die Fremde nicht sehen will");
  const auto below = city_.reply(anna_, hidden, "darunter");
  city_.reply(anna_, above, "daneben");
  EXPECT_EQ(city_.get("/api/v1/statuses/" + above + "/context", stranger_).size("descendants"), 3u);
  city_.post("/api/v1/accounts/" + stranger_.id + "/block", "{}", benno);
  EXPECT_EQ(city_.get("/api/v1/statuses/" + above + "/context", stranger_).size("descendants"), 1u);
  EXPECT_EQ(city_.get("/api/v1/statuses/" + root + "/context", stranger_).size("descendants"), 3u);
  const auto table = city_.get("/api/stadt/v1/tables/" + root, stranger_);
  ASSERT_EQ(table.size("posts"), 4u);
  EXPECT_EQ(table.text("posts.3.id"), below);
  EXPECT_EQ(table.text("depths.3"), "1");
}

TEST_P(Privacy, UnlistedTablesAreReachableAndNeverListed) {
  const auto post = city_.write(anna_, "#geheim aber verlinkbar", R"("visibility": "unlisted")");
  EXPECT_EQ(city_.get("/api/v1/statuses/" + post).status, 200);
  EXPECT_EQ(city_.get("/api/stadt/v1/tables/" + post).status, 200);
  for (const char* list : {"/api/v1/timelines/public", "/api/v1/timelines/tag/geheim", "/api/stadt/v1/tables"}) {
    EXPECT_EQ(city_.get(list, stranger_).size(), 0u) << list;
  }
}

TEST_P(Privacy, LockedPeopleDecideWhoFollows) {
  city_.patch("/api/v1/accounts/update_credentials", R"({"locked": true})", anna_);
  const auto post = city_.write(anna_, "hinter dem Schloss", R"("visibility": "private")");
  EXPECT_EQ(city_.post("/api/v1/accounts/" + anna_.id + "/follow", "{}", stranger_).text("requested"), "true");
  EXPECT_EQ(city_.get("/api/v1/statuses/" + post, stranger_).status, 404);
  EXPECT_EQ(city_.get("/api/v1/follow_requests", anna_).text("0.id"), stranger_.id);
  city_.post("/api/v1/follow_requests/" + stranger_.id + "/authorize", "{}", anna_);
  EXPECT_EQ(city_.get("/api/v1/statuses/" + post, stranger_).status, 200);
}

TEST_P(Privacy, HouseItemsShowOnlyToTheirAudience) {
  const auto written = city_.put("/api/stadt/v1/house",
                                 R"({"items": [{"kind": "can", "text": "öffentlich können", "audience": "public"},
                                               {"kind": "reach", "text": "0170 123", "audience": "contacts"},
                                               {"kind": "burns_for", "text": "hier brennen", "audience": "here"}]})",
                                 anna_);
  ASSERT_EQ(written.status, 200) << written.raw.body;
  const auto path = "/api/stadt/v1/people/anna";
  EXPECT_EQ(city_.get(path).raw.body.find("0170"), std::string::npos);
  EXPECT_EQ(city_.get(path).raw.body.find("hier brennen"), std::string::npos);
  EXPECT_NE(city_.get(path).raw.body.find("öffentlich können"), std::string::npos);
  EXPECT_NE(city_.get(path, stranger_).raw.body.find("hier brennen"), std::string::npos);
  EXPECT_EQ(city_.get(path, stranger_).raw.body.find("0170"), std::string::npos);
  EXPECT_NE(city_.get("/api/stadt/v1/house", anna_).raw.body.find("0170"), std::string::npos);
}

}  // namespace
}  // namespace stadt::testing
