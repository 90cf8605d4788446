// Nobody asks too much of the city: every limit refuses, says when it ends, and harms nobody but those who run into it.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "support/city.hpp"
#include "support/database.hpp"

namespace stadt::testing {
namespace {

config::Settings limited() {
  auto settings = City::quiet_settings();
  settings.limits.enabled = true;
  return settings;
}

class Limits : public OnBothEngines {
 protected:
  Reply from(const std::string& address, http::Method method, const std::string& target, const std::string& json = {}) {
    return city_.send(method, target, json, {.handle = {}, .id = {}, .token = {}, .address = address});
  }
  Reply sign_in(const std::string& address, const std::string& login, const std::string& password) {
    return from(address, http::Method::post, "/api/stadt/v1/session",
                fmt::format(R"({{"login": "{}", "password": "{}"}})", login, password));
  }
  static std::string address(int number) { return fmt::format("198.51.{}.{}", number / 250, number % 250 + 1); }

  City city_{take_database(), limited()};
};
STADT_ON_BOTH_ENGINES(Limits);

TEST_P(Limits, EveryAnswerOfTheApiSaysWhatIsLeft) {
  const auto anna = city_.arrive("anna");
  const auto first = city_.get("/api/v1/timelines/home", anna);
  EXPECT_EQ(first.header("X-RateLimit-Limit"), "300");
  const int left = std::stoi(first.header("X-RateLimit-Remaining"));
  EXPECT_EQ(city_.get("/api/v1/timelines/home", anna).header("X-RateLimit-Remaining"), std::to_string(left - 1));
  const auto resets_at = from_iso(first.header("X-RateLimit-Reset"));
  ASSERT_TRUE(resets_at);
  EXPECT_GT(*resets_at, city_.env().now());
  EXPECT_LE(*resets_at, city_.env().now() + std::chrono::minutes(5));
  EXPECT_NE(city_.get("/api/v1/statuses/1").header("X-RateLimit-Remaining"), "");
  EXPECT_NE(first.header("Access-Control-Expose-Headers").find("X-RateLimit-Remaining"), std::string::npos);
}

TEST_P(Limits, AVisitorIsRefusedAndComesBackLater) {
  for (int i = 0; i < 300; ++i) ASSERT_EQ(from("192.0.2.7", http::Method::get, "/api/v1/instance").status, 200) << i;
  const auto refused = from("192.0.2.7", http::Method::get, "/api/v1/timelines/public");
  EXPECT_EQ(refused.status, 429);
  EXPECT_EQ(refused.text("code"), "limit.visitor");
  EXPECT_EQ(refused.text("error"), "That was too often. Try again in 5 minutes.");
  EXPECT_EQ(refused.header("X-RateLimit-Remaining"), "0");
  EXPECT_EQ(refused.header("Access-Control-Allow-Origin"), "*");
  EXPECT_GT(std::stoi(refused.header("Retry-After")), 200);
  EXPECT_EQ(from("192.0.2.8", http::Method::get, "/api/v1/instance").status, 200);
  city_.env().pass(std::chrono::minutes(5));
  EXPECT_EQ(from("192.0.2.7", http::Method::get, "/api/v1/instance").status, 200);
}

TEST_P(Limits, OneHouseholdOfIpv6IsOneVisitor) {
  const auto host = [](int network, int i) { return fmt::format("2001:db8:0:{:x}::{:x}", network, i); };
  for (int i = 1; i <= 300; ++i) from(host(1, i), http::Method::get, "/api/v1/instance");
  EXPECT_EQ(from(host(1, 999), http::Method::get, "/api/v1/instance").status, 429);
  EXPECT_EQ(from(host(2, 999), http::Method::get, "/api/v1/instance").status, 200);
}

TEST_P(Limits, WrongTokensCountAsAVisitor) {
  for (int i = 0; i < 300; ++i) {
    const Resident guess{.handle = {}, .id = {}, .token = fmt::format("{:064x}", i), .address = "192.0.2.9"};
    ASSERT_EQ(city_.get("/api/v1/timelines/home", guess).status, 401);
  }
  const Resident guess{.handle = {}, .id = {}, .token = "0", .address = "192.0.2.9"};
  EXPECT_EQ(city_.get("/api/v1/timelines/home", guess).status, 429);
}

TEST_P(Limits, APersonIsNotCountedWithTheNeighbours) {
  const auto anna = city_.arrive("anna");
  for (int i = 0; i < 301; ++i) from(anna.address, http::Method::get, "/api/v1/instance");
  EXPECT_EQ(from(anna.address, http::Method::get, "/api/v1/instance").status, 429);
  EXPECT_EQ(city_.get("/api/v1/timelines/home", anna).status, 200);
  for (int i = 0; i < 300; ++i) city_.get("/api/v1/timelines/home", anna);
  EXPECT_EQ(city_.get("/api/v1/timelines/home", anna).text("code"), "limit.token");
}

TEST_P(Limits, PagingThroughEverythingIsSlower) {
  const auto anna = city_.arrive("anna");
  const std::string page = "/api/v1/timelines/public?limit=1&max_id=9";
  for (int i = 0; i < 200; ++i) ASSERT_EQ(city_.get(page, anna).status, 200);
  city_.env().pass(std::chrono::minutes(6));
  for (int i = 0; i < 100; ++i) ASSERT_EQ(city_.get(page, anna).status, 200);
  EXPECT_EQ(city_.get(page, anna).text("code"), "limit.paging");
  EXPECT_EQ(city_.get("/api/v1/timelines/public", anna).status, 200);
}

TEST_P(Limits, DeletingIsSlowerThanWriting) {
  const auto anna = city_.arrive("anna");
  for (int i = 0; i < 30; ++i) {
    ASSERT_EQ(city_.remove("/api/v1/statuses/" + city_.write(anna, "kurz da"), anna).status, 200);
  }
  const auto post = city_.write(anna, "bleibt");
  EXPECT_EQ(city_.remove("/api/v1/statuses/" + post, anna).text("code"), "limit.deletion");
  EXPECT_EQ(city_.post("/api/v1/statuses/" + post + "/unreblog", "{}", anna).status, 429);
  EXPECT_EQ(city_.get("/api/v1/statuses/" + post).status, 200);
  city_.env().pass(std::chrono::minutes(30));
  EXPECT_EQ(city_.remove("/api/v1/statuses/" + post, anna).status, 200);
}

TEST_P(Limits, FiveArriveFromOneHouseInHalfAnHour) {
  const auto arrive = [&](int number, const std::string& address) {
    return from(address, http::Method::post, "/api/stadt/v1/arrive",
                fmt::format(R"({{"username": "guest{0}", "email": "guest{0}@people.example",
                                 "password": "a long password", "agreement": true}})",
                            number));
  };
  for (int i = 0; i < 5; ++i) ASSERT_EQ(arrive(i, "192.0.2.20").status, 200);
  EXPECT_EQ(arrive(5, "192.0.2.20").text("code"), "limit.sign_up");
  EXPECT_EQ(arrive(6, "192.0.2.21").status, 200);
  city_.env().pass(std::chrono::minutes(30));
  EXPECT_EQ(arrive(7, "192.0.2.20").status, 200);
}

TEST_P(Limits, PasswordsAreNotGuessedFromOneAddress) {
  city_.arrive("anna");
  for (int i = 0; i < 5; ++i) ASSERT_EQ(sign_in("192.0.2.30", fmt::format("person{}", i), "wrong").status, 401);
  EXPECT_EQ(sign_in("192.0.2.30", "anna", "a long password of anna").text("code"), "limit.login");
  city_.env().pass(std::chrono::minutes(5));
  EXPECT_EQ(sign_in("192.0.2.30", "anna", "a long password of anna").status, 200);
}

TEST_P(Limits, PasswordsAreNotGuessedFromManyAddressesAndTheOwnerStillComesIn) {
  const auto anna = city_.arrive("anna");
  ASSERT_EQ(sign_in("192.0.2.40", "anna", "a long password of anna").status, 200);
  int tried = 0;
  for (int i = 0; i < 100; ++i) tried += sign_in(address(i), i % 2 ? "@ANNA" : "anna", "wrong").status == 401;
  EXPECT_EQ(tried, 5);
  EXPECT_EQ(sign_in(address(200), "anna", "a long password of anna").status, 429);
  EXPECT_EQ(sign_in("192.0.2.40", "anna", "a long password of anna").status, 200);
  EXPECT_EQ(city_.get("/api/v1/timelines/home", anna).status, 200);
}

TEST_P(Limits, AClassThatSignsInTogetherIsNotStopped) {
  city_.arrive("anna");
  for (int i = 0; i < 8; ++i) EXPECT_EQ(sign_in("192.0.2.50", "anna", "a long password of anna").status, 200) << i;
}

TEST_P(Limits, ThePageOfApplicationsCountsGuessesToo) {
  city_.arrive("anna");
  const auto app =
      city_.post("/api/v1/apps", R"({"client_name": "a", "redirect_uris": "https://app.example/", "scopes": "read"})");
  const auto guess = [&](int number) {
    return from(address(number), http::Method::post, "/oauth/authorize",
                fmt::format(R"({{"client_id": "{}", "redirect_uri": "https://app.example/", "response_type": "code",
                                 "login": "anna", "password": "wrong"}})",
                            app.text("client_id")));
  };
  for (int i = 0; i < 5; ++i) ASSERT_EQ(guess(i).status, 401);
  EXPECT_EQ(guess(5).status, 429);
  EXPECT_EQ(sign_in(address(6), "anna", "wrong").status, 429);
}

TEST_P(Limits, ForgedForwardingHeadersChangeNothing) {
  for (int i = 0; i < 6; ++i) {
    const std::string forged = address(i);
    const auto reply = city_.send(http::Method::post, "/api/stadt/v1/session",
                                  fmt::format(R"({{"login": "person{}", "password": "wrong"}})", i), {},
                                  {{"X-Forwarded-For", forged}, {"Forwarded", "for=" + forged}, {"X-Real-IP", forged}});
    EXPECT_EQ(reply.status, i < 5 ? 401 : 429);
  }
}

TEST_P(Limits, OtherSpellingsOfAnAddressAreNoWayAround) {
  for (const char* path : {"/api/v1/instance.json", "/API/v1/instance", "//api/v1/instance", "/api/v1/instance/"}) {
    EXPECT_EQ(city_.get(path).status, 404) << path;
  }
}

TEST(NoLimits, SwitchedOffNothingIsCounted) {
  sql::Settings store;
  store.database = ":memory:";
  City city(std::move(*sql::Database::open(store)));
  for (int i = 0; i < 400; ++i) ASSERT_EQ(city.get("/api/v1/instance").status, 200);
  EXPECT_EQ(city.get("/api/v1/instance").header("X-RateLimit-Limit"), "");
}

}  // namespace
}  // namespace stadt::testing
