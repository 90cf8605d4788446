#include "access/oauth_rules.hpp"

#include <gtest/gtest.h>

namespace stadt::access {
namespace {

TEST(Redirects, AreAbsoluteAndDoNotRunInThePage) {
  const char* good[] = {
      "https://app.example/",
      "https://elk.zone/api/stadt.example/oauth/https%3A%2F%2Felk.zone",
      "http://localhost:3000/callback",
      "http://127.0.0.1/",
      "http://[::1]:8080/",
      "urn:ietf:wg:oauth:2.0:oob",
      "myapp://callback",
      "com.example.app:/callback",
      "Ivory://request-token",
  };
  for (const char* uri : good) EXPECT_TRUE(checked_redirects({uri})) << uri;
  const char* bad[] = {"javascript:alert(1)",
                       "JAVASCRIPT:alert(1)",
                       "data:,x",
                       "vbscript:x",
                       "file:///x",
                       "blob:x",
                       "about:blank",
                       "//app.example/",
                       "/x",
                       "x",
                       "https:",
                       "https:/x",
                       "https:///x",
                       "https://a@b.example/",
                       "https://a.example/#",
                       "https://a.example/ x",
                       "https://a.example/\tx",
                       "https://a.example/\x7f",
                       "https://a.example/ä",
                       "https://a.example/\"",
                       "https://a.example/\\",
                       "1x://a"};
  for (const char* uri : bad) EXPECT_FALSE(checked_redirects({uri})) << uri;
}

TEST(Redirects, ComeAsLinesOrAsAListAndAreBounded) {
  const auto lines = checked_redirects({"https://a.example/\r\n\nhttps://b.example/", "https://c.example/"});
  ASSERT_TRUE(lines);
  EXPECT_EQ(*lines, (std::vector<std::string>{"https://a.example/", "https://b.example/", "https://c.example/"}));
  EXPECT_FALSE(checked_redirects({}));
  EXPECT_FALSE(checked_redirects({"\n\r\n"}));
  EXPECT_TRUE(checked_redirects(std::vector<std::string>(10, "https://a.example/")));
  EXPECT_FALSE(checked_redirects(std::vector<std::string>(11, "https://a.example/")));
  EXPECT_FALSE(checked_redirects({"https://a.example/" + std::string(2000, 'a')}));
}

TEST(Redirects, AreComparedByteForByte) {
  App app;
  app.redirect_uris = "https://a.example/back\nmyapp://back";
  EXPECT_TRUE(is_registered(app, "https://a.example/back"));
  EXPECT_TRUE(is_registered(app, "myapp://back"));
  for (const char* uri :
       {"", "\n", "https://a.example/", "https://a.example/back/", "https://a.example/back\nmyapp://back",
        "https://a.example/Back", "https://a.example/back?", "myapp://bac", "back"}) {
    EXPECT_FALSE(is_registered(app, uri)) << uri;
  }
}

TEST(Exchanges, FitInEveryPoint) {
  access_store::Code code{.client_id = "app",
                          .person = {1},
                          .redirect_uri = "https://a.example/",
                          .scopes = 1,
                          .challenge = pkce_challenge("verifier"),
                          .expires_at = {1000},
                          .used_token = ""};
  const Exchange good{"app", "https://a.example/", "verifier"};
  EXPECT_TRUE(check_exchange(code, good, {999}));
  EXPECT_FALSE(check_exchange(code, good, {1000})) << "too late";
  EXPECT_FALSE(check_exchange(code, {"other", good.redirect_uri, good.verifier}, {1}));
  EXPECT_FALSE(check_exchange(code, {good.client_id, "https://a.example", good.verifier}, {1}));
  EXPECT_FALSE(check_exchange(code, {good.client_id, good.redirect_uri, ""}, {1}));
  EXPECT_FALSE(check_exchange(code, {good.client_id, good.redirect_uri, "Verifier"}, {1}));
  EXPECT_FALSE(check_exchange(code, {good.client_id, good.redirect_uri, code.challenge}, {1})) << "plain";
  code.challenge.clear();
  EXPECT_TRUE(check_exchange(code, {good.client_id, good.redirect_uri, ""}, {1}));
  EXPECT_FALSE(check_exchange(code, good, {1})) << "a verifier nobody asked for";
}

TEST(Secrets, AreHashedAsEverybodyHashes) {
  EXPECT_EQ(hash_of("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  // RFC 7636, appendix B.
  EXPECT_EQ(pkce_challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
  EXPECT_TRUE(same_secret("a", "a"));
  EXPECT_FALSE(same_secret("a", "b"));
  EXPECT_FALSE(same_secret("a", "ab"));
  EXPECT_TRUE(same_secret("", ""));
}

}  // namespace
}  // namespace stadt::access
