// Objects of other people and private posts on the paths that privacy_test.cpp does not walk (design: SECURITY, E).
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "base/log.hpp"
#include "support/browser.hpp"
#include "support/database.hpp"

namespace stadt::testing {
namespace {

using namespace std::string_literals;

const std::string secret = "Geheimnis-7f3a";

class PrivateObjects : public OnBothEngines {
 protected:
  ~PrivateObjects() override { EXPECT_EQ(log::error_count(), errors_); }

  std::string hide(const std::string& visibility, const std::string& text = secret) {
    return city_.write(anna_, text + " #geheim", fmt::format(R"("visibility": "{}")", visibility));
  }
  std::string hide_for(const std::string& audience) {
    return city_.write(anna_, secret + " #geheim", fmt::format(R"("stadt": {{"audience": "{}"}})", audience));
  }
  void expect_nothing(const std::string& target, const Resident& viewer) {
    const auto answer = city_.get(target, viewer);
    EXPECT_EQ(answer.raw.body.find(secret), std::string::npos) << target;
  }
  // Whatever may show posts to somebody.
  std::vector<std::string> lists() const {
    return {"/api/v1/timelines/public",
            "/api/v1/timelines/public?local=true",
            "/api/v1/timelines/home",
            "/api/v1/timelines/tag/geheim",
            "/api/v1/timelines/tag/oft?any[]=geheim",
            "/api/stadt/v1/tables",
            "/api/stadt/v1/tables?mode=newest",
            "/api/stadt/v1/tables?mode=listening",
            "/api/v1/accounts/" + anna_.id + "/statuses",
            "/api/v1/accounts/" + anna_.id + "/statuses?exclude_replies=true",
            "/api/v1/accounts/" + anna_.id + "/statuses?pinned=true",
            "/api/stadt/v1/people/" + anna_.id + "/comments",
            "/api/stadt/v1/people/anna",
            "/api/v1/accounts/" + anna_.id,
            "/api/v1/bookmarks",
            "/api/v1/favourites",
            "/api/v1/notifications",
            "/api/v2/notifications",
            "/api/v1/conversations",
            "/api/stadt/v1/letters/with/" + anna_.id,
            "/api/stadt/v1/pebbles",
            "/",
            "/@anna"};
  }

  std::int64_t errors_ = log::error_count();
  City city_{take_database()};
  Resident anna_ = city_.arrive("anna");
  Resident benno_ = city_.arrive("benno");
  std::string absent_ = "115000000000000000";
};
STADT_ON_BOTH_ENGINES(PrivateObjects);

TEST_P(PrivateObjects, AbsentAndHiddenAreOneAnswerInEveryLanguage) {
  const auto hidden = hide("private");
  for (const char* language : {"de", "en", "fr", "*"}) {
    for (const auto& viewer : {Resident(), benno_}) {
      for (const char* path : {"/api/v1/statuses/", "/api/stadt/v1/tables/", "/posts/", "/tables/", "/@anna/"}) {
        const auto ask = [&](const std::string& id) {
          return city_.send(http::Method::get, path + id, "", viewer, {{"Accept-Language", language}});
        };
        auto there = ask(hidden);
        auto nowhere = ask(absent_);
        EXPECT_EQ(there.status, nowhere.status) << path;
        // The id itself, and that of the request, are all that differs.
        const auto without = [](Reply reply, const std::string& id) {
          std::string body = reply.raw.body;
          for (auto at = body.find(id); at != std::string::npos; at = body.find(id)) body.erase(at, id.size());
          for (const auto& header : reply.raw.headers) {
            if (header.name != "X-Request-Id") body += header.name + ":" + header.value + "\n";
          }
          return body;
        };
        EXPECT_EQ(without(there, hidden), without(nowhere, absent_)) << path << language;
      }
    }
  }
}

TEST_P(PrivateObjects, NoListHoldsWhatIsNotForItsReader) {
  for (const char* visibility : {"private", "direct"}) hide(visibility);
  for (const char* audience : {"followers", "contacts", "close", "self", "mentioned"}) hide_for(audience);
  for (const auto& list : lists()) {
    for (const auto& viewer : {Resident(), benno_}) expect_nothing(list, viewer);
  }
  const auto here = city_.write(anna_, secret, R"("stadt": {"audience": "here"})");
  for (const auto& list : lists()) expect_nothing(list, {});
  EXPECT_EQ(city_.get("/api/v1/statuses/" + here).status, 404);
  EXPECT_EQ(city_.get("/api/v1/statuses/" + here, benno_).status, 200);
}

TEST_P(PrivateObjects, CursorsAroundAHiddenPostFindNothing) {
  city_.write(anna_, "davor #geheim");
  const auto hidden = hide("private");
  city_.write(anna_, "danach #geheim");
  const auto id = *parse_id(hidden);
  for (const char* list : {"/api/v1/timelines/public", "/api/v1/timelines/tag/geheim", "/api/stadt/v1/tables"}) {
    for (const char* key : {"max_id", "since_id", "min_id"}) {
      for (const std::int64_t cursor : {id - 1, id, id + 1}) {
        const auto target = fmt::format("{}?{}={}&limit=1", list, key, cursor);
        const auto answer = city_.get(target, benno_);
        EXPECT_EQ(answer.raw.body.find(hidden), std::string::npos) << target;
        expect_nothing(target, {});
      }
    }
  }
  EXPECT_EQ(city_.get(fmt::format("/api/v1/statuses?id[]={}&id[]={}", hidden, absent_), benno_).size(), 0u);
}

TEST_P(PrivateObjects, PagesAndOtherSpellingsShowNoMore) {
  const auto hidden = hide("private");
  for (const char* accept :
       {"text/html", "application/activity+json", "application/ld+json", "application/rss+xml", "application/json"}) {
    for (const char* ending : {"", ".json", ".html", ".rss", ".atom", "/embed", "/activity", "?format=json"}) {
      for (const char* path : {"/posts/", "/tables/", "/@anna/", "/api/v1/statuses/", "/api/stadt/v1/tables/"}) {
        const auto answer = city_.send(http::Method::get, path + hidden + ending, "", benno_, {{"Accept", accept}});
        EXPECT_EQ(answer.raw.body.find(secret), std::string::npos) << path << ending << accept;
        EXPECT_EQ(answer.status, 404) << path << ending << accept;
      }
      const auto house =
          city_.send(http::Method::get, std::string("/@anna") + ending, "", benno_, {{"Accept", accept}});
      EXPECT_EQ(house.raw.body.find(secret), std::string::npos) << ending << accept;
    }
  }
}

TEST_P(PrivateObjects, AnEditMakesNothingWider) {
  const auto hidden = hide("private");
  for (const char* wider :
       {R"("visibility": "public")", R"("stadt": {"audience": "public"})", R"("stadt": {"mark": "open"})"}) {
    city_.put("/api/v1/statuses/" + hidden, fmt::format(R"({{"status": "{}", {}}})", secret, wider), anna_);
    EXPECT_EQ(city_.get("/api/v1/statuses/" + hidden, benno_).status, 404) << wider;
    EXPECT_EQ(city_.get("/api/v1/statuses/" + hidden, anna_).text("visibility"), "private") << wider;
    for (const auto& list : lists()) expect_nothing(list, benno_);
  }
}

TEST_P(PrivateObjects, WhoUnfollowsOrIsBlockedReadsNoMore) {
  const auto hidden = hide("private");
  const auto reads = [&] { return city_.get("/api/v1/statuses/" + hidden, benno_).status; };
  city_.follow(benno_, anna_);
  EXPECT_EQ(reads(), 200);
  EXPECT_EQ(city_.post("/api/v1/statuses/" + hidden + "/bookmark", "{}", benno_).status, 200);
  EXPECT_EQ(city_.post("/api/v1/statuses/" + hidden + "/favourite", "{}", benno_).status, 200);
  EXPECT_EQ(city_.post("/api/v1/statuses/" + hidden + "/reblog", "{}", benno_).status, 422);
  city_.post("/api/v1/accounts/" + anna_.id + "/unfollow", "{}", benno_);
  EXPECT_EQ(reads(), 404);
  for (const auto& list : lists()) expect_nothing(list, benno_);
  city_.follow(benno_, anna_);
  EXPECT_EQ(reads(), 200);
  city_.post("/api/v1/accounts/" + benno_.id + "/block", "{}", anna_);
  EXPECT_EQ(reads(), 404);
  for (const auto& list : lists()) expect_nothing(list, benno_);
}

TEST_P(PrivateObjects, NobodyChangesThePostsOfOthers) {
  const auto post = city_.write(anna_, "öffentlich");
  const auto body = fmt::format(R"({{"status": "{}"}})", secret);
  EXPECT_EQ(city_.put("/api/v1/statuses/" + post, body, benno_).status, 404);
  EXPECT_EQ(city_.remove("/api/v1/statuses/" + post, benno_).status, 404);
  EXPECT_EQ(city_.post("/api/v1/statuses/" + post + "/pin", "{}", benno_).status, 404);
  EXPECT_EQ(city_.put("/api/v1/statuses/" + post, body).status, 401);
  EXPECT_EQ(city_.remove("/api/v1/statuses/" + post).status, 401);
  EXPECT_NE(city_.get("/api/v1/statuses/" + post).text("content").find("öffentlich"), std::string::npos);
  EXPECT_EQ(city_.get("/api/v1/statuses/" + post + "/history").size(), 1u);
}

TEST_P(PrivateObjects, NotesMutesAndListsAreOnesOwn) {
  const auto carla = city_.arrive("carla");
  city_.post("/api/v1/accounts/" + benno_.id + "/note", fmt::format(R"({{"comment": "{}"}})", secret), anna_);
  city_.post("/api/v1/accounts/" + benno_.id + "/mute", "{}", anna_);
  const auto relation = "/api/v1/accounts/relationships?id[]=" + benno_.id;
  EXPECT_EQ(city_.get(relation, anna_).text("0.note"), secret);
  EXPECT_EQ(city_.get(relation, anna_).text("0.muting"), "true");
  EXPECT_EQ(city_.get(relation, carla).text("0.note"), "");
  EXPECT_EQ(city_.get(relation, carla).text("0.muting"), "false");
  const auto towards = "/api/v1/accounts/relationships?id[]=" + anna_.id;
  EXPECT_EQ(city_.get(towards, benno_).raw.body.find(secret), std::string::npos);
  EXPECT_EQ(city_.get("/api/v1/mutes", benno_).size(), 0u);
  EXPECT_EQ(city_.get("/api/v1/mutes", anna_).size(), 1u);
  EXPECT_EQ(city_.get("/api/v1/blocks", benno_).size(), 0u);
}

TEST_P(PrivateObjects, NobodyAcceptsRequestsForOthers) {
  city_.patch("/api/v1/accounts/update_credentials", R"({"locked": true})", anna_);
  const auto carla = city_.arrive("carla");
  city_.follow(benno_, anna_);
  for (const auto& meddler : {benno_, carla}) {
    EXPECT_EQ(city_.post("/api/v1/follow_requests/" + benno_.id + "/authorize", "{}", meddler).status, 404);
    EXPECT_EQ(city_.post("/api/v1/follow_requests/" + anna_.id + "/authorize", "{}", meddler).status, 404);
  }
  EXPECT_EQ(city_.get("/api/v1/follow_requests", carla).size(), 0u);
  EXPECT_EQ(city_.get("/api/v1/accounts/relationships?id[]=" + anna_.id, benno_).text("0.following"), "false");
  EXPECT_EQ(city_.get("/api/v1/statuses/" + hide("private"), benno_).status, 404);
}

TEST_P(PrivateObjects, AddressesAndPasswordsShowNowhere) {
  for (const auto& target : {"/api/v1/accounts/" + anna_.id, std::string("/api/v1/accounts/lookup?acct=anna"),
                             std::string("/api/stadt/v1/people/anna"), std::string("/@anna"),
                             std::string("/.well-known/webfinger?resource=acct:anna@stadt.example"),
                             std::string("/api/v1/accounts/search?q=ann")}) {
    const auto body = city_.get(target, benno_).raw.body;
    for (const char* private_part : {"people.example", "argon2", "password", "login"}) {
      EXPECT_EQ(body.find(private_part), std::string::npos) << target << " " << private_part;
    }
  }
}

TEST_P(PrivateObjects, HiddenCirclesShowNobody) {
  city_.follow(benno_, anna_);
  city_.follow(anna_, benno_);
  city_.patch("/api/v1/accounts/update_credentials", R"({"hide_collections": true})", anna_);
  for (const char* circle : {"followers", "following"}) {
    const auto target = "/api/v1/accounts/" + anna_.id + "/" + circle;
    EXPECT_EQ(city_.get(target).size(), 0u);
    EXPECT_EQ(city_.get(target, benno_).size(), 0u);
    EXPECT_EQ(city_.get(target, benno_).header("Link"), "");
    EXPECT_EQ(city_.get(target, anna_).size(), 1u);
  }
}

TEST_P(PrivateObjects, WhatIsDeletedIsGoneEverywhere) {
  const auto post = city_.write(anna_, secret + " #geheim");
  const auto reply = city_.reply(benno_, post, "eine Antwort");
  city_.post("/api/v1/statuses/" + post + "/reblog", "{}", benno_);
  city_.post("/api/v1/statuses/" + post + "/bookmark", "{}", benno_);
  city_.post("/api/v1/statuses/" + post + "/favourite", "{}", benno_);
  city_.put("/api/v1/statuses/" + post, fmt::format(R"({{"status": "{} zwei #geheim"}})", secret), anna_);
  EXPECT_EQ(city_.remove("/api/v1/statuses/" + post, anna_).status, 200);
  auto targets = lists();
  for (const char* path : {"/api/v1/statuses/{}", "/api/v1/statuses/{}/history", "/api/v1/statuses/{}/source",
                           "/api/v1/statuses/{}/context", "/api/stadt/v1/tables/{}", "/posts/{}", "/tables/{}"}) {
    targets.push_back(fmt::format(fmt::runtime(path), post));
  }
  targets.push_back("/api/v1/statuses/" + reply + "/context");
  targets.push_back("/api/v1/accounts/" + benno_.id + "/statuses");
  for (const auto& target : targets) {
    for (const auto& viewer : {Resident(), anna_, benno_}) expect_nothing(target, viewer);
  }
}

TEST_P(PrivateObjects, WhatSomebodySignedInReadsIsNotKeptByCaches) {
  const auto post = city_.write(anna_, "öffentlich");
  for (const auto& target : {"/api/v1/timelines/home"s, "/api/v1/statuses/" + post, "/api/stadt/v1/people/anna"s,
                             "/api/v1/timelines/public"s}) {
    const auto kept = city_.get(target, benno_).header("Cache-Control");
    EXPECT_TRUE(kept.find("private") != std::string::npos || kept.find("no-store") != std::string::npos) << target;
  }
}

}  // namespace
}  // namespace stadt::testing
