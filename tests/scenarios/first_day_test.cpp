// A day in the city, as applications see it: arrive, sit down, answer, read.
#include <gtest/gtest.h>

#include <algorithm>

#include "support/city.hpp"
#include "support/database.hpp"

namespace stadt::testing {
namespace {

class FirstDay : public OnBothEngines {
 protected:
  City city_{take_database()};
};
STADT_ON_BOTH_ENGINES(FirstDay);

TEST_P(FirstDay, AVisitorSeesTheLivingCity) {
  const auto anna = city_.arrive("anna");
  city_.write(anna, "Wo verlieren wir sie?");
  const auto tables = city_.get("/api/stadt/v1/tables");
  ASSERT_EQ(tables.status, 200);
  EXPECT_EQ(tables.size(), 1u);
  EXPECT_EQ(tables.text("0.host.acct"), "anna");
}

TEST_P(FirstDay, AReplyStandsAtItsTableAndInTheContext) {
  const auto anna = city_.arrive("anna");
  const auto benno = city_.arrive("benno");
  const auto root = city_.write(anna, "Wo verlieren wir sie?");
  const auto answer = city_.reply(benno, root, "Nach Klasse 7.");
  const auto second = city_.reply(anna, answer, "Und warum dort?");

  const auto context = city_.get("/api/v1/statuses/" + answer + "/context");
  EXPECT_EQ(context.text("ancestors.0.id"), root);
  EXPECT_EQ(context.text("descendants.0.id"), second);
  const auto table = city_.get("/api/stadt/v1/tables/" + root);
  EXPECT_EQ(table.size("posts"), 3u);
  EXPECT_EQ(table.text("replies"), "2");
  const auto status = city_.get("/api/v1/statuses/" + answer);
  EXPECT_EQ(status.text("stadt.table_id"), root);
  EXPECT_EQ(status.text("replies_count"), "1");
  EXPECT_EQ(status.text("in_reply_to_account_id"), anna.id);
}

TEST_P(FirstDay, HomeHoldsOwnPostsAndThoseOfFollowedPeople) {
  const auto anna = city_.arrive("anna");
  const auto benno = city_.arrive("benno");
  const auto carla = city_.arrive("carla");
  city_.follow(anna, benno);
  const auto own = city_.write(anna, "eins");
  city_.write(carla, "zwei");
  const auto followed = city_.write(benno, "drei");
  const auto home = city_.get("/api/v1/timelines/home", anna);
  ASSERT_EQ(home.size(), 2u);
  EXPECT_EQ(home.text("0.id"), followed);
  EXPECT_EQ(home.text("1.id"), own);
  city_.post("/api/v1/accounts/" + benno.id + "/unfollow", "{}", anna);
  EXPECT_EQ(city_.get("/api/v1/timelines/home", anna).size(), 1u);
}

TEST_P(FirstDay, PagesFollowTheLinkUntilTheEnd) {
  const auto anna = city_.arrive("anna");
  std::vector<std::string> written;
  for (int i = 0; i < 7; ++i) written.push_back(city_.write(anna, "Satz " + std::to_string(i)));
  std::vector<std::string> read;
  std::string target = "/api/v1/timelines/public?limit=3";
  for (int pages = 0; pages < 10 && !target.empty(); ++pages) {
    const auto page = city_.get(target);
    for (std::size_t i = 0; i < page.size(); ++i) read.push_back(page.text(std::to_string(i) + ".id"));
    const auto link = page.header("Link");
    const auto next = link.find(">; rel=\"next\"");
    if (next == std::string::npos) break;
    const auto begin = link.rfind("https://stadt.example", next);
    target = link.substr(begin + 21, next - begin - 21);
  }
  std::ranges::reverse(written);
  EXPECT_EQ(read, written);
}

TEST_P(FirstDay, TheSameIdempotencyKeyIsTheSamePost) {
  const auto anna = city_.arrive("anna");
  const auto body = R"({"status": "einmal"})";
  const auto first = city_.send(http::Method::post, "/api/v1/statuses", body, anna, {{"Idempotency-Key", "k1"}});
  const auto again = city_.send(http::Method::post, "/api/v1/statuses", body, anna, {{"Idempotency-Key", "k1"}});
  EXPECT_EQ(first.text("id"), again.text("id"));
  EXPECT_EQ(city_.get("/api/v1/accounts/" + anna.id).text("statuses_count"), "1");
}

TEST_P(FirstDay, AnEditKeepsItsHistoryAndADeletionLeavesNothing) {
  const auto anna = city_.arrive("anna");
  const auto post = city_.write(anna, "erste Fassung");
  EXPECT_EQ(city_.put("/api/v1/statuses/" + post, R"({"status": "zweite Fassung"})", anna).status, 200);
  const auto history = city_.get("/api/v1/statuses/" + post + "/history");
  ASSERT_EQ(history.size(), 2u);
  EXPECT_NE(history.text("0.content").find("erste"), std::string::npos);
  EXPECT_NE(history.text("1.content").find("zweite"), std::string::npos);
  const auto deleted = city_.remove("/api/v1/statuses/" + post, anna);
  EXPECT_EQ(deleted.text("text"), "zweite Fassung");
  EXPECT_EQ(city_.get("/api/v1/statuses/" + post).status, 404);
  EXPECT_EQ(city_.get("/api/v1/timelines/public").size(), 0u);
  EXPECT_EQ(city_.get("/api/v1/accounts/" + anna.id).text("statuses_count"), "0");
}

TEST_P(FirstDay, NodBoostAndBookmarkShowAtOnceAndCountOnce) {
  const auto anna = city_.arrive("anna");
  const auto benno = city_.arrive("benno");
  const auto post = city_.write(anna, "Kaffee?");
  for (int i = 0; i < 2; ++i) city_.post("/api/v1/statuses/" + post + "/favourite", "{}", benno);
  const auto boost = city_.post("/api/v1/statuses/" + post + "/reblog", "{}", benno);
  city_.post("/api/v1/statuses/" + post + "/bookmark", "{}", benno);
  EXPECT_EQ(boost.text("reblog.id"), post);
  const auto seen = city_.get("/api/v1/statuses/" + post, benno);
  EXPECT_EQ(seen.text("favourites_count"), "1");
  EXPECT_EQ(seen.text("reblogs_count"), "1");
  EXPECT_EQ(seen.text("favourited"), "true");
  EXPECT_EQ(seen.text("reblogged"), "true");
  EXPECT_EQ(seen.text("bookmarked"), "true");
  EXPECT_EQ(city_.get("/api/v1/bookmarks", benno).text("0.id"), post);
  city_.post("/api/v1/statuses/" + post + "/unreblog", "{}", benno);
  EXPECT_EQ(city_.get("/api/v1/statuses/" + post, benno).text("reblogs_count"), "0");
}

TEST_P(FirstDay, TheTagPageIntersectsStreets) {
  const auto anna = city_.arrive("anna");
  city_.write(anna, "#Frauen allein");
  const auto both = city_.write(anna, "#Frauen & #MINT zusammen");
  const auto page = city_.get("/api/v1/timelines/tag/frauen?all[]=mint");
  ASSERT_EQ(page.size(), 1u);
  EXPECT_EQ(page.text("0.id"), both);
  EXPECT_EQ(city_.get("/api/v1/timelines/tag/frauen?none[]=MINT").size(), 1u);
  EXPECT_EQ(city_.get("/api/v1/timelines/tag/berlin?any[]=Frauen").size(), 2u);
}

TEST_P(FirstDay, EveryAnswerHasAnIdOfItsOwn) {
  const auto first = city_.get("/api/v1/instance").header("X-Request-Id");
  EXPECT_EQ(first.size(), 16u);
  EXPECT_NE(city_.get("/api/v1/instance").header("X-Request-Id"), first);
  EXPECT_EQ(city_.get("/nothing/here").header("X-Request-Id").size(), 16u);
}

}  // namespace
}  // namespace stadt::testing
