// Who may open a stream, with what, and until when (design: SECURITY, F01, F07, F18, I01–I05).
#include <fmt/format.h>

#include <thread>

#include "access/store.hpp"
#include "support/browser.hpp"
#include "support/streaming.hpp"

namespace stadt::testing {
namespace {

class StreamDoors : public StreamingCity {
 protected:
  // The status of the handshake, or the code of its refusal.
  std::string knock(const std::string& target, const std::string& headers = {}) {
    const WebSocket socket(port(), target, headers);
    return socket.status() == 101 ? "open" : socket.answer().text("code");
  }
  std::string knock_events(const std::string& stream, const std::string& headers = {}) {
    Wire wire(port());
    wire.send("GET /api/v1/streaming/" + stream + " HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n");
    const auto head = wire.take_until("\r\n\r\n").value_or("");
    return head.size() > 12 ? head.substr(9, 3) : head;
  }
  // The code by which a subscription is refused.
  static std::string refusal(WebSocket& socket, const std::string& stream, const std::string& more = {}) {
    socket.subscribe(stream, more);
    const auto message = socket.next();
    return message ? message->error : "nothing";
  }
  std::string ticket_of(Browser& browser, std::vector<http::Header> headers = Browser::same_origin()) {
    return browser.post("/api/stadt/v1/streaming/ticket", {}, std::move(headers)).text("ticket");
  }
  PersonId anna_id() { return PersonId{std::stoll(anna_.id)}; }
  void set_state(PersonState state) {
    const auto done = city_.app().database().write_and_wait([&](sql::Transaction& transaction) -> Result<> {
      transaction.execute("UPDATE person SET state = $2 WHERE id = $1", anna_id(), state);
      transaction.record({.kind = EventKind::person_changed, .actor = anna_id().value});
      return {};
    });
    ASSERT_TRUE(done);
  }

  static constexpr const char* path = "/api/v1/streaming";
  const std::string password_ = "a long password of anna";
  Resident anna_ = city_.arrive("anna");
  Resident benno_ = city_.arrive("benno");
};
STADT_ON_BOTH_ENGINES(StreamDoors);

TEST_P(StreamDoors, ATokenOpensThemFromEveryPlaceWhereAClientCanPutIt) {
  EXPECT_EQ(knock("/api/v1/streaming?stream=user", bearer(anna_)), "open");
  EXPECT_EQ(knock("/api/v1/streaming?stream=user&access_token=" + anna_.token), "open");
  const std::string as_protocol = "Sec-WebSocket-Protocol: " + anna_.token + "\r\n";
  const WebSocket socket(port(), "/api/v1/streaming?stream=user", as_protocol);
  EXPECT_EQ(socket.status(), 101);
  EXPECT_EQ(socket.answer().header("sec-websocket-protocol"), anna_.token) << "browsers hang up otherwise";
  EXPECT_EQ(knock("/api/v1/streaming?stream=user&access_token=" + anna_.token, as_protocol + bearer(anna_)), "open");
  EXPECT_EQ(knock_events("user?access_token=" + anna_.token), "200");
}

TEST_P(StreamDoors, WhatIsNoTokenOpensNothing) {
  const std::string alien(64, 'a');
  for (const std::string& query : {"?stream=user&access_token=" + alien, "?stream=public&access_token=" + alien,
                                   std::string("?access_token="), "?access_token=" + anna_.id + "-" + alien}) {
    const auto refused = knock(path + query);
    EXPECT_TRUE(refused == "access.token" || refused == "access.ticket") << query << " " << refused;
  }
  EXPECT_EQ(knock(path, "Sec-WebSocket-Protocol: graphql-ws\r\n"), "access.token");
  EXPECT_EQ(knock("/api/v1/streaming?access_token=" + benno_.token, bearer(anna_)), "access.two_tokens");
  EXPECT_EQ(knock("/api/v1/streaming?access_token=" + alien + "&access_token=" + anna_.token), "access.two_tokens");
  EXPECT_EQ(knock(path, "Authorization: Basic " + anna_.token + "\r\n"), "access.scheme");
  EXPECT_EQ(city_.get("/api/v1/timelines/home?access_token=" + anna_.token).status, 401) << "streams only";
}

TEST_P(StreamDoors, VisitorsHearOnlyWhatIsPublic) {
  WebSocket socket(port(), path);
  ASSERT_EQ(socket.status(), 101);
  for (const auto* closed : {"user", "user:notification", "direct", "stadt"}) {
    EXPECT_EQ(refusal(socket, closed), "access.needed") << closed;
    EXPECT_EQ(knock(fmt::format("/api/v1/streaming?stream={}", closed)), "access.needed");
  }
  for (const auto* alien : {"list", "public:remote", "public:media", "", "User", "user "}) {
    EXPECT_EQ(refusal(socket, alien, R"("list": "1")"), "live.stream") << alien;
  }
  for (const auto* nameless : {"hashtag", "hashtag:local", "stadt:table"}) {
    EXPECT_EQ(refusal(socket, nameless, R"("tag": " ", "table": "x")"), "live.parameter");
  }
  for (const auto* closed : {"user", "user/notification", "direct"}) EXPECT_EQ(knock_events(closed), "401") << closed;
  for (const auto* open : {"public", "public/local", "hashtag?tag=a", "hashtag/local?tag=a"}) {
    EXPECT_EQ(knock_events(open), "200") << open;
  }
  EXPECT_EQ(knock_events("list?list=1", bearer(anna_)), "404");
  EXPECT_EQ(knock_events("hashtag"), "422");
  EXPECT_EQ(knock_events("health"), "200");
}

TEST_P(StreamDoors, ATokenHearsWhatItIsFor) {
  const auto profile = with_scopes(city_, anna_, "profile");
  const auto reader = with_scopes(city_, anna_, "read:statuses");
  const auto bell = with_scopes(city_, anna_, "read:notifications");
  struct Case {
    std::string stream;
    bool for_reader;
    bool for_bell;
  };
  const auto expect = [&](const Resident& who, const std::string& stream, bool is_open) {
    EXPECT_EQ(knock("/api/v1/streaming?stream=" + stream, bearer(who)), is_open ? "open" : "access.scope") << stream;
  };
  for (const auto& [stream, for_reader, for_bell] : {Case{"user", true, false},
                                                     {"user:notification", false, true},
                                                     {"public", true, false},
                                                     {"public:local", true, false},
                                                     {"hashtag&tag=a", true, false},
                                                     {"direct", true, false},
                                                     {"stadt:table&table=1", true, false},
                                                     {"stadt", false, false}}) {
    expect(profile, stream, false);
    expect(reader, stream, for_reader);
    expect(bell, stream, for_bell);
  }
  EXPECT_EQ(knock_events("user", bearer(profile)), "403");
  EXPECT_EQ(knock_events("public", bearer(profile)), "403");
  EXPECT_EQ(knock_events("user/notification", bearer(reader)), "403");
  EXPECT_EQ(knock_events("user/notification", bearer(bell)), "200");
}

TEST_P(StreamDoors, ACookieNeverOpensOne) {
  Browser browser(city_);
  browser.sign_in("anna", password_);
  for (const char* from : {"same-origin", "cross-site"}) {
    const auto headers =
        fmt::format("Cookie: {}\r\nSec-Fetch-Site: {}\r\nOrigin: https://evil.example\r\n", browser.cookie(), from);
    EXPECT_EQ(knock("/api/v1/streaming?stream=user", headers), "access.needed");
    EXPECT_EQ(knock_events("user", headers), "401");
    WebSocket socket(port(), path, headers);
    EXPECT_EQ(refusal(socket, "user"), "access.needed");
  }
}

TEST_P(StreamDoors, ATicketOpensOneStreamOnceAndSoon) {
  Browser browser(city_);
  browser.sign_in("anna", password_);
  const auto ticket = ticket_of(browser);
  const std::string with_ticket = "/api/v1/streaming?stream=user&access_token=" + ticket;
  auto home = WebSocket(port(), with_ticket);
  ASSERT_EQ(home.status(), 101);
  const auto post = city_.write(anna_, "von mir");
  EXPECT_EQ(home.next()->text("id"), post);
  EXPECT_EQ(knock(with_ticket), "access.ticket") << "used";
  EXPECT_EQ(knock("/api/v1/streaming?stream=stadt", "Sec-WebSocket-Protocol: " + ticket_of(browser) + "\r\n"), "open");
  const auto late = ticket_of(browser);
  city_.env().pass(std::chrono::seconds(30));
  EXPECT_EQ(knock("/api/v1/streaming?access_token=" + late), "access.ticket");
  EXPECT_EQ(city_.get("/api/v1/timelines/home", {.handle = {}, .id = {}, .token = ticket_of(browser)}).status, 401);
  EXPECT_EQ(knock_events("user?access_token=" + ticket_of(browser)), "200");
}

TEST_P(StreamDoors, TwoWhoTryTheSameTicketAtOnceDoNotBothComeIn) {
  Browser browser(city_);
  browser.sign_in("anna", password_);
  const std::string target = "/api/v1/streaming?access_token=" + ticket_of(browser);
  std::vector<std::thread> threads;
  std::atomic<int> open = 0;
  for (int i = 0; i < 8; ++i) threads.emplace_back([&] { open += knock(target) == "open"; });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(open, 1);
}

TEST_P(StreamDoors, ATicketIsGivenToPagesOfTheCityOnly) {
  Browser browser(city_);
  browser.sign_in("anna", password_);
  EXPECT_EQ(ticket_of(browser, {{"Sec-Fetch-Site", "cross-site"}}), "missing");
  EXPECT_EQ(ticket_of(browser, {{"Origin", "https://evil.example"}}), "missing");
  Browser stranger(city_);
  EXPECT_EQ(ticket_of(stranger), "missing");
  const auto profile = with_scopes(city_, anna_, "profile");
  EXPECT_EQ(city_.post("/api/stadt/v1/streaming/ticket", "{}", profile).status, 403);
  const auto bell = with_scopes(city_, anna_, "read:notifications");
  const auto ticket = city_.post("/api/stadt/v1/streaming/ticket", "{}", bell).text("ticket");
  EXPECT_EQ(knock("/api/v1/streaming?stream=user&access_token=" + ticket), "access.scope") << "no more than its token";
}

TEST_P(StreamDoors, WhatEndsATokenEndsItsStreams) {
  const auto application = with_scopes(city_, anna_, "read");
  Browser browser(city_);
  browser.sign_in("anna", password_);
  auto own = listen(anna_, "user");
  auto of_application = listen(application, "user");
  auto of_page = WebSocket(port(), "/api/v1/streaming?stream=user&access_token=" + ticket_of(browser));
  ASSERT_EQ(of_page.status(), 101);
  Wire events(port());
  events.send("GET /api/v1/streaming/user HTTP/1.1\r\nHost: a\r\n" + bearer(application) + "\r\n");
  ASSERT_TRUE(events.take_until("\r\n\r\n"));

  EXPECT_EQ(browser.send(http::Method::delete_, "/api/stadt/v1/session", "", Browser::same_origin()).status, 200);
  city_.write(anna_, "danach");
  EXPECT_EQ(of_page.close_code(), 1008);
  for (auto* still : {&own, &of_application}) EXPECT_EQ(still->next()->event, "update");
  ASSERT_TRUE(events.take_until("\n\n"));

  EXPECT_EQ(city_.remove("/api/stadt/v1/sessions", anna_).status, 200);
  city_.write(anna_, "noch danach");
  EXPECT_EQ(of_application.next(), std::nullopt) << "no event after the end";
  EXPECT_TRUE(events.closed());
  EXPECT_EQ(own.next()->event, "update");
}

TEST_P(StreamDoors, WhoIsSuspendedOrGoneHearsNothingMore) {
  auto home = listen(anna_, "user");
  auto events = listen(anna_, "public");
  auto other = listen(benno_, "public");
  set_state(PersonState::active);
  city_.write(anna_, "immer noch da");
  for (auto* socket : {&home, &events, &other}) EXPECT_EQ(socket->next()->event, "update");
  set_state(PersonState::suspended);
  city_.write(benno_, "danach");
  EXPECT_EQ(home.close_code(), 1008);
  EXPECT_EQ(events.next(), std::nullopt);
  EXPECT_EQ(other.next()->event, "update");
  EXPECT_EQ(knock("/api/v1/streaming?stream=user", bearer(anna_)), "access.state");
}

TEST_P(StreamDoors, AStreamDoesNotOutliveItsToken) {
  Browser browser(city_);
  browser.sign_in("anna", password_);
  auto of_page = WebSocket(port(), "/api/v1/streaming?stream=user&access_token=" + ticket_of(browser));
  auto of_application = listen(benno_, "public");
  city_.env().pass(std::chrono::hours(24 * 30));
  city_.write(benno_, "einen Monat später");
  EXPECT_EQ(of_page.close_code(), 1008);
  EXPECT_EQ(of_application.next()->event, "update");
}

TEST_P(StreamDoors, ManyAreSignedOutWhileTheirStreamsOpen) {
  for (int i = 0; i < 20; ++i) {
    const auto application = with_scopes(city_, anna_, "read");
    std::thread leaving([&] {
      city_.app().database().write_and_wait([&](sql::Transaction& transaction) -> Result<> {
        const auto id = access_store::delete_token(transaction, access::hash_of(application.token));
        transaction.record({.kind = EventKind::token_revoked, .object = *id});
        return {};
      });
    });
    auto socket = listen(application, "user");
    leaving.join();
    city_.write(anna_, "danach");
    EXPECT_TRUE(socket.status() == 401 || socket.close_code() == 1008) << socket.status();
  }
}

TEST_P(StreamDoors, HostileFramesEndTheirStreamAndNoOther) {
  auto decent = listen(anna_, "public");
  struct Case {
    std::string bytes;
    int code;
  };
  for (const auto& [bytes, code] : {Case{std::string("\x81\x02hi", 4), 1002},
                                    {std::string("\x81\xFF\x40\0\0\0\0\0\0\0mask", 14), 1009},
                                    {client_frame(0xC1, "a"), 1002},
                                    {client_frame(whole_text, "\xC0\xAF"), 1007},
                                    {client_frame(0x88, "\x03\xED"), 1002},
                                    {client_frame(whole_text, std::string(5000, 'a')), 1009}}) {
    auto hostile = listen(benno_, "public");
    hostile.send(bytes);
    EXPECT_EQ(hostile.close_code(), code);
  }
  city_.write(benno_, "weiter");
  EXPECT_EQ(decent.next()->event, "update");
}

TEST_P(StreamDoors, WhatIsNoSubscriptionIsRefusedInWords) {
  WebSocket socket(port(), path, bearer(anna_));
  for (const char* nonsense :
       {"", "{", "[]", "1", "{}", R"({"type":"subscribe"})", R"({"stream":"user"})",
        R"({"type":"become","stream":"user"})", R"({"type":1,"stream":"user"})",
        R"({"type":"subscribe","stream":["user"]})", "\x01", R"({"type":"subscribe","stream":")"}) {
    socket.say(nonsense);
    const auto message = socket.next();
    ASSERT_TRUE(message) << nonsense;
    EXPECT_NE(message->error, "") << nonsense;
  }
  for (int i = 0; i < 100; ++i) socket.subscribe("hashtag", fmt::format(R"("tag": "a{}")", i));
  ASSERT_TRUE(socket.settle());
  EXPECT_EQ(refusal(socket, "hashtag", R"("tag": "onemore")"), "live.subscriptions");
}

TEST_P(StreamDoors, NoSecretStandsInTheLog) {
  Browser browser(city_);
  browser.sign_in("anna", password_);
  const auto ticket = ticket_of(browser);
  const std::string alien(64, 'b');
  log::set_level(log::Level::debug);
  ::testing::internal::CaptureStderr();
  for (const auto& secret : {anna_.token, ticket, alien}) {
    knock("/api/v1/streaming?stream=user&access_token=" + secret);
    knock("/api/v1/streaming?stream=nothing&access_token=" + secret);
    knock(path, "Sec-WebSocket-Protocol: " + secret + "\r\n");
    knock_events("user?access_token=" + secret);
  }
  const auto logged = ::testing::internal::GetCapturedStderr();
  log::set_level(log::Level::info);
  for (const auto& secret : {anna_.token, ticket, alien}) EXPECT_EQ(logged.find(secret), std::string::npos);
}

TEST_P(StreamDoors, AStreamThatCannotBeToldWhatHappenedEnds) {
  auto home = listen(anna_, "user");
  auto street = listen({}, "public");
  const auto rename = [&](const char* from, const char* to) {
    const auto done = city_.app().database().write_and_wait([&](sql::Transaction& transaction) -> Result<> {
      transaction.execute(fmt::format("ALTER TABLE {} RENAME TO {}", from, to));
      transaction.record({.kind = EventKind::person_changed, .actor = anna_id().value});
      return {};
    });
    ASSERT_TRUE(done);
  };
  rename("person", "lost");
  EXPECT_EQ(home.close_code(), 1011);
  EXPECT_EQ(street.close_code(), 1011);
  rename("lost", "person");
  EXPECT_EQ(knock("/api/v1/streaming?stream=user", bearer(anna_)), "open");
}

TEST_P(StreamDoors, TheInstanceNamesWhereStreamsAre) {
  EXPECT_EQ(city_.get("/api/v2/instance").text("configuration.urls.streaming"), "wss://stadt.example");
  EXPECT_EQ(city_.get("/api/v1/instance").text("urls.streaming_api"), "wss://stadt.example");
  EXPECT_EQ(city_.get("/api/v1/streaming/health").raw.body, "OK");
}

config::Settings narrow() {
  auto settings = City::quiet_settings();
  settings.server.listen = "127.0.0.1:0";
  settings.server.stop_grace_s = 1;
  settings.limits.enabled = true;
  return settings;
}

class StreamBounds : public StreamingCity {
 protected:
  StreamBounds() : StreamingCity(narrow()) {}
};
STADT_ON_BOTH_ENGINES(StreamBounds);

TEST_P(StreamBounds, APersonHasSoManyOpenAndNoMore) {
  const auto anna = city_.arrive("anna");
  const auto benno = city_.arrive("benno");
  std::vector<WebSocket> sockets;
  for (int i = 0; i < 50; ++i) sockets.push_back(listen(anna, "user"));
  EXPECT_EQ(sockets.back().status(), 101);
  const auto refused = listen(anna, "user");
  EXPECT_EQ(refused.status(), 429);
  EXPECT_EQ(refused.answer().text("code"), "live.streams");
  EXPECT_EQ(listen(benno, "user").status(), 101);
  sockets.clear();
  int status = 0;
  for (int tries = 0; tries < 100 && status != 101; ++tries) status = listen(anna, "user").status();
  EXPECT_EQ(status, 101) << "those who hang up make room";
}

}  // namespace
}  // namespace stadt::testing
