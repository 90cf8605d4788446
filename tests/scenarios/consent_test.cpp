// The page on which somebody agrees to an application (design: SECURITY, F08 and F13).
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "support/consent.hpp"

namespace stadt::testing {
namespace {

class ConsentPage : public Consent {};
STADT_ON_BOTH_ENGINES(ConsentPage);

TEST_P(ConsentPage, OnlyARegisteredAddressIsEverLedTo) {
  const std::string tricks[] = {
      "https://app.example/back/",
      "https://app.example/back?x=1",
      "https://app.example/back#x",
      "https://app.example/BACK",
      "https://APP.example/back",
      "https://app.example/back/../evil",
      "https://app.example/back%2f",
      "https://app.example:443/back",
      "https://app.example/",
      "https://app.example",
      "http://app.example/back",
      "https://app.example@evil.example/back",
      "https://app.example.evil.example/back",
      "https://evil.example/https://app.example/back",
      "//app.example/back",
      "/back",
      "javascript:alert(1)//https://app.example/back",
      "https://app.example/back\r\nX: y",
      "https://app.example/back\nmyapp://back",
      " https://app.example/back",
      "myapp://back/x",
      "myapp:",
      "urn:ietf:wg:oauth:2.0:oob",
      "",
  };
  for (const auto& uri : tricks) {
    for (const char* type : {"code", "token"}) {
      auto form = question();
      form["redirect_uri"] = uri;
      form["response_type"] = type;
      const auto shown = browser_.get("/oauth/authorize?" + query_of(form));
      EXPECT_EQ(shown.status, 400) << uri;
      EXPECT_EQ(shown.header("Location"), "") << uri;
      form["decision"] = "agree";
      form["form_token"] = "0";
      EXPECT_EQ(browser_.post("/oauth/authorize", form).header("Location"), "") << uri;
    }
  }
  EXPECT_EQ(browser_.get("/oauth/authorize?client_id=none&redirect_uri=https://app.example/back").header("Location"),
            "");
  auto own_scheme = question();
  own_scheme["redirect_uri"] = "myapp://back";
  EXPECT_TRUE(browser_.agree(own_scheme).header("Location").starts_with("myapp://back?code="));
}

TEST_P(ConsentPage, NoApplicationRegistersADangerousAddress) {
  for (const char* uri : {"javascript:alert(1)",
                          "JavaScript:alert(1)",
                          "data:text/html,x",
                          "vbscript:x",
                          "file:///etc/passwd",
                          "blob:https://a/x",
                          "about:blank",
                          "/relative",
                          "relative",
                          "",
                          "https://",
                          "https:///x",
                          "https://a.example/#x",
                          "https://user:pass@a.example/",
                          "https:a.example",
                          "http:/a.example",
                          "https://a.example/\\\\x",
                          "https://a.example/\\u0001",
                          "https://a.example/<x>",
                          "ä://x",
                          "https://a.example/ x",
                          "1a://x",
                          "://x"}) {
    const auto reply = city_.post("/api/v1/apps", fmt::format(R"({{"client_name": "a", "redirect_uris": "{}"}})", uri));
    EXPECT_EQ(reply.status, 422) << uri;
    EXPECT_NE(reply.text("error"), "missing") << uri;
  }
}

TEST_P(ConsentPage, RefusalsGoBackToTheApplication) {
  const auto error = [&](const Form& form) { return parameter_of(browser_.agree(form).header("Location"), "error"); };
  auto implicit = question();
  implicit["response_type"] = "token";
  EXPECT_EQ(error(implicit), "unsupported_response_type");
  EXPECT_EQ(error(question("write")), "invalid_scope");
  EXPECT_EQ(error(question("admin:read")), "invalid_scope");
  EXPECT_EQ(error(question("read nonsense")), "invalid_scope");
  auto plain = question();
  plain["code_challenge"] = "a challenge";
  EXPECT_EQ(error(plain), "invalid_request");
  plain["code_challenge_method"] = "plain";
  EXPECT_EQ(error(plain), "invalid_request");
  auto refused = question();
  const auto page = browser_.get("/oauth/authorize?" + query_of(refused));
  refused["form_token"] = hidden_field(page, "form_token");
  refused["decision"] = "refuse";
  EXPECT_EQ(parameter_of(browser_.post("/oauth/authorize", refused).header("Location"), "error"), "access_denied");
}

TEST_P(ConsentPage, NobodyAgreesInAnothersName) {
  auto form = question();
  form["decision"] = "agree";
  EXPECT_EQ(browser_.post("/oauth/authorize", form).header("Location"), "") << "without the form's token";
  form["form_token"] = std::string(64, '0');
  EXPECT_EQ(browser_.post("/oauth/authorize", form).header("Location"), "");
  const auto page = browser_.get("/oauth/authorize?" + query_of(question()));
  form["form_token"] = hidden_field(page, "form_token");
  EXPECT_EQ(browser_.post("/oauth/authorize", form, {{"Sec-Fetch-Site", "cross-site"}}).status, 403);
  EXPECT_EQ(browser_.post("/oauth/authorize", form, {{"Origin", "https://evil.example"}}).status, 403);
  Browser mallory(city_);
  city_.arrive("mallory");
  mallory.sign_in("mallory", "a long password of mallory");
  EXPECT_EQ(mallory.post("/oauth/authorize", form).header("Location"), "") << "another session";
  auto wider = form;
  wider["scope"] = "read write:statuses";
  EXPECT_EQ(browser_.post("/oauth/authorize", wider).header("Location"), "") << "more than was shown";
  const auto other = register_application(city_, back, "read");
  auto stolen = form;
  stolen["client_id"] = other.id;
  EXPECT_EQ(browser_.post("/oauth/authorize", stolen).header("Location"), "") << "another application";
  EXPECT_NE(browser_.post("/oauth/authorize", form).header("Location"), "");
}

TEST_P(ConsentPage, ThePagesCannotBeFramedOrKept) {
  Browser visitor(city_);
  for (auto* browser : {&browser_, &visitor}) {
    const auto page = browser->get("/oauth/authorize?" + query_of(question()));
    EXPECT_EQ(page.status, 200);
    EXPECT_NE(page.header("Content-Security-Policy").find("frame-ancestors 'none'"), std::string::npos);
    EXPECT_EQ(page.header("Content-Security-Policy").find("form-action"), std::string::npos)
        << "Chrome would not go back";
    EXPECT_EQ(page.header("Cache-Control"), "no-store");
    EXPECT_EQ(page.header("Cross-Origin-Opener-Policy"), "");
  }
}

TEST_P(ConsentPage, WhatAnApplicationSaysIsTextOnItsPage) {
  const auto evil =
      city_.post("/api/v1/apps", json_of({{"client_name", "<script>alert(1)</script>\"'{}"}, {"redirect_uris", back}}));
  auto form = question_of({evil.text("client_id"), ""}, back, "read");
  form["state"] = "\"><script>alert(2)</script>";
  form["lang"] = "en\"><script>";
  Browser visitor(city_);
  for (auto* browser : {&browser_, &visitor}) {
    const auto page = browser->get("/oauth/authorize?" + query_of(form));
    EXPECT_EQ(page.status, 200);
    EXPECT_EQ(page.raw.body.find("<script>"), std::string::npos);
  }
}

}  // namespace
}  // namespace stadt::testing
