// Broken and hostile HTTP over a real socket (design: SECURITY, A): always an answer that says why, and one only, never
// a second request out of the bytes of the first.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/log.hpp"
#include "support/city.hpp"
#include "support/database.hpp"
#include "support/texts.hpp"
#include "support/wire.hpp"

namespace stadt::testing {
namespace {

config::Settings listening() {
  auto settings = City::quiet_settings();
  settings.server.listen = "127.0.0.1:0";
  settings.server.threads = 2;
  settings.server.request_timeout_s = 5;
  return settings;
}

struct Case {
  std::string name;
  std::string bytes;
};

class HostileHttp : public OnBothEngines {
 protected:
  HostileHttp() { EXPECT_TRUE(city_.app().start()); }
  ~HostileHttp() override {
    EXPECT_EQ(Wire(port()).ask("GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n").status, 200) << "the city is gone";
    EXPECT_EQ(log::error_count(), errors_);
    city_.app().stop();
  }

  int port() { return city_.app().port(); }
  // Refused in words, once, and then the connection ends, whatever stands behind.
  void expect_refused(const Case& broken) {
    Wire wire(port());
    const auto answer = wire.ask(broken.bytes);
    EXPECT_GE(answer.status, 400) << broken.name;
    EXPECT_LT(answer.status, 500) << broken.name;
    EXPECT_FALSE(answer.text("error").empty()) << broken.name << ": " << answer.body;
    EXPECT_FALSE(answer.text("code").empty()) << broken.name << ": " << answer.body;
    EXPECT_EQ(answer.header("connection"), "close") << broken.name;
    EXPECT_TRUE(wire.closed()) << broken.name;
  }
  void expect_refused(const std::vector<Case>& cases) {
    for (const auto& broken : cases) expect_refused(broken);
  }

  std::int64_t errors_ = log::error_count();
  City city_{take_database(), listening()};
};
STADT_ON_BOTH_ENGINES(HostileHttp);

const std::string smuggled = "GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n";

std::string post(std::string_view headers, std::string_view body = {}) {
  return fmt::format("POST /api/v1/apps HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n{}\r\n{}", headers,
                     body);
}

TEST_P(HostileHttp, TheLengthOfABodyIsSaidOnceAndClearly) {
  std::vector<Case> cases = {
      {"A01 both", post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n" + smuggled)},
      {"A01 the other way round", post("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n" + smuggled)},
      {"A02 two", post("Content-Length: 5\r\nContent-Length: 6\r\n", "{}   " + smuggled)},
      {"A02 twice the same", post("Content-Length: 2\r\nContent-Length: 2\r\n", "{}" + smuggled)},
      {"A02 a list", post("Content-Length: 5, 6\r\n", "{}   " + smuggled)},
      {"A02 a list of the same", post("Content-Length: 2, 2\r\n", "{}" + smuggled)},
  };
  for (const char* length : {"+5", "-1", "0x5", "5 5", "", "18446744073709551616", "99999999999999999999999", "٥", "5,",
                             "5;", "1e1", "5\t5", "\"5\"", "NaN"}) {
    cases.push_back(
        {fmt::format("A03 {}", length), post(fmt::format("Content-Length: {}\r\n", length), "{}" + smuggled)});
  }
  for (const char* encoding : {"gzip, chunked", "chunked, gzip", "xchunked", "chunked, identity", "identity", "gzip",
                               "", "\"chunked\"", "chunked;q=1", "chunked, chunked", "CHUNKED,", " , chunked"}) {
    cases.push_back({fmt::format("transfer {}", encoding),
                     post(fmt::format("Transfer-Encoding: {}\r\n", encoding), "0\r\n\r\n" + smuggled)});
  }
  cases.push_back({"two transfer encodings",
                   post("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", "0\r\n\r\n" + smuggled)});
  cases.push_back({"gzip and a length", post("Transfer-Encoding: gzip\r\nContent-Length: 2\r\n", "{}" + smuggled)});
  cases.push_back(
      {"chunks of HTTP/1.0", "POST /api/v1/apps HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + smuggled});
  expect_refused(cases);
}

TEST_P(HostileHttp, ChunksAreExactlyWhatTheGrammarSays) {
  std::vector<Case> cases;
  for (const char* chunk :
       {"-2\r\n{}", "+2\r\n{}", "0x2\r\n{}", " 2\r\n{}", "2 \r\n{}", "11111111111111112\r\n{}", "\r\n{}",
        "2;a\nxx\r\n{}", "2;a=b\r\n{}", "2;a=\"\nxx\"\r\n{}", "2\n{}", "2\r{}", "g\r\n{}", "2\r\n{}}\r\n", "2\r\n{}\n",
        "2;\r\n{}", "2;;;\r\n{}", "FFFFFFFFFFFFFFFF\r\n{}", "7fffffffffffffff\r\n{}"}) {
    cases.push_back({fmt::format("A04/A05 {}", chunk),
                     post("Transfer-Encoding: chunked\r\n", chunk + std::string("\r\n0\r\n\r\n") + smuggled)});
  }
  cases.push_back({"an extension of the last chunk",
                   post("Transfer-Encoding: chunked\r\n", "2\r\n{}\r\n0;a=b\r\n\r\n" + smuggled)});
  cases.push_back({"a length in the trailer",
                   post("Transfer-Encoding: chunked\r\n", "2\r\n{}\r\n0\r\nContent-Length: 3\r\n\r\n" + smuggled)});
  expect_refused(cases);
  Wire wire(port());
  EXPECT_EQ(wire.ask(post("Transfer-Encoding: chunked\r\n", "1\r\n{\r\n0001\r\n}\r\n0\r\n\r\n")).status, 422);
}

TEST_P(HostileHttp, HeadsAreWrittenAsEverybodyReadsThem) {
  const std::string get = "GET /health/live HTTP/1.1\r\nHost: a\r\n";
  expect_refused({
      {"A26 obs-fold", get + "X: a\r\n b\r\n\r\n" + smuggled},
      {"A26 obs-fold of Host", "GET / HTTP/1.1\r\nHost:\r\n a\r\n\r\n" + smuggled},
      {"A26 space before the colon", get + "X : a\r\n\r\n" + smuggled},
      {"A26 space before a name", "GET / HTTP/1.1\r\n Host: a\r\n\r\n" + smuggled},
      {"A26 NUL", get + std::string("X: a\0b\r\n\r\n", 11) + smuggled},
      {"A26 NUL in a name", get + std::string("X\0: a\r\n\r\n", 10) + smuggled},
      {"A26 bare CR", get + "X: a\rY: b\r\n\r\n" + smuggled},
      {"A26 bare LF", "GET / HTTP/1.1\nHost: a\n\n" + smuggled},
      {"A26 two Host", get + "Host: b\r\n\r\n" + smuggled},
      {"A26 two Host of HTTP/1.0", "GET / HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n" + smuggled},
      {"A26 no Host", "GET / HTTP/1.1\r\n\r\n" + smuggled},
      {"no name", get + ": a\r\n\r\n" + smuggled},
      {"no colon", get + "Xa\r\n\r\n" + smuggled},
      {"a name in quotes", get + "\"X\": a\r\n\r\n" + smuggled},
      {"a name beyond ASCII", get + "Ä: a\r\n\r\n" + smuggled},
      {"a control", get + "X: \x01\r\n\r\n" + smuggled},
      {"an empty line first", "\r\n" + smuggled},
      {"no version", "GET /\r\n\r\n" + smuggled},
      {"version 0.9", "GET / HTTP/0.9\r\n\r\n" + smuggled},
      {"version 1.2", "GET / HTTP/1.2\r\nHost: a\r\n\r\n" + smuggled},
      {"version 2.0", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"},
      {"version in small letters", "GET / http/1.1\r\nHost: a\r\n\r\n" + smuggled},
      {"two spaces", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n" + smuggled},
      {"a tab", "GET\t/ HTTP/1.1\r\nHost: a\r\n\r\n" + smuggled},
      {"words behind the version", "GET / HTTP/1.1 x\r\nHost: a\r\n\r\n" + smuggled},
      {"no method", "/ HTTP/1.1\r\nHost: a\r\n\r\n" + smuggled},
      {"TLS", std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11)},
  });
}

TEST_P(HostileHttp, HeadsAreBounded) {
  const std::string get = "GET /health/live HTTP/1.1\r\nHost: a\r\n";
  const double before = resident_mib();
  std::vector<Case> cases = {
      {"A07 10 000 headers", get + times(10'000, "X: a\r\n") + "\r\n"},
      {"101 headers", get + times(100, "X: a\r\n") + "\r\n"},
      {"A07 one of a megabyte", get + "X: " + std::string(1 << 20, 'a') + "\r\n\r\n"},
      {"a name of 20 KiB", get + std::string(20 << 10, 'a') + ": a\r\n\r\n"},
      {"A09 a path of 64 KiB", "GET /" + std::string(64 << 10, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n"},
      {"a method of 64 KiB", std::string(64 << 10, 'A') + " / HTTP/1.1\r\nHost: a\r\n\r\n"},
      {"A head that never ends", std::string(1 << 20, 'a')},
  };
  for (int round = 0; round < 5; ++round) expect_refused(cases);
  EXPECT_LT(resident_mib() - before, 16);
  EXPECT_EQ(Wire(port()).ask(get + times(90, "X: a\r\n") + "\r\n").status, 200);
}

TEST_P(HostileHttp, TargetsNameWhatIsThereOrNothing) {
  std::vector<Case> cases;
  for (const char* target :
       {"http://other.example/health/live", "*", "health/live", "//../x/..", "/a/../b", "/%2e%2e/x", "/..%2fx",
        "/x/%2e%2e", "/media/..%5cx", "/assets/%c0%ae%c0%ae/x", "/media/%00", "/%", "/%f", "/%zz", "/a%0d%0aX: y",
        "/#x", "/media/default/avatar/%ff", "/\\..\\x", "/%7f"}) {
    cases.push_back(
        {fmt::format("A18 {}", target), fmt::format("GET {} HTTP/1.1\r\nHost: a\r\n\r\n{}", target, smuggled)});
  }
  expect_refused(cases);
  for (const char* target :
       {"/assets/", "/assets/%2e", "/media/default/avatar", "/api/v1/%f0%9f%8f%99", "/api//v1/apps", "/?a=%",
        "/api/v1/timelines/public?a=%f", "/api/v1/timelines/public?%=%"}) {
    const auto answer = Wire(port()).ask(fmt::format("GET {} HTTP/1.1\r\nHost: a\r\n\r\n", target));
    EXPECT_LT(answer.status, 500) << target;
    EXPECT_GE(answer.status, 200) << target;
  }
}

TEST_P(HostileHttp, MethodsAreKnownOrRefused) {
  for (const char* method : {"TRACE", "CONNECT", "PROPFIND", "BREW", "get", "G", "GETX"}) {
    expect_refused({{method, fmt::format("{} /health/live HTTP/1.1\r\nHost: a\r\n\r\n{}", method, smuggled)}});
  }
  for (const char* method : {"POST", "PUT", "PATCH", "DELETE", "OPTIONS"}) {
    const auto answer = Wire(port()).ask(fmt::format("{} /health/live HTTP/1.1\r\nHost: a\r\n\r\n", method));
    EXPECT_EQ(answer.status, 405) << method;
    EXPECT_EQ(answer.header("allow"), "GET") << method;
  }
  const auto preflight =
      Wire(port()).ask("OPTIONS /api/v1/statuses HTTP/1.1\r\nHost: a\r\nOrigin: https://elk.example\r\n"
                       "Access-Control-Request-Headers: authorization\r\n\r\n");
  EXPECT_EQ(preflight.status, 204);
  EXPECT_EQ(preflight.header("access-control-allow-headers"), "authorization");
  EXPECT_NE(preflight.header("access-control-allow-methods").find("PATCH"), std::string::npos);
}

TEST_P(HostileHttp, UpgradesAreIgnored) {
  const auto answer = Wire(port()).ask("GET /health/live HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, HTTP2-Settings\r\n"
                                       "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n");
  EXPECT_EQ(answer.status, 200);
}

TEST_P(HostileHttp, HeadIsGetWithoutTheBody) {
  Wire wire(port());
  const auto whole = wire.ask("GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n");
  wire.send("HEAD /health/live HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  const auto head = wire.read(1, std::chrono::milliseconds(500));
  ASSERT_EQ(head.size(), 1u);
  EXPECT_EQ(head[0].status, 200);
  EXPECT_EQ(head[0].header("content-length"), whole.header("content-length"));
  EXPECT_EQ(head[0].body, "");
  EXPECT_TRUE(wire.closed());
}

TEST_P(HostileHttp, OldClientsAreAnsweredAndLetGo) {
  for (const char* more : {"", "Connection: keep-alive\r\n"}) {
    Wire wire(port());
    const auto answer = wire.ask(fmt::format("GET /health/live HTTP/1.0\r\n{}\r\n", more));
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.header("connection"), "close");
    EXPECT_TRUE(wire.closed());
  }
}

TEST_P(HostileHttp, WhoWaitsToBeToldIsTold) {
  Wire wire(port());
  wire.send(post("Expect: 100-Continue\r\nContent-Length: 2\r\n"));
  EXPECT_TRUE(wire.read(1, std::chrono::milliseconds(300)).empty());
  EXPECT_EQ(wire.continues(), 1);
  EXPECT_EQ(wire.ask("{}").status, 422);
  // Whoever is refused is refused before the body is sent.
  Wire refused(port());
  const auto answer = refused.ask(
      "POST /api/v1/statuses HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 900000\r\n\r\n");
  EXPECT_EQ(answer.status, 401);
  EXPECT_EQ(refused.continues(), 0);
  EXPECT_TRUE(refused.closed());
}

TEST_P(HostileHttp, AnAnswerBeforeTheBodyEndsTheConnection) {
  const std::string body = smuggled + std::string(64 - smuggled.size() % 64, ' ');
  const auto length = fmt::format("Content-Length: {}\r\n", body.size());
  expect_refused({
      {"A25 401", fmt::format("POST /api/v1/statuses HTTP/1.1\r\nHost: a\r\n{}\r\n{}", length, body)},
      {"A25 404", fmt::format("POST /nothing HTTP/1.1\r\nHost: a\r\n{}\r\n{}", length, body)},
      {"A25 405", fmt::format("POST /health/live HTTP/1.1\r\nHost: a\r\n{}\r\n{}", length, body)},
      {"A25 415", post(length + "Content-Encoding: gzip\r\n", body)},
      {"A25 413", post("Content-Length: 99999999\r\n", body)},
      {"A25 413 of an upload",
       "POST /api/v1/apps HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=x\r\n"
       "Content-Length: 999999999999\r\n\r\n" +
           body},
  });
}

TEST_P(HostileHttp, RepliesInTheOrderOfTheQuestions) {
  const auto anna = city_.arrive("anna");
  const auto benno = city_.arrive("benno");
  for (int round = 0; round < 8; ++round) {
    std::string bytes;
    for (int i = 0; i < 40; ++i) {
      bytes +=
          fmt::format("GET /api/v1/accounts/verify_credentials HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {}\r\n\r\n",
                      (i + round) % 3 == 0 ? benno.token : anna.token);
    }
    Wire wire(port());
    wire.send(bytes);
    const auto answers = wire.read(40);
    ASSERT_EQ(answers.size(), 40u);
    for (int i = 0; i < 40; ++i) {
      EXPECT_EQ(answers[static_cast<std::size_t>(i)].text("username"), (i + round) % 3 == 0 ? "benno" : "anna") << i;
    }
  }
}

TEST_P(HostileHttp, WritesKeepTheirPlaceAmongReads) {
  const auto anna = city_.arrive("anna");
  std::string bytes;
  for (int i = 0; i < 10; ++i) {
    const auto body = fmt::format(R"({{"status": "Satz {}"}})", i);
    bytes += fmt::format("POST /api/v1/statuses HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {}\r\n"
                         "Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{}"
                         "GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n",
                         anna.token, body.size(), body);
  }
  Wire wire(port());
  wire.send(bytes);
  const auto answers = wire.read(20);
  ASSERT_EQ(answers.size(), 20u);
  for (std::size_t i = 0; i < 10; ++i) {
    EXPECT_NE(answers[2 * i].text("content").find(fmt::format("Satz {}", i)), std::string::npos);
    EXPECT_EQ(answers[2 * i + 1].body, "OK\n");
  }
}

TEST_P(HostileHttp, ReflectedWordsBeginNoHeader) {
  const auto app =
      city_.post("/api/v1/apps", R"({"client_name": "a", "redirect_uris": "https://app.example/", "scopes": "read"})");
  for (const char* state : {"%0d%0aX-Evil:%201", "%0aX-Evil:%201", "%0d%0a%0d%0aHTTP/1.1%20200", "a%00b"}) {
    Wire wire(port());
    const auto answer = wire.ask(
        fmt::format("GET /oauth/authorize?client_id={}&redirect_uri=https://app.example/&response_type=token&state={} "
                    "HTTP/1.1\r\nHost: a\r\n\r\n",
                    app.text("client_id"), state));
    EXPECT_EQ(answer.header("x-evil"), "") << state;
    EXPECT_LT(answer.status, 500) << state;
  }
  const auto preflight = Wire(port()).ask("OPTIONS /api/v1/statuses HTTP/1.1\r\nHost: a\r\n"
                                          "Access-Control-Request-Headers: a\tX-Evil: 1\r\n\r\n");
  EXPECT_EQ(preflight.header("x-evil"), "");
  const auto poisoned = Wire(port()).ask(
      "GET /api/v1/timelines/public HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\n\r\n");
  EXPECT_EQ(poisoned.header("link").find("evil"), std::string::npos);
}

}  // namespace
}  // namespace stadt::testing
