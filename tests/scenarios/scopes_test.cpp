// What a token is for (design: SECURITY, F06): every route of the OpenAPI document, with every kind of token that is
// not enough for it.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "base/log.hpp"
#include "base/scopes.hpp"
#include "support/browser.hpp"
#include "support/database.hpp"

namespace stadt::testing {
namespace {

struct Door {
  http::Method method;
  std::string target;
  bool open = false;  // to visitors too
  Scopes scopes = 0;  // any of them is enough; none: a token of an application is
};

http::Method method_named(const std::string& name) {
  if (name == "post") return http::Method::post;
  if (name == "put") return http::Method::put;
  if (name == "patch") return http::Method::patch;
  if (name == "delete") return http::Method::delete_;
  return http::Method::get;
}

std::string filled(std::string pattern) {
  for (auto open = pattern.find('{'); open != std::string::npos; open = pattern.find('{')) {
    pattern.replace(open, pattern.find('}') - open + 1, "1");
  }
  return pattern;
}

Door door_of(const std::string& method, const std::string& pattern, const json::Value& operation) {
  Door door{.method = method_named(method), .target = filled(pattern)};
  for (const auto& way : *operation.find("security")->as<json::Array>()) {
    const auto* token = way.find("token");
    if (!token) door.open = true;
    if (!token || token->as<json::Array>()->empty()) continue;
    door.scopes = *scopes::parse(*(*token->as<json::Array>())[0].as<std::string>());
  }
  return door;
}

class ScopesOfRoutes : public OnBothEngines {
 protected:
  ScopesOfRoutes() {
    const auto document = city_.get("/api/stadt/v1/openapi.json");
    for (const auto& [pattern, operations] : *document.body.find("paths")->as<json::Object>()) {
      for (const auto& [method, operation] : *operations.as<json::Object>()) {
        doors_.push_back(door_of(method, pattern, operation));
      }
    }
  }
  ~ScopesOfRoutes() override { EXPECT_EQ(log::error_count(), errors_); }

  // The code of the refusal, or the status where the door was open.
  std::string knock(const Door& door, const std::string& token) {
    const std::string body = door.method == http::Method::get || door.method == http::Method::delete_ ? "" : "{}";
    const auto answer = city_.send(door.method, door.target, body, {.handle = {}, .id = {}, .token = token});
    return answer.status == 401 || answer.status == 403 ? answer.text("code") : std::to_string(answer.status);
  }
  static bool ends_sessions(const Door& door) {
    return door.method == http::Method::delete_ && door.target.starts_with("/api/stadt/v1/session");
  }
  static bool is_of_api(const Door& door) { return door.target.starts_with("/api/"); }

  std::int64_t errors_ = log::error_count();
  City city_{take_database()};
  Resident anna_ = city_.arrive("anna");
  std::vector<Door> doors_;
};
STADT_ON_BOTH_ENGINES(ScopesOfRoutes);

TEST_P(ScopesOfRoutes, ThereAreManyDoors) {
  EXPECT_GT(std::ranges::count_if(doors_, [](const Door& door) { return !door.open; }), 35);
  EXPECT_GT(doors_.size(), 70u);
}

TEST_P(ScopesOfRoutes, NobodyAndWrongTokensStayOutside) {
  for (const auto& door : doors_) {
    EXPECT_EQ(knock(door, "") == "access.needed", !door.open) << door.target;
    EXPECT_TRUE(!is_of_api(door) || knock(door, std::string(64, 'a')) == "access.token") << door.target;
  }
}

TEST_P(ScopesOfRoutes, AnApplicationAloneIsNobody) {
  const auto app = register_application(city_, "https://a.example/", "read write follow push profile");
  const auto token = city_.post("/oauth/token", json_of({{"grant_type", "client_credentials"},
                                                         {"client_id", app.id},
                                                         {"client_secret", app.secret},
                                                         {"scope", "read write follow push profile"}}));
  for (const auto& door : doors_) {
    if (door.open || door.scopes == 0) continue;
    EXPECT_EQ(knock(door, token.text("access_token")), "access.person_needed") << door.target;
  }
}

TEST_P(ScopesOfRoutes, ATokenOpensWhatItIsFor) {
  for (const char* granted :
       {"profile", "push", "read", "write", "follow", "read:accounts", "write:favourites", "read:statuses"}) {
    const auto holder = with_scopes(city_, anna_, granted);
    const Scopes has = *scopes::parse(granted);
    for (const auto& door : doors_) {
      if (door.scopes == 0 || ends_sessions(door)) continue;
      const bool enough = (has & door.scopes) != 0;
      EXPECT_EQ(knock(door, holder.token) != "access.scope", enough) << granted << " " << door.target;
    }
  }
}

TEST_P(ScopesOfRoutes, AnAlienTokenDoesNotSeeMoreThanAVisitor) {
  const auto post = city_.write(anna_, "nur für mich", R"("visibility": "private")");
  const auto profile = with_scopes(city_, anna_, "profile");
  EXPECT_EQ(city_.get("/api/v1/statuses/" + post, anna_).status, 200);
  EXPECT_EQ(city_.get("/api/v1/statuses/" + post, profile).status, 403);
  for (const auto& target : {"/api/v1/accounts/" + anna_.id + "/statuses", "/api/stadt/v1/tables/" + post,
                             "/api/v1/statuses?id[]=" + post, "/api/v1/statuses/" + post + "/context"}) {
    EXPECT_EQ(city_.get(target, profile).raw.body.find("nur für mich"), std::string::npos) << target;
  }
}

}  // namespace
}  // namespace stadt::testing
