// Many at once (design: SECURITY, J02, J03, J08): counts are exact, one key is one post, pages go on.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <atomic>
#include <functional>
#include <thread>

#include "base/log.hpp"
#include "support/city.hpp"
#include "support/database.hpp"

namespace stadt::testing {
namespace {

constexpr int at_once = 20;

class Races : public OnBothEngines {
 protected:
  ~Races() override { EXPECT_EQ(log::error_count(), errors_); }

  http::Response post_as(const Resident& who, const std::string& path, const std::string& body = "{}",
                         const std::string& key = {}) {
    http::Request request;
    request.method = http::Method::post;
    request.path = path;
    request.body = body;
    request.headers = {{"Content-Type", "application/json"}, {"Authorization", "Bearer " + who.token}};
    if (!key.empty()) request.headers.push_back({"Idempotency-Key", key});
    return city_.app().handle(std::move(request));
  }
  static void all_at_once(const std::function<void(int)>& work) {
    std::vector<std::thread> threads;
    for (int i = 0; i < at_once; ++i) threads.emplace_back([&work, i] { work(i); });
    for (auto& thread : threads) thread.join();
  }

  std::int64_t errors_ = log::error_count();
  City city_{take_database()};
  Resident anna_ = city_.arrive("anna");
  Resident benno_ = city_.arrive("benno");
};
STADT_ON_BOTH_ENGINES(Races);

TEST_P(Races, ReactionsCountOnceHoweverOften) {
  const auto post = city_.write(anna_, "Kaffee?");
  const auto path = "/api/v1/statuses/" + post + "/";
  for (const char* action : {"favourite", "reblog", "bookmark"}) {
    all_at_once([&](int) { EXPECT_LT(post_as(benno_, path + action).status, 300); });
  }
  auto seen = city_.get("/api/v1/statuses/" + post, benno_);
  EXPECT_EQ(seen.text("favourites_count"), "1");
  EXPECT_EQ(seen.text("reblogs_count"), "1");
  for (const char* action : {"unfavourite", "unreblog", "unbookmark"}) {
    all_at_once([&](int) { EXPECT_LT(post_as(benno_, path + action).status, 300); });
  }
  seen = city_.get("/api/v1/statuses/" + post, benno_);
  EXPECT_EQ(seen.text("favourites_count"), "0");
  EXPECT_EQ(seen.text("reblogs_count"), "0");
  EXPECT_EQ(seen.text("bookmarked"), "false");
}

TEST_P(Races, BackAndForthEndsAtNothingOrOne) {
  const auto post = city_.write(anna_, "Kaffee?");
  const auto path = "/api/v1/statuses/" + post + "/";
  all_at_once([&](int i) {
    EXPECT_LT(post_as(benno_, path + (i % 2 ? "favourite" : "unfavourite")).status, 300);
    // The boost that was just made may be taken back before it is shown.
    EXPECT_LT(post_as(benno_, path + (i % 2 ? "reblog" : "unreblog")).status, 500);
  });
  const auto seen = city_.get("/api/v1/statuses/" + post, benno_);
  EXPECT_EQ(seen.text("favourites_count"), seen.text("favourited") == "true" ? "1" : "0");
  EXPECT_EQ(seen.text("reblogs_count"), seen.text("reblogged") == "true" ? "1" : "0");
}

TEST_P(Races, FollowsCountOnce) {
  const auto path = "/api/v1/accounts/" + anna_.id;
  all_at_once([&](int) { EXPECT_LT(post_as(benno_, path + "/follow").status, 300); });
  EXPECT_EQ(city_.get(path).text("followers_count"), "1");
  EXPECT_EQ(city_.get("/api/v1/accounts/" + benno_.id).text("following_count"), "1");
  all_at_once([&](int i) { EXPECT_LT(post_as(benno_, path + (i % 2 ? "/follow" : "/unfollow")).status, 300); });
  const auto following = city_.get("/api/v1/accounts/relationships?id[]=" + anna_.id, benno_).text("0.following");
  EXPECT_EQ(city_.get(path).text("followers_count"), following == "true" ? "1" : "0");
  all_at_once([&](int) { EXPECT_LT(post_as(benno_, path + "/unfollow").status, 300); });
  EXPECT_EQ(city_.get(path).text("followers_count"), "0");
}

TEST_P(Races, BlockingAndFollowingLeaveNoFollow) {
  all_at_once([&](int i) {
    if (i % 2) post_as(benno_, "/api/v1/accounts/" + anna_.id + "/follow");
    if (i % 2 == 0) post_as(anna_, "/api/v1/accounts/" + benno_.id + "/block");
  });
  const auto relation = city_.get("/api/v1/accounts/relationships?id[]=" + benno_.id, anna_);
  EXPECT_EQ(relation.text("0.blocking"), "true");
  EXPECT_EQ(relation.text("0.followed_by"), "false");
  EXPECT_EQ(city_.get("/api/v1/accounts/" + anna_.id).text("followers_count"), "0");
}

TEST_P(Races, OneKeyIsOnePost) {
  std::vector<std::string> bodies(at_once);
  all_at_once([&](int i) {
    bodies[static_cast<std::size_t>(i)] = post_as(anna_, "/api/v1/statuses", R"({"status": "einmal"})", "k").body;
  });
  EXPECT_EQ(city_.get("/api/v1/accounts/" + anna_.id).text("statuses_count"), "1");
  const auto first = json::parse(bodies[0]);
  for (const auto& body : bodies) {
    const auto value = json::parse(body);
    ASSERT_TRUE(value && value->find("id"));
    EXPECT_EQ(*value->find("id"), *first->find("id"));
  }
  post_as(benno_, "/api/v1/statuses", R"({"status": "auch"})", "k");
  EXPECT_EQ(city_.get("/api/v1/accounts/" + benno_.id).text("statuses_count"), "1") << "keys are one's own";
}

TEST_P(Races, AHandleIsGivenOnce) {
  std::atomic<int> arrived = 0;
  all_at_once([&](int i) {
    http::Request request;
    request.method = http::Method::post;
    request.path = "/api/stadt/v1/arrive";
    request.headers = {{"Content-Type", "application/json"}};
    request.body = fmt::format(R"({{"username": "{}", "email": "c{}@people.example", "password": "a long password",
                                    "agreement": true}})",
                               i % 2 ? "Carla" : "carla", i);
    const auto answer = city_.app().handle(std::move(request));
    arrived += answer.status == 200;
    EXPECT_LT(answer.status, 500);
  });
  EXPECT_EQ(arrived, 1);
}

TEST_P(Races, APageOfMutedPostsLeadsOn) {
  const auto own = city_.write(anna_, "ganz unten");
  city_.follow(anna_, benno_);
  for (int i = 0; i < 60; ++i) city_.write(benno_, fmt::format("Lärm {}", i));
  city_.post("/api/v1/accounts/" + benno_.id + "/mute", "{}", anna_);
  std::string target = "/api/v1/timelines/home?limit=10";
  bool found = false;
  for (int pages = 0; pages < 30 && !target.empty() && !found; ++pages) {
    const auto page = city_.get(target, anna_);
    EXPECT_EQ(page.raw.body.find("Lärm"), std::string::npos);
    found = page.raw.body.find(own) != std::string::npos;
    const auto link = page.header("Link");
    const auto end = link.find(">; rel=\"next\"");
    target = end == std::string::npos ? "" : link.substr(22, end - 22);
  }
  EXPECT_TRUE(found);
}

}  // namespace
}  // namespace stadt::testing
