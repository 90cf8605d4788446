// Who hears what on open streams. That somebody does not hear something is seen by what they hear next.
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <thread>

#include "support/browser.hpp"
#include "support/streaming.hpp"

namespace stadt::testing {
namespace {

using Names = std::vector<std::string>;

class LiveStreams : public StreamingCity {
 protected:
  // The next message is this one.
  static void expect(WebSocket& socket, const std::string& event, const std::string& id, const Names& stream = {}) {
    const auto message = socket.next();
    ASSERT_TRUE(message) << "nothing came instead of " << event;
    EXPECT_EQ(message->event, event);
    EXPECT_EQ(message->event == "delete" ? message->payload : message->text("id"), id) << message->payload;
    EXPECT_TRUE(stream.empty() || message->stream == stream);
  }
  void remove(const Resident& author, const std::string& post) {
    EXPECT_EQ(city_.remove("/api/v1/statuses/" + post, author).status, 200);
  }
  void act(const std::string& path, const Resident& who) { EXPECT_EQ(city_.post(path, "{}", who).status, 200) << path; }

  Resident anna_ = city_.arrive("anna");
  Resident benno_ = city_.arrive("benno");
  Resident clara_ = city_.arrive("clara");
};
STADT_ON_BOTH_ENGINES(LiveStreams);

TEST_P(LiveStreams, HomeHearsWhatTheHomePageShows) {
  city_.follow(anna_, benno_);
  auto home = listen(anna_, "user");
  city_.write(clara_, "von einer Fremden");
  const auto followed = city_.write(benno_, "von Benno");
  expect(home, "update", followed, {"user"});
  expect(home, "update", city_.write(anna_, "von mir"), {"user"});
  const auto private_one = city_.write(benno_, "unter uns", R"("visibility": "private")");
  expect(home, "update", private_one);
  city_.write(benno_, "Brief an @clara", R"("visibility": "direct")");
  city_.reply(benno_, city_.write(clara_, "Frage"), "einer Fremden geantwortet");
  const auto boosted = city_.write(clara_, "weiterzugeben");
  const auto boost = city_.post("/api/v1/statuses/" + boosted + "/reblog", "{}", benno_).text("id");
  expect(home, "update", boost);
  EXPECT_EQ(city_.put("/api/v1/statuses/" + followed, R"({"status": "anders"})", benno_).status, 200);
  expect(home, "status.update", followed);
  remove(benno_, followed);
  expect(home, "delete", followed);
  act("/api/v1/statuses/" + boosted + "/unreblog", benno_);
  expect(home, "delete", boost);
}

TEST_P(LiveStreams, PublicStreamsHearPublicPosts) {
  auto everything = listen(anna_, "public");
  auto local = listen({}, "public:local");
  auto tagged = listen({}, "hashtag&tag=Brücke");
  city_.write(benno_, "#brücke nur für wenige", R"("visibility": "private")");
  city_.write(benno_, "#brücke nicht gelistet", R"("visibility": "unlisted")");
  const auto plain = city_.write(benno_, "ohne Schlagwort");
  const auto post = city_.write(benno_, "mit #BRÜCKE");
  for (auto* socket : {&everything, &local}) {
    expect(*socket, "update", plain);
    expect(*socket, "update", post);
  }
  expect(tagged, "update", post, {"hashtag", "Brücke"});
  remove(benno_, post);
  for (auto* socket : {&everything, &local, &tagged}) expect(*socket, "delete", post);
}

TEST_P(LiveStreams, ATableIsHeardByEverybodyWhoMayReadIt) {
  const auto table = city_.write(anna_, "Ein Tisch");
  city_.follow(clara_, benno_);
  auto visitor = listen({}, "stadt:table&table=" + table);
  auto friendly = listen(clara_, "stadt:table&table=" + table);
  const auto whispered = city_.reply(benno_, table, "unter uns", R"("visibility": "private")");
  const auto spoken = city_.reply(benno_, table, "laut");
  expect(friendly, "update", whispered, {"stadt:table", table});
  expect(friendly, "update", spoken);
  expect(visitor, "update", spoken);
  remove(benno_, whispered);
  remove(benno_, spoken);
  expect(friendly, "delete", whispered);
  expect(friendly, "delete", spoken);
  expect(visitor, "delete", spoken);
}

TEST_P(LiveStreams, WhatIsPrivateReachesNoStranger) {
  const auto table = city_.write(anna_, "Ein Tisch");
  std::vector<WebSocket> strangers;
  for (const auto* stream : {"user", "public", "hashtag&tag=geheim", "direct", "stadt"}) {
    strangers.push_back(listen(clara_, stream));
  }
  strangers.push_back(listen(clara_, "stadt:table&table=" + table));
  for (const auto* visibility : {"private", "direct"}) {
    const auto more = fmt::format(R"("visibility": "{}")", visibility);
    const auto hidden = city_.reply(anna_, table, "#geheim @benno", more);
    EXPECT_EQ(city_.put("/api/v1/statuses/" + hidden, R"({"status": "#geheim @benno immer noch"})", anna_).status, 200);
    remove(anna_, hidden);
  }
  for (auto& socket : strangers) {
    socket.subscribe("public");
    EXPECT_TRUE(socket.settle());
  }
  const auto heard = city_.write(benno_, "für alle");
  for (auto& socket : strangers) expect(socket, "update", heard);
}

TEST_P(LiveStreams, WhoIsBlockedOrMutedIsNotHeard) {
  const auto table = city_.write(clara_, "Ein Tisch #thema");
  for (const auto& followed : {benno_, clara_}) city_.follow(anna_, followed);
  std::vector<WebSocket> ears;
  for (const auto& stream :
       {std::string("user"), std::string("public"), std::string("hashtag&tag=thema"), "stadt:table&table=" + table}) {
    ears.push_back(listen(anna_, stream));
  }
  const auto speak = [&](const Resident& who) { return city_.reply(who, table, "#thema"); };
  const auto sentinel = [&] {
    const auto own = speak(anna_);
    for (auto& socket : ears) expect(socket, "update", own);
  };
  for (const auto* change : {"mute", "block"}) {
    act(fmt::format("/api/v1/accounts/{}/{}", benno_.id, change), anna_);
    speak(benno_);
    sentinel();
    act(fmt::format("/api/v1/accounts/{}/un{}", benno_.id, change), anna_);
  }
  act(fmt::format("/api/v1/accounts/{}/block", anna_.id), benno_);
  speak(benno_);
  sentinel();
}

TEST_P(LiveStreams, ADeletedPostIsToldToThoseWhoCouldSeeIt) {
  city_.follow(anna_, benno_);
  const auto before = city_.write(benno_, "unter uns", R"("visibility": "private")");
  auto follower = listen(anna_, "user");
  act("/api/v1/accounts/" + benno_.id + "/unfollow", anna_);
  remove(benno_, before);
  expect(follower, "update", city_.write(anna_, "von mir"));
}

TEST_P(LiveStreams, SubscriptionsComeAndGoOnOneSocket) {
  WebSocket socket(port(), "/api/v1/streaming", bearer(anna_));
  ASSERT_EQ(socket.status(), 101);
  socket.subscribe("hashtag", R"("tag": "MINT")");
  socket.subscribe("hashtag", R"("tag": "MINT")");
  socket.subscribe("hashtag", R"("tag": "mint")");
  socket.subscribe("public:local");
  ASSERT_TRUE(socket.settle());
  const auto post = city_.write(benno_, "#mint");
  std::vector<Names> heard;
  for (int i = 0; i < 3; ++i) heard.push_back(socket.next()->stream);
  std::ranges::sort(heard);
  EXPECT_EQ(heard, (std::vector<Names>{{"hashtag", "MINT"}, {"hashtag", "mint"}, {"public:local"}}));
  socket.say(R"({"type":"unsubscribe","stream":"hashtag","tag":"mint"})");
  socket.say(R"({"type":"unsubscribe","stream":"public:local"})");
  socket.say(R"({"type":"unsubscribe","stream":"user"})");
  ASSERT_TRUE(socket.settle());
  expect(socket, "update", city_.write(benno_, "#mint"), {"hashtag", "MINT"});
  expect(socket, "update", city_.write(benno_, "noch einmal #mint"), {"hashtag", "MINT"});
}

TEST_P(LiveStreams, WhoeverWishesIsToldThatTheyAreHeardFromNowOn) {
  WebSocket socket(port(), "/api/v1/streaming", bearer(anna_));
  socket.subscribe("public");
  socket.subscribe("hashtag", R"("tag": "mint", "confirm": false)");
  socket.subscribe("hashtag", R"("tag": "MINT", "confirm": true)");
  const auto told = socket.next();
  ASSERT_TRUE(told);
  EXPECT_EQ(told->event, "stadt.listening");
  EXPECT_EQ(told->stream, (Names{"hashtag", "MINT"}));
  expect(socket, "update", city_.write(benno_, "für alle"), {"public"});
}

TEST_P(LiveStreams, EverybodyIsShownThePostAsTheirOwnPageShowsIt) {
  city_.follow(clara_, anna_);
  auto author = listen(anna_, "public");
  auto reader = listen(clara_, "public");
  auto visitor = listen({}, "public");
  const auto post = city_.write(anna_, "Wie sieht das aus?");
  for (auto* socket : {&author, &reader, &visitor}) {
    const auto& who = socket == &author ? anna_ : socket == &reader ? clara_ : Resident();
    EXPECT_EQ(socket->next()->payload, city_.get("/api/v1/statuses/" + post, who).raw.body);
  }
}

TEST_P(LiveStreams, EventsOfTheServerSayTheSame) {
  Wire home(port());
  home.send("GET /api/v1/streaming/user HTTP/1.1\r\nHost: a\r\n" + bearer(anna_) + "\r\n");
  Wire tag(port());
  tag.send("GET /api/v1/streaming/hashtag/local?tag=mint HTTP/1.1\r\nHost: a\r\n\r\n");
  for (auto* wire : {&home, &tag}) {
    const auto head = wire->take_until("\r\n\r\n").value_or("");
    EXPECT_TRUE(head.starts_with("HTTP/1.1 200 ")) << head;
    EXPECT_NE(head.find("Content-Type: text/event-stream\r\n"), std::string::npos);
    EXPECT_NE(head.find("Cache-Control: no-store\r\n"), std::string::npos);
    EXPECT_EQ(head.find("Content-Length"), std::string::npos);
  }
  const auto post = city_.write(anna_, "#mint");
  for (auto* wire : {&home, &tag}) {
    EXPECT_EQ(wire->take_until("\n"), "event: update\n");
    EXPECT_NE(wire->take_until("\n\n").value_or("").find("data: {\"id\":\"" + post), std::string::npos);
  }
  remove(anna_, post);
  EXPECT_EQ(home.take_until("\n\n"), "event: delete\ndata: " + post + "\n\n");
}

TEST_P(LiveStreams, RequestsAndLettersAreToldToThoseWhomTheyConcern) {
  auto anna = listen(anna_, "stadt");
  auto benno = listen(benno_, "stadt");
  const auto record = [&](EventKind kind, const std::string& detail) {
    const auto done = city_.app().database().write_and_wait([&](sql::Transaction& transaction) -> Result<> {
      transaction.record({.kind = kind,
                          .actor = std::stoll(anna_.id),
                          .object = 7,
                          .target = std::stoll(benno_.id),
                          .detail = detail});
      return {};
    });
    ASSERT_TRUE(done);
  };
  record(EventKind::request_sent, "pile");
  for (const auto* state : {"later", "discarded", "advert", "pending", "withdrawn", "ended"}) {
    record(EventKind::request_changed, state);
  }
  record(EventKind::request_sent, "inbox");
  record(EventKind::request_changed, "accepted");
  const auto first = benno.next();
  EXPECT_EQ(first->event, "stadt.request") << "nothing of the pile, and nothing of what was put aside";
  EXPECT_EQ(first->payload, R"({"id":"7"})");
  EXPECT_EQ(benno.next()->payload, R"({"type":"stadt.request"})") << "the bell, only for what lies in the inbox";
  EXPECT_EQ(benno.next()->event, "stadt.request_changed");
  for (int i = 0; i < 9; ++i) EXPECT_EQ(anna.next()->event, "stadt.request_changed") << "one's other windows";
}

TEST_P(LiveStreams, NotificationsAreToldToTheirOwner) {
  const auto post = city_.write(anna_, "Ein Tisch");
  auto home = listen(anna_, "user");
  auto bell = listen(anna_, "user:notification");
  auto own = listen(anna_, "stadt");
  auto deaf = listen(with_scopes(city_, anna_, "read:statuses"), "user");
  auto stranger = listen(clara_, "user:notification");
  const auto answer = city_.reply(benno_, post, "Eine Antwort");
  const auto listed = city_.get("/api/v1/notifications", anna_);
  ASSERT_EQ(listed.size(), 1u);
  for (auto* socket : {&home, &bell}) {
    const auto message = socket->next();
    ASSERT_TRUE(message);
    EXPECT_EQ(message->event, "notification");
    EXPECT_EQ("[" + message->payload + "]", listed.raw.body);
  }
  EXPECT_EQ(own.next()->payload, R"({"type":"mention"})");
  EXPECT_EQ(
      city_.post("/api/v1/markers", R"({"notifications": {"last_read_id": ")" + listed.text("0.id") + R"("}})", anna_)
          .status,
      200);
  EXPECT_EQ(own.next()->payload, R"({"type":""})") << "read, in one window or another";
  city_.follow(clara_, anna_);  // a stranger's follow tells nothing
  expect(deaf, "update", city_.write(anna_, "für alle"));
  city_.reply(anna_, city_.write(clara_, "noch ein Tisch"), "für Clara");
  EXPECT_EQ(stranger.next()->text("type"), "mention") << "the first that concerns her";
}

TEST_P(LiveStreams, OwnTypesOfNotificationsStayInTheCity) {
  auto home = listen(benno_, "user");
  home.subscribe("user:notification");
  home.subscribe("stadt");
  ASSERT_TRUE(home.settle());
  const auto table = city_.write(benno_, "Wohin mit den alten Brückenplänen der Stadt?");
  expect(home, "update", table, {"user"});
  const auto asked = city_.post("/api/stadt/v1/requests",
                                fmt::format(R"({{"account_id": "{}", "anchor": {{"kind": "post", "id": "{}"}},
      "reason": "Ich habe im Archiv dieselben Brückenpläne gefunden und möchte sie mit Dir vergleichen."}})",
                                            benno_.id, table),
                                anna_);
  ASSERT_EQ(asked.status, 200) << asked.raw.body;
  std::vector<std::string> heard;
  for (int i = 0; i < 2; ++i) {
    const auto message = home.next();
    ASSERT_TRUE(message);
    EXPECT_EQ(message->stream, Names{"stadt"}) << message->event;
    heard.push_back(message->event + " " + message->payload);
  }
  std::ranges::sort(heard);
  EXPECT_EQ(heard, (Names{R"(stadt.notified {"type":"stadt.request"})",
                          fmt::format(R"(stadt.request {{"id":"{}"}})", asked.text("id"))}));
  expect(home, "update", city_.write(benno_, "danach"), {"user"});
}

TEST_P(LiveStreams, LettersAreToldToThoseWhoKnowTheirAuthor) {
  city_.follow(benno_, anna_);  // not enough to be known
  const auto table = city_.write(anna_, "Ein Tisch");
  city_.reply(anna_, city_.reply(benno_, table, "Antwort"), "und zurück");
  auto author = listen(anna_, "direct");
  auto friendly = listen(benno_, "direct");
  auto own = listen(benno_, "stadt");
  auto stranger = listen(clara_, "direct");
  stranger.subscribe("user");
  stranger.subscribe("stadt");
  stranger.subscribe("stadt:table", fmt::format(R"("table": "{}")", table));
  ASSERT_TRUE(stranger.settle());

  const auto letter = city_.write(anna_, "@benno unter uns", R"("visibility": "direct")");
  for (auto* socket : {&author, &friendly}) {
    const auto message = socket->next();
    ASSERT_TRUE(message);
    EXPECT_EQ(message->event, "conversation");
    EXPECT_EQ(message->stream, Names{"direct"});
    const auto& who = socket == &author ? anna_ : benno_;
    EXPECT_EQ("[" + message->payload + "]", city_.get("/api/v1/conversations", who).raw.body);
  }
  const auto news = own.next();
  EXPECT_EQ(news->event, "stadt.letter");
  EXPECT_EQ(news->payload, R"({"unread":1})");
  EXPECT_EQ(own.next()->payload, R"({"type":"mention"})");
  EXPECT_EQ(city_.put("/api/v1/statuses/" + letter, R"({"status": "@benno anders"})", anna_).status, 200);
  for (auto* socket : {&author, &friendly}) expect(*socket, "status.update", letter);
  act("/api/v1/conversations/" + city_.get("/api/v1/conversations", benno_).text("0.id") + "/read", benno_);
  EXPECT_EQ(own.next()->payload, R"({"unread":0})");
  remove(anna_, letter);
  for (auto* socket : {&author, &friendly}) expect(*socket, "delete", letter);

  const auto held = city_.reply(anna_, table, "@clara kalt", R"("visibility": "direct")");
  EXPECT_EQ(author.next()->event, "conversation");
  EXPECT_EQ(city_.put("/api/v1/statuses/" + held, R"({"status": "@clara kälter"})", anna_).status, 200);
  remove(anna_, held);
  expect(stranger, "update", city_.reply(benno_, table, "laut"), {"stadt:table", table});
}

TEST_P(LiveStreams, WhoDoesNotReadKeepsNobodyWaiting) {
  auto decent = listen({}, "public");
  std::vector<std::unique_ptr<WebSocket>> stalled;
  for (int i = 0; i < 20; ++i) {
    stalled.push_back(std::make_unique<WebSocket>(port(), "/api/v1/streaming?stream=public", "", 4096));
  }
  for (int i = 0; i < 60; ++i) expect(decent, "update", city_.write(anna_, std::string(4900, 'x')));
  for (auto& socket : stalled) EXPECT_EQ(socket->close_code(), 1013);
  EXPECT_NE(city_.get("/metrics").raw.body.find("stadt_streams_cut_total 20"), std::string::npos);
}

TEST_P(LiveStreams, ManyListenWhileManyComeAndGo) {
  std::vector<WebSocket> staying;
  for (int i = 0; i < 20; ++i) staying.push_back(listen(i % 2 == 0 ? anna_ : Resident(), "public"));
  std::thread passing([&] {
    for (int i = 0; i < 300; ++i) {
      const auto socket = listen(i % 3 == 0 ? benno_ : Resident(), i % 3 == 0 ? "user" : "public");
      EXPECT_EQ(socket.status(), 101);
    }
  });
  for (int i = 0; i < 40; ++i) {
    const auto post = city_.write(clara_, fmt::format("Nummer {}", i));
    for (auto& socket : staying) expect(socket, "update", post);
  }
  passing.join();
}

}  // namespace
}  // namespace stadt::testing
