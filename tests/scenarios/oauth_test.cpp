// Applications and their tokens (design: SECURITY, F08–F13 and F18–F20).
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "access/token.hpp"
#include "support/consent.hpp"

namespace stadt::testing {
namespace {

const std::string verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

class OAuth : public Consent {
 protected:
  Form exchange_of(const std::string& code) {
    return {{"grant_type", "authorization_code"},
            {"code", code},
            {"client_id", app_.id},
            {"client_secret", app_.secret},
            {"redirect_uri", back}};
  }
  Reply exchange(const Form& form) { return city_.post("/oauth/token", json_of(form)); }
  Resident holding(const Reply& token) {
    return {.handle = "anna", .id = anna_.id, .token = token.text("access_token")};
  }
  int status_of(const Reply& token) { return city_.get("/api/v1/timelines/home", holding(token)).status; }
};
STADT_ON_BOTH_ENGINES(OAuth);

TEST_P(OAuth, TheWholeWayGivesAToken) {
  auto form = question("read write:statuses");
  form["state"] = "a b&c=ü";
  const auto agreed = browser_.agree(form);
  const auto location = agreed.header("Location");
  EXPECT_EQ(agreed.status, 302);
  EXPECT_TRUE(location.starts_with("https://app.example/back?code=")) << location;
  EXPECT_EQ(parameter_of(location, "state"), "a%20b%26c%3D%C3%BC");
  EXPECT_EQ(parameter_of(location, "iss"), "https%3A%2F%2Fstadt.example");
  EXPECT_EQ(agreed.header("Cache-Control"), "no-store");
  const auto token = exchange(exchange_of(parameter_of(location, "code")));
  EXPECT_EQ(token.text("token_type"), "Bearer");
  EXPECT_EQ(token.text("scope"), "read write:statuses");
  EXPECT_EQ(token.header("Cache-Control"), "no-store");
  EXPECT_EQ(status_of(token), 200);
  EXPECT_EQ(city_.get("/api/v1/apps/verify_credentials", holding(token)).text("name"), "App");
  EXPECT_EQ(city_.get("/api/v1/apps/verify_credentials", holding(token)).text("client_secret"), "missing");
  EXPECT_EQ(city_.get("/oauth/userinfo", holding(token)).text("preferred_username"), "anna");
}

TEST_P(OAuth, ACodeNeedsItsVerifier) {
  auto form = question();
  form["code_challenge"] = access::pkce_challenge(verifier);
  form["code_challenge_method"] = "S256";
  const auto try_with = [&](const std::string& proof, bool with_secret) {
    auto tried = exchange_of(browser_.code(form));
    if (!proof.empty()) tried["code_verifier"] = proof;
    if (!with_secret) tried.erase("client_secret");
    return exchange(tried);
  };
  EXPECT_EQ(try_with("", true).text("code"), "invalid_grant");
  EXPECT_EQ(try_with(verifier + "x", true).text("code"), "invalid_grant");
  EXPECT_EQ(try_with(access::pkce_challenge(verifier), true).text("code"), "invalid_grant");
  EXPECT_EQ(try_with("", false).text("code"), "invalid_client");
  EXPECT_EQ(try_with(verifier, true).status, 200);
  EXPECT_EQ(try_with(verifier, false).status, 200) << "a public client proves itself by the verifier";
  auto unasked = exchange_of(browser_.code(question()));
  unasked["code_verifier"] = verifier;
  EXPECT_EQ(exchange(unasked).text("code"), "invalid_grant") << "a verifier nobody asked for";
  unasked.erase("client_secret");
  EXPECT_EQ(exchange(unasked).text("code"), "invalid_grant");
  const auto metadata = city_.get("/.well-known/oauth-authorization-server");
  EXPECT_EQ(metadata.size("code_challenge_methods_supported"), 1u);
  EXPECT_EQ(metadata.text("code_challenge_methods_supported.0"), "S256");
}

TEST_P(OAuth, ACodeIsForItsApplicationAndAddressAndMinute) {
  const auto other = register_application(city_, back, "read");
  auto stolen = exchange_of(browser_.code(question()));
  stolen["client_id"] = other.id;
  stolen["client_secret"] = other.secret;
  EXPECT_EQ(exchange(stolen).text("code"), "invalid_grant");
  auto elsewhere = exchange_of(browser_.code(question()));
  elsewhere["redirect_uri"] = "myapp://back";
  EXPECT_EQ(exchange(elsewhere).text("code"), "invalid_grant");
  auto unproven = exchange_of(browser_.code(question()));
  unproven["client_secret"] = other.secret;
  EXPECT_EQ(exchange(unproven).status, 401);
  const auto late = exchange_of(browser_.code(question()));
  city_.env().pass(std::chrono::seconds(61));
  EXPECT_EQ(exchange(late).text("code"), "invalid_grant");
  const auto nothing = exchange(exchange_of(""));
  EXPECT_EQ(nothing.status, 400);
  EXPECT_EQ(nothing.text("error"), "invalid_grant") << "as RFC 6749 has it";
  EXPECT_TRUE(nothing.text("error_description").ends_with("."));
  EXPECT_EQ(exchange(exchange_of(std::string(64, '0'))).text("code"), "invalid_grant");
}

TEST_P(OAuth, ASecondUseOfACodeKillsTheToken) {
  const auto form = exchange_of(browser_.code(question()));
  const auto token = exchange(form);
  EXPECT_EQ(status_of(token), 200);
  EXPECT_EQ(exchange(form).text("code"), "invalid_grant");
  EXPECT_EQ(status_of(token), 401);
  EXPECT_EQ(exchange(form).text("code"), "invalid_grant");
}

TEST_P(OAuth, OneOfTenAtOnceWins) {
  const auto form = json_of(exchange_of(browser_.code(question())));
  std::atomic<int> winners = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 10; ++i) {
    threads.emplace_back([&] {
      http::Request request;
      request.method = http::Method::post;
      request.path = "/oauth/token";
      request.headers = {{"Content-Type", "application/json"}};
      request.body = form;
      winners += city_.app().handle(std::move(request)).status == 200;
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(winners, 1);
}

TEST_P(OAuth, ForgottenGrantsDoNotExist) {
  for (const char* grant : {"password", "implicit", "refresh_token", "urn:ietf:params:oauth:grant-type:device_code",
                            "urn:ietf:params:oauth:grant-type:jwt-bearer", "", "Authorization_Code"}) {
    const auto reply = exchange({{"grant_type", grant},
                                 {"client_id", app_.id},
                                 {"client_secret", app_.secret},
                                 {"username", "anna"},
                                 {"password", "a long password of anna"},
                                 {"scope", "read"}});
    EXPECT_EQ(reply.status, 400) << grant;
    EXPECT_EQ(reply.text("code"), "unsupported_grant_type") << grant;
  }
}

TEST_P(OAuth, AnApplicationsOwnTokenIsNobody) {
  const Form form = {{"grant_type", "client_credentials"}, {"client_id", app_.id}, {"client_secret", app_.secret}};
  const auto token = exchange(form);
  EXPECT_EQ(token.text("scope"), "read");
  EXPECT_EQ(city_.get("/api/v1/apps/verify_credentials", holding(token)).status, 200);
  EXPECT_EQ(status_of(token), 401);
  auto wide = form;
  for (const char* scope : {"write", "read write", "admin:write", "read:statuses:all"}) {
    wide["scope"] = scope;
    EXPECT_EQ(exchange(wide).text("code"), "invalid_scope") << scope;
  }
  auto wrong = form;
  wrong["client_secret"] = app_.secret + "0";
  EXPECT_EQ(exchange(wrong).status, 401);
  wrong["client_secret"] = "";
  EXPECT_EQ(exchange(wrong).status, 401);
  wrong.erase("client_secret");
  EXPECT_EQ(exchange(wrong).status, 401);
}

TEST_P(OAuth, RevokingEndsATokenAtOnceAndOnlyOnesOwn) {
  const auto token = exchange(exchange_of(browser_.code(question())));
  EXPECT_EQ(status_of(token), 200);
  const auto other = register_application(city_, back, "read");
  const auto revoke = [&](const Application& by, const std::string& secret) {
    return city_.post("/oauth/revoke",
                      json_of({{"client_id", by.id}, {"client_secret", by.secret}, {"token", secret}}));
  };
  EXPECT_EQ(revoke(other, token.text("access_token")).status, 403);
  EXPECT_EQ(status_of(token), 200);
  EXPECT_EQ(revoke({app_.id, "wrong"}, token.text("access_token")).status, 401);
  EXPECT_EQ(revoke(app_, token.text("access_token")).status, 200);
  EXPECT_EQ(status_of(token), 401);
  EXPECT_EQ(revoke(app_, token.text("access_token")).status, 200) << "what is gone is gone (RFC 7009)";
  EXPECT_EQ(revoke(app_, "nothing").status, 200);
}

TEST_P(OAuth, ATokenComesInItsHeaderAlone) {
  const auto& token = anna_.token;
  EXPECT_EQ(city_.get("/api/v1/timelines/home?access_token=" + token).status, 401);
  EXPECT_EQ(city_.post("/api/v1/statuses", fmt::format(R"({{"status": "a", "access_token": "{}"}})", token)).status,
            401);
  const auto with = [&](std::vector<http::Header> headers) {
    return city_.send(http::Method::get, "/api/v1/timelines/home", "", {}, std::move(headers)).status;
  };
  EXPECT_EQ(with({{"Authorization", "bearer " + token}}), 200);
  EXPECT_EQ(with({{"authorization", "BEARER " + token}}), 200);
  EXPECT_EQ(with({{"Authorization", "Bearer " + token}, {"authorization", "Bearer " + token}}), 401);
  EXPECT_EQ(with({{"Authorization", token}}), 401);
  EXPECT_EQ(with({{"Authorization", "Basic " + token}}), 401);
  EXPECT_EQ(with({{"Authorization", "Bearer"}}), 401);
  EXPECT_EQ(with({{"Authorization", "Bearer  " + token}}), 401);
  EXPECT_EQ(with({{"Authorization", "Bearer " + token + "0"}}), 401);
  EXPECT_EQ(with({{"Cookie", "__Host-stadt=" + token}}), 401) << "a token is no session";
  EXPECT_EQ(with({{"Authorization", "Bearer " + browser_.cookie().substr(browser_.cookie().find('=') + 1)}}), 401)
      << "a session is no token";
}

TEST_P(OAuth, NoFieldOverridesTheMethod) {
  const auto post = city_.write(anna_, "bleibt");
  for (const char* target : {"?_method=DELETE", "?_method=delete"}) {
    city_.send(http::Method::post, "/api/v1/statuses/" + post + target, R"({"_method": "DELETE"})", anna_,
               {{"X-HTTP-Method-Override", "DELETE"}, {"X-Method-Override", "DELETE"}});
  }
  EXPECT_EQ(city_.get("/api/v1/statuses/" + post).status, 200);
}

}  // namespace
}  // namespace stadt::testing
