// Signing in and out (design: SECURITY, E15, F01, F02, F05, F14–F17, F21 and the hardening stack's sessions).
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>

#include "access/password.hpp"
#include "access/sessions.hpp"
#include "base/log.hpp"
#include "people/store.hpp"
#include "support/browser.hpp"
#include "support/database.hpp"

namespace stadt::testing {
namespace {

const std::string password = "a long password of anna";

class Session : public OnBothEngines {
 protected:
  ~Session() override { EXPECT_EQ(log::error_count(), errors_); }

  PersonId anna_id() { return PersonId{*parse_id(anna_.id)}; }
  int home(Browser& browser) { return browser.get("/api/v1/timelines/home").status; }
  // What was submitted to the writer before is committed.
  void settle() {
    EXPECT_TRUE(city_.app().database().write_and_wait([](sql::Transaction&) -> Result<> { return {}; }));
  }
  void set_state(PersonState state) {
    const auto done = city_.app().database().write_and_wait([&](sql::Transaction& transaction) -> Result<> {
      transaction.execute(R"sql(UPDATE person SET state = $2 WHERE id = $1)sql", anna_id(), state);
      return {};
    });
    ASSERT_TRUE(done);
  }

  std::int64_t errors_ = log::error_count();
  City city_{take_database()};
  Resident anna_ = city_.arrive("anna");
};
STADT_ON_BOTH_ENGINES(Session);

TEST_P(Session, ABrowserComesInByHandleOrAddress) {
  for (const char* login : {"anna", "ANNA", "@anna", "anna@people.example", "Anna@People.Example"}) {
    Browser browser(city_);
    const auto reply = browser.sign_in(login, password);
    EXPECT_EQ(reply.status, 200) << login;
    EXPECT_EQ(reply.text("username"), "anna") << login;
    EXPECT_EQ(home(browser), 200) << login;
  }
}

TEST_P(Session, TheCookieIsKeptFromScriptsAndStrangers) {
  Browser browser(city_);
  const auto cookie = browser.sign_in("anna", password).header("Set-Cookie");
  EXPECT_TRUE(cookie.starts_with("__Host-stadt=")) << cookie;
  for (const char* part : {"; Path=/", "; HttpOnly", "; Secure", "; SameSite=Lax", "; Max-Age=2592000"}) {
    EXPECT_NE(cookie.find(part), std::string::npos) << part;
  }
  EXPECT_EQ(cookie.find("Domain"), std::string::npos);
  EXPECT_EQ(browser.cookie().size(), std::string("__Host-stadt=").size() + 64);
}

TEST_P(Session, OtherSitesChangeNothingInABrowsersName) {
  Browser browser(city_);
  browser.sign_in("anna", password);
  const std::vector<std::vector<http::Header>> foreign = {
      {},
      {{"Sec-Fetch-Site", "cross-site"}},
      {{"Sec-Fetch-Site", "same-site"}},
      {{"Sec-Fetch-Site", "none"}},
      {{"Origin", "https://evil.example"}},
      {{"Origin", "null"}},
      {{"Origin", "https://stadt.example.evil.example"}},
      {{"Origin", "http://stadt.example"}},
      {{"Sec-Fetch-Site", "cross-site"}, {"Origin", "https://stadt.example"}},
  };
  for (const auto& headers : foreign) {
    EXPECT_EQ(browser.post("/api/v1/statuses", {{"status", "gefälscht"}}, headers).status, 403);
  }
  EXPECT_EQ(browser.post("/api/v1/statuses", {{"status", "echt"}}).status, 200);
  EXPECT_EQ(browser.post("/api/v1/statuses", {{"status", "echt"}}, {{"Origin", "https://stadt.example"}}).status, 200);
}

TEST_P(Session, OtherSitesSignNobodyIn) {
  Browser browser(city_);
  const Form form = {{"login", "anna"}, {"password", password}};
  EXPECT_EQ(browser.post("/api/stadt/v1/session", form, {{"Sec-Fetch-Site", "cross-site"}}).status, 403);
  EXPECT_EQ(browser.post("/api/stadt/v1/session", form, {{"Origin", "https://evil.example"}}).status, 403);
  EXPECT_EQ(browser.post("/api/stadt/v1/arrive", form, {{"Origin", "https://evil.example"}}).status, 403);
  EXPECT_EQ(browser.cookie(), "");
  EXPECT_EQ(browser.post("/api/stadt/v1/session", form, {}).status, 200) << "a client that is no browser";
}

// Browsers send no Sec-Fetch-Site over plain http, and nobody has told this city the address it is tried at.
TEST_P(Session, ATrialInALocalNetworkMaySignIn) {
  auto settings = City::quiet_settings();
  settings.server.origin = "http://localhost:8080";
  City trial(take_database(), settings);
  trial.arrive("anna");
  const std::vector<http::Header> own = {{"Host", "192.168.0.7:8080"}, {"Origin", "http://192.168.0.7:8080"}};
  const std::vector<http::Header> foreign = {{"Host", "192.168.0.7:8080"}, {"Origin", "http://evil.example"}};
  const Form form = {{"login", "anna"}, {"password", password}};
  Browser browser(trial);
  EXPECT_EQ(browser.post("/api/stadt/v1/session", form, foreign).status, 403);
  EXPECT_EQ(browser.post("/api/stadt/v1/session", form, own).status, 200);
  EXPECT_TRUE(browser.cookie().starts_with("stadt=")) << browser.cookie();
  EXPECT_EQ(browser.post("/api/v1/statuses", {{"status", "echt"}}, own).status, 200);
  EXPECT_EQ(browser.post("/api/v1/statuses", {{"status", "gefälscht"}}, foreign).status, 403);
  Browser city(city_);
  city.sign_in("anna", password);
  EXPECT_EQ(
      city.post("/api/v1/statuses", {{"status", "a"}}, {{"Host", "stadt.example"}, {"Origin", "http://stadt.example"}})
          .status,
      403)
      << "not beside https";
}

TEST_P(Session, SigningInAgainEndsTheFormerSession) {
  Browser browser(city_);
  browser.sign_in("anna", password);
  Browser copy(city_);
  copy.set_cookie(browser.cookie());
  EXPECT_EQ(home(copy), 200);
  browser.sign_in("anna", password);
  EXPECT_NE(browser.cookie(), copy.cookie());
  EXPECT_EQ(home(browser), 200);
  EXPECT_EQ(home(copy), 401);
}

TEST_P(Session, SigningOutEndsItHereAndNowhereElse) {
  Browser here(city_);
  Browser there(city_);
  here.sign_in("anna", password);
  there.sign_in("anna", password);
  Browser copy(city_);
  copy.set_cookie(here.cookie());
  const auto out = here.send(http::Method::delete_, "/api/stadt/v1/session", "", Browser::same_origin());
  EXPECT_EQ(out.status, 200);
  EXPECT_NE(out.header("Set-Cookie").find("Max-Age=0"), std::string::npos);
  EXPECT_EQ(home(copy), 401);
  EXPECT_EQ(home(there), 200);
  EXPECT_EQ(city_.get("/api/v1/timelines/home", anna_).status, 200);
}

TEST_P(Session, SigningOutEverywhereElseLeavesThisOne) {
  Browser here(city_);
  Browser there(city_);
  here.sign_in("anna", password);
  there.sign_in("anna", password);
  EXPECT_EQ(here.get("/api/stadt/v1/sessions").size(), 3u);
  EXPECT_EQ(here.send(http::Method::delete_, "/api/stadt/v1/sessions", "", Browser::same_origin()).status, 200);
  EXPECT_EQ(home(here), 200);
  EXPECT_EQ(home(there), 401);
  EXPECT_EQ(city_.get("/api/v1/timelines/home", anna_).status, 401) << "applications too";
  EXPECT_EQ(here.get("/api/stadt/v1/sessions").size(), 1u);
}

TEST_P(Session, NobodyEndsTheSessionOfSomebodyElse) {
  const auto benno = city_.arrive("benno");
  const auto id = city_.get("/api/stadt/v1/sessions", anna_).text("0.id");
  const auto refused = city_.remove("/api/stadt/v1/sessions/" + id, benno);
  EXPECT_EQ(refused.status, 404);
  EXPECT_EQ(refused.raw.body, city_.remove("/api/stadt/v1/sessions/115000000000000000", benno).raw.body);
  EXPECT_EQ(city_.get("/api/v1/timelines/home", anna_).status, 200);
  EXPECT_EQ(city_.remove("/api/stadt/v1/sessions/" + id, anna_).status, 200);
  EXPECT_EQ(city_.get("/api/v1/timelines/home", anna_).status, 401);
}

TEST_P(Session, ListsOfSessionsHoldNoSecret) {
  Browser browser(city_);
  browser.sign_in("anna", password);
  const auto list = browser.get("/api/stadt/v1/sessions").raw.body;
  for (const auto& secret : {anna_.token, browser.cookie().substr(browser.cookie().find('=') + 1)}) {
    EXPECT_EQ(list.find(secret), std::string::npos);
    EXPECT_EQ(list.find(access::hash_of(secret)), std::string::npos);
  }
}

TEST_P(Session, SessionsEndAfterAMonthAndTokensWhenUnused) {
  Browser browser(city_);
  browser.sign_in("anna", password);
  for (int day = 0; day < 29; ++day) {
    city_.env().pass(std::chrono::hours(24));
    EXPECT_EQ(home(browser), 200) << day;
    settle();
  }
  city_.env().pass(std::chrono::hours(25));
  EXPECT_EQ(home(browser), 401);
  for (int month = 0; month < 18; ++month) {
    city_.env().pass(std::chrono::hours(24 * 30));
    ASSERT_EQ(city_.get("/api/v1/timelines/home", anna_).status, 200) << month;
    settle();
  }
  city_.env().pass(std::chrono::hours(24 * 366));
  EXPECT_EQ(city_.get("/api/v1/timelines/home", anna_).status, 401);
}

TEST_P(Session, ANewPasswordEndsEverything) {
  Browser browser(city_);
  browser.sign_in("anna", password);
  ASSERT_TRUE(access::reset_password(city_.app().database(), city_.env(), anna_id(), "quite another password"));
  EXPECT_EQ(home(browser), 401);
  EXPECT_EQ(city_.get("/api/v1/timelines/home", anna_).status, 401);
  EXPECT_EQ(browser.sign_in("anna", password).status, 401);
  EXPECT_EQ(browser.sign_in("anna", "quite another password").status, 200);
}

// As the command line does it, in another process: no event reaches this one.
TEST_P(Session, WhatAnotherProcessRevokesEndsWithinSeconds) {
  EXPECT_EQ(city_.get("/api/v1/timelines/home", anna_).status, 200);
  const auto done = city_.app().database().write_and_wait([&](sql::Transaction& transaction) -> Result<> {
    access_store::delete_tokens_of(transaction, anna_id(), 0);
    return {};
  });
  ASSERT_TRUE(done);
  city_.env().pass(std::chrono::seconds(5));
  EXPECT_EQ(city_.get("/api/v1/timelines/home", anna_).status, 401);
}

TEST_P(Session, WhoIsNotActiveDoesNothing) {
  Browser browser(city_);
  browser.sign_in("anna", password);
  for (const auto state : {PersonState::unconfirmed, PersonState::suspended, PersonState::gone}) {
    set_state(state);
    city_.env().pass(std::chrono::seconds(5));
    for (const char* target : {"/api/v1/timelines/home", "/api/v1/accounts/verify_credentials",
                               "/api/v1/timelines/public", "/api/stadt/v1/sessions", "/api/v1/preferences"}) {
      EXPECT_EQ(city_.get(target, anna_).status, 403) << target;
      EXPECT_EQ(browser.get(target).status, 403) << target;
    }
    EXPECT_EQ(city_.post("/api/v1/statuses", R"({"status": "a"})", anna_).status, 403);
    EXPECT_GE(Browser(city_).sign_in("anna", password).status, 401);
  }
  set_state(PersonState::active);
  city_.env().pass(std::chrono::seconds(5));
  EXPECT_EQ(city_.get("/api/v1/timelines/home", anna_).status, 200);
}

TEST_P(Session, ARoleTakenAwayIsGone) {
  const auto set_role = [&](Role role) {
    const auto done = city_.app().database().write_and_wait([&](sql::Transaction& transaction) -> Result<> {
      people_store::set_role(transaction, anna_id(), role);
      transaction.record({.kind = EventKind::person_changed, .actor = anna_id().value});
      return {};
    });
    ASSERT_TRUE(done);
  };
  set_role(Role::moderator);
  EXPECT_EQ(city_.post("/api/stadt/v1/places", R"({"handle": "eins", "kind": "school", "name": "Eins"})", anna_).status,
            200);
  set_role(Role::resident);
  EXPECT_EQ(city_.post("/api/stadt/v1/places", R"({"handle": "zwei", "kind": "school", "name": "Zwei"})", anna_).status,
            403);
}

TEST_P(Session, NobodyLearnsWhoLivesHereByTrying) {
  const auto wrong = Browser(city_).sign_in("anna", "wrong wrong wrong");
  const auto nobody = Browser(city_).sign_in("nobody", "wrong wrong wrong");
  const auto address = Browser(city_).sign_in("nobody@people.example", "wrong wrong wrong");
  EXPECT_EQ(wrong.status, 401);
  EXPECT_EQ(wrong.raw.body, nobody.raw.body);
  EXPECT_EQ(wrong.raw.body, address.raw.body);
  // Nor by the time it takes: hashing is nearly all of it.
  for (const char* login : {"anna", "nobody", "nobody@people.example"}) {
    const auto before = access::passwords_hashed();
    Browser(city_).sign_in(login, "wrong wrong wrong");
    EXPECT_EQ(access::passwords_hashed(), before + 1) << login;
  }
}

TEST_P(Session, PasswordsKeepTheirRules) {
  const auto arrive = [&](const std::string& handle, const std::string& chosen) {
    return city_.post("/api/stadt/v1/arrive", json_of({{"username", handle},
                                                       {"email", handle + "@people.example"},
                                                       {"password", chosen},
                                                       {"agreement", "true"}}));
  };
  EXPECT_EQ(arrive("short", "elevenchars").text("details.password.0.error"), "ERR_TOO_SHORT");
  EXPECT_EQ(arrive("blank", "").text("details.password.0.error"), "ERR_BLANK");
  EXPECT_EQ(arrive("emoji", "🌙🌙🌙🌙🌙🌙").text("details.password.0.error"), "ERR_TOO_SHORT");
  EXPECT_EQ(arrive("long", std::string(257, 'a')).text("details.password.0.error"), "ERR_TOO_LONG");
  EXPECT_EQ(arrive("most", std::string(256, 'a')).status, 200);
  EXPECT_EQ(Browser(city_).sign_in("most", std::string(255, 'a')).status, 401) << "nothing is cut off";
  EXPECT_EQ(Browser(city_).sign_in("most", std::string(256, 'a')).status, 200);
  EXPECT_EQ(arrive("spaces", "  zwölf Zeichen  ").status, 200);
  EXPECT_EQ(Browser(city_).sign_in("spaces", "zwölf Zeichen").status, 401) << "nothing is trimmed";
  EXPECT_EQ(Browser(city_).sign_in("spaces", "  zwölf Zeichen  ").status, 200);
}

TEST_P(Session, SignInLeadsNowhereElse) {
  for (const char* target : {"/web/%2Fevil.example", "/%2F%2Fevil.example", "//evil.example", "/%5Cevil.example",
                             "/@evil.example", "/enter?next=//evil.example", "/enter?return_to=https://evil.example",
                             "/oauth/authorize?redirect_uri=https://evil.example", "/posts/https://evil.example",
                             "/.evil.example", "/%09/evil.example", "/tables/1?at=//evil.example"}) {
    const auto location = city_.get(target).header("Location");
    EXPECT_TRUE(location.empty() || location.starts_with("/tables/") || location.starts_with("https://stadt.example/"))
        << target << " → " << location;
  }
}

// F17: whatever happens to a password, its text stands in no file.
TEST(Secrets, StandInNoFile) {
  const auto folder = std::filesystem::path(::testing::TempDir()) / fmt::format("secrets_{}", getpid());
  std::filesystem::create_directories(folder);
  const std::string canary = "canary password 7f3a";
  std::vector<std::string> secrets = {canary, "canary reset 7f3a"};
  {
    sql::Settings settings;
    settings.database = folder / "city.db";
    City city(std::move(*sql::Database::open(settings)));
    Browser browser(city);
    city.post(
        "/api/stadt/v1/arrive",
        json_of({{"username", "anna"}, {"email", "anna@people.example"}, {"password", canary}, {"agreement", "true"}}));
    browser.sign_in("anna", canary);
    browser.sign_in("anna", canary + "x");
    secrets.push_back(browser.cookie().substr(browser.cookie().find('=') + 1));
    const auto app = register_application(city, "https://a.example/");
    secrets.push_back(app.secret);
    const auto code = browser.code(question_of(app, "https://a.example/"));
    secrets.push_back(code);
    const auto token = city.post("/oauth/token", json_of({{"grant_type", "authorization_code"},
                                                          {"code", code},
                                                          {"client_id", app.id},
                                                          {"client_secret", app.secret},
                                                          {"redirect_uri", "https://a.example/"}}));
    secrets.push_back(token.text("access_token"));
    const auto person = PersonId{*parse_id(browser.get("/api/v1/accounts/verify_credentials").text("id"))};
    ASSERT_TRUE(access::reset_password(city.app().database(), city.env(), person, "canary reset 7f3a"));
  }
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(file), {});
    for (const auto& secret : secrets) {
      ASSERT_GE(secret.size(), 16u);
      EXPECT_EQ(bytes.find(secret), std::string::npos) << entry.path();
    }
  }
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace stadt::testing
