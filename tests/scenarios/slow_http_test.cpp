// Clients that are slow, silent or too many (design: SECURITY, A24 and P11): each is let go in time, and nobody else
// waits for them.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <thread>

#include "base/log.hpp"
#include "support/city.hpp"
#include "support/database.hpp"
#include "support/wire.hpp"

namespace stadt::testing {
namespace {

using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

const std::string question = "GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n";

config::Settings impatient() {
  auto settings = City::quiet_settings();
  settings.server.listen = "127.0.0.1:0";
  settings.server.threads = 2;
  settings.server.request_timeout_s = 1;
  settings.server.idle_timeout_s = 2;
  settings.server.connections = 150;
  return settings;
}

class SlowHttp : public OnBothEngines {
 protected:
  SlowHttp() { EXPECT_TRUE(city_.app().start()); }
  ~SlowHttp() override {
    EXPECT_EQ(log::error_count(), errors_);
    city_.app().stop();
  }

  int port() { return city_.app().port(); }
  // Sends a byte now and then until the other side has had enough; how long that took.
  static milliseconds drip(Wire& wire, std::string_view bytes, std::vector<WireAnswer>& answers) {
    const auto begin = Clock::now();
    for (const char c : bytes) {
      if (!wire.send(std::string_view(&c, 1))) break;
      answers = wire.read(1, milliseconds(100));
      if (!answers.empty()) break;
    }
    return std::chrono::duration_cast<milliseconds>(Clock::now() - begin);
  }

  std::int64_t errors_ = log::error_count();
  City city_{take_database(), impatient()};
};
STADT_ON_BOTH_ENGINES(SlowHttp);

TEST_P(SlowHttp, AHeadThatDripsIsCutInWords) {
  Wire wire(port());
  std::vector<WireAnswer> answers;
  const auto taken = drip(wire, "GET /health/live HTTP/1.1\r\nHost: a\r\nX-Padding: aaaaaaaaaaaaaaaaaaaaaaaa", answers);
  EXPECT_GT(taken, milliseconds(800));
  EXPECT_LT(taken, milliseconds(3000));
  ASSERT_EQ(answers.size(), 1u);
  EXPECT_EQ(answers[0].status, 408);
  EXPECT_EQ(answers[0].text("code"), "http.timeout");
  EXPECT_TRUE(wire.closed());
}

TEST_P(SlowHttp, ABodyThatDripsIsCutInWords) {
  Wire wire(port());
  wire.send("POST /api/v1/apps HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n");
  std::vector<WireAnswer> answers;
  const auto taken = drip(wire, std::string(100, ' '), answers);
  EXPECT_LT(taken, milliseconds(3000));
  ASSERT_EQ(answers.size(), 1u);
  EXPECT_EQ(answers[0].status, 408);
  EXPECT_TRUE(wire.closed());
}

TEST_P(SlowHttp, WhatIsNoHttpAndDoesNotEndIsCut) {
  Wire wire(port());
  EXPECT_EQ(wire.ask("SSH-2.0-OpenSSH_9.2\r\n").status, 408);
  EXPECT_TRUE(wire.closed());
}

TEST_P(SlowHttp, ASilentConnectionIsLetGoWithoutAWord) {
  Wire never(port());
  const auto begin = Clock::now();
  EXPECT_TRUE(never.closed());
  EXPECT_LT(Clock::now() - begin, milliseconds(1900));
  Wire once(port());
  EXPECT_EQ(once.ask(question).status, 200);
  std::this_thread::sleep_for(milliseconds(1400));
  EXPECT_EQ(once.ask(question).status, 200) << "an idle connection waits longer than a request may take";
  EXPECT_TRUE(once.closed());
}

TEST_P(SlowHttp, WhoDoesNotReadIsCut) {
  Wire wire(port(), 4096);
  std::string questions;
  for (int i = 0; i < 400; ++i) questions += "GET /api/stadt/v1/openapi.json HTTP/1.1\r\nHost: a\r\n\r\n";
  wire.send(questions);
  std::this_thread::sleep_for(milliseconds(2500));
  const auto answers = wire.read(400, milliseconds(1000));
  EXPECT_LT(answers.size(), 400u);
}

TEST_P(SlowHttp, OneHundredSlowConnectionsHurtNobody) {
  std::vector<std::unique_ptr<Wire>> slow;
  for (int i = 0; i < 100; ++i) {
    slow.push_back(std::make_unique<Wire>(port()));
    if (i % 2 == 0) slow.back()->send("POST /api/v1/apps HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n{");
    if (i % 2 == 1) slow.back()->send("GET / HTT");
  }
  std::vector<Clock::duration> times;
  for (int i = 0; i < 40; ++i) {
    const auto begin = Clock::now();
    EXPECT_EQ(Wire(port()).ask(question).status, 200);
    times.push_back(Clock::now() - begin);
  }
  std::ranges::sort(times);
  EXPECT_LT(times[37], milliseconds(500));
  for (auto& wire : slow) EXPECT_EQ(wire->read(1).size(), 1u);
}

TEST_P(SlowHttp, ConnectionsAreBoundedAndComeFreeAgain) {
  std::vector<std::unique_ptr<Wire>> held;
  for (int i = 0; i < 150; ++i) {
    held.push_back(std::make_unique<Wire>(port()));
    held.back()->send("G");
  }
  std::this_thread::sleep_for(milliseconds(200));
  EXPECT_EQ(Wire(port()).ask(question).status, 0);
  held.clear();
  std::this_thread::sleep_for(milliseconds(200));
  EXPECT_EQ(Wire(port()).ask(question).status, 200);
}

TEST_P(SlowHttp, WhoHangsUpInTheMiddleIsForgotten) {
  for (const char* begun : {"", "G", "GET / HTTP/1.1\r\nHost: a\r\n",
                            "POST /api/v1/apps HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n{"}) {
    Wire(port()).send(begun);
    Wire half(port());
    half.send(begun);
    half.finish();
    EXPECT_LE(half.read(2).size(), 1u) << begun;
    EXPECT_TRUE(half.closed()) << begun;
  }
  EXPECT_EQ(Wire(port()).ask(question).status, 200);
}

}  // namespace
}  // namespace stadt::testing
