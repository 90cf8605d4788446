// Bodies that nobody means well by, over a real socket (design: SECURITY, A06–A09 and A19–A23, A30): bounded before
// they are read, refused in words.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/log.hpp"
#include "support/city.hpp"
#include "support/database.hpp"
#include "support/texts.hpp"
#include "support/wire.hpp"

namespace stadt::testing {
namespace {

constexpr std::size_t mib = 1 << 20;

config::Settings listening() {
  auto settings = City::quiet_settings();
  settings.server.listen = "127.0.0.1:0";
  settings.server.threads = 2;
  return settings;
}

class HostileBody : public OnBothEngines {
 protected:
  HostileBody() { EXPECT_TRUE(city_.app().start()); }
  ~HostileBody() override {
    EXPECT_EQ(Wire(port()).ask("GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n").status, 200) << "the city is gone";
    EXPECT_EQ(log::error_count(), errors_);
    city_.app().stop();
  }

  int port() { return city_.app().port(); }
  WireAnswer post(std::string_view type, std::string_view body, std::string_view target = "/api/v1/apps") {
    return Wire(port()).ask(
        fmt::format("POST {} HTTP/1.1\r\nHost: a\r\nContent-Type: {}\r\nContent-Length: {}\r\n\r\n{}", target, type,
                    body.size(), body));
  }
  void expect_refused(const std::string& name, const WireAnswer& answer) {
    EXPECT_GE(answer.status, 400) << name;
    EXPECT_LT(answer.status, 500) << name;
    EXPECT_FALSE(answer.text("error").empty()) << name << ": " << answer.body;
    EXPECT_FALSE(answer.text("code").empty()) << name << ": " << answer.body;
  }
  WireAnswer multipart(std::string_view parts) { return post("multipart/form-data; boundary=cut", parts); }
  static std::string part(std::string_view disposition, std::string_view value) {
    return fmt::format("--cut\r\nContent-Disposition: form-data; {}\r\n\r\n{}\r\n", disposition, value);
  }

  std::int64_t errors_ = log::error_count();
  City city_{take_database(), listening()};
};
STADT_ON_BOTH_ENGINES(HostileBody);

TEST_P(HostileBody, EndlessChunksAreStopped) {
  const double before = resident_mib();
  Wire wire(port());
  wire.send(
      "POST /api/v1/apps HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
  const std::string chunk = "10000\r\n" + std::string(0x10000, ' ') + "\r\n";
  for (int i = 0; i < 48 * 16 && wire.send(chunk); ++i) continue;
  const auto answers = wire.read(1);
  ASSERT_EQ(answers.size(), 1u);
  EXPECT_EQ(answers[0].status, 413);
  EXPECT_EQ(answers[0].text("code"), "http.body");
  EXPECT_LT(resident_mib() - before, 32);
}

TEST_P(HostileBody, EndlessChunkHeadsAndTrailersAreStopped) {
  for (const char* begin : {"", "2;", "0\r\nX: ", "0\r\n"}) {
    Wire wire(port());
    wire.send("POST /api/v1/apps HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: "
              "chunked\r\n\r\n");
    wire.send(begin);
    const std::string more(mib, 'a');
    for (int i = 0; i < 16 && wire.send(more); ++i) continue;
    const auto answers = wire.read(1);
    ASSERT_EQ(answers.size(), 1u) << begin;
    expect_refused(begin, answers[0]);
  }
}

TEST_P(HostileBody, LargeBodiesAreRefusedBeforeTheyAreRead) {
  const double before = resident_mib();
  for (const char* type : {"application/json", "text/plain", "image/png", "application/x-www-form-urlencoded",
                           "MULTIPART/mixed", "application/octet-stream; multipart/form-data", ""}) {
    Wire wire(port());
    const auto answer = wire.ask(fmt::format(
        "POST /api/v1/apps HTTP/1.1\r\nHost: a\r\nContent-Type: {}\r\nContent-Length: {}\r\n\r\n", type, 8 * mib));
    EXPECT_EQ(answer.status, 413) << type;
    EXPECT_TRUE(wire.closed()) << type;
  }
  const auto upload = Wire(port()).ask(fmt::format("POST /api/v1/apps HTTP/1.1\r\nHost: a\r\nContent-Type: "
                                                   "multipart/form-data; boundary=cut\r\nContent-Length: {}\r\n\r\n",
                                                   64 * mib));
  EXPECT_EQ(upload.status, 413);
  EXPECT_EQ(multipart(part("name=\"a\"; filename=\"a\"", std::string(2 * mib, 'a')) + "--cut--\r\n").status, 413)
      << "a stranger's picture";
  EXPECT_LT(resident_mib() - before, 16);
}

TEST_P(HostileBody, WhoSendsOnAndOnStillReadsTheRefusal) {
  Wire wire(port());
  wire.send(fmt::format("POST /api/v1/statuses HTTP/1.1\r\nHost: a\r\nContent-Length: {}\r\n\r\n", 4 * mib));
  wire.send(std::string(4 * mib, 'a'));
  const auto answers = wire.read(1);
  ASSERT_EQ(answers.size(), 1u);
  EXPECT_EQ(answers[0].status, 401);
}

TEST_P(HostileBody, CompressedBodiesAreNotTaken) {
  for (const char* encoding : {"gzip", "br", "deflate", "identity", "x"}) {
    const auto answer =
        Wire(port()).ask(fmt::format("POST /api/v1/apps HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                                     "Content-Encoding: {}\r\nContent-Length: 64\r\n\r\n{}",
                                     encoding, std::string(64, '\x1f')));
    EXPECT_EQ(answer.status, 415) << encoding;
    expect_refused(encoding, answer);
  }
}

TEST_P(HostileBody, BodiesOfAnotherKindAreNotTaken) {
  for (const char* type : {"text/plain", "application/xml", "image/png", "", "application/jsonx", "json",
                           "multipart/mixed", "application/json5", "*/*"}) {
    const auto answer = post(type, "{\"client_name\": \"a\"}");
    EXPECT_EQ(answer.status, 415) << type;
    expect_refused(type, answer);
  }
}

TEST_P(HostileBody, JsonBombsAreRefused) {
  const std::pair<const char*, std::string> bombs[] = {
      {"arrays", times(100'000, "[") + times(100'000, "]")},
      {"objects", times(100'000, "{\"a\":") + "1" + times(100'000, "}")},
      {"in a field nobody reads", R"({"client_name": "a", "x": )" + times(100'000, "[") + times(100'000, "]") + "}"},
      {"unclosed", times(500'000, "[")},
      {"many values", R"({"x": [)" + times(300'000, "1,") + "1]}"},
      {"many keys",
       [] {
         std::string text = "{";
         for (int i = 0; i < 40'000; ++i) text += fmt::format("\"{}\":1,", i);
         return text + "\"a\":1}";
       }()},
      {"NaN", R"({"client_name": NaN})"},
      {"Infinity", R"({"client_name": Infinity})"},
      {"-Infinity", R"({"client_name": -Infinity})"},
      {"a number of 10 000 digits", R"({"x": )" + std::string(10'000, '9') + "}"},
      {"a huge exponent", R"({"x": 1e999999})"},
      {"a leading zero", R"({"x": 01})"},
      {"a trailing comma", R"({"x": 1,})"},
      {"single quotes", "{'x': 1}"},
      {"a comment", "{} // nothing"},
      {"two documents", "{}{}"},
      {"a byte order mark", "\xef\xbb\xbf{\"x\": 'a'}"},
      {"UTF-16", std::string("\xff\xfe{\0}\0", 6)},
      {"a lone surrogate", R"({"client_name": "\ud800"})"},
      {"half a pair", R"({"client_name": "\udc00a"})"},
      {"CESU-8", "{\"client_name\": \"\xed\xa0\x80\xed\xb0\x80\"}"},
      {"overlong", "{\"client_name\": \"\xc0\xaf\"}"},
      {"beyond Unicode", "{\"client_name\": \"\xf4\x90\x80\x80\"}"},
      {"NUL", R"({"client_name": "a\u0000b", "redirect_uris": "https://a.example/"})"},
      {"a raw NUL", std::string("{\"client_name\": \"a\0b\"}", 22)},
      {"a raw control", "{\"client_name\": \"a\x01\"}"},
      {"a list", "[]"},
      {"a text", "\"a\""},
      {"a number", "1"},
      {"nothing but blanks", "    "},
  };
  for (const auto& [name, body] : bombs) {
    expect_refused(name, post("application/json", body));
  }
}

TEST_P(HostileBody, FormBombsAreRefused) {
  const std::string type = "application/x-www-form-urlencoded";
  const std::pair<const char*, std::string> bombs[] = {
      {"A30 deep brackets", "a" + times(5'000, "[b]") + "=1"},
      {"A30 many pairs", times(100'000, "a=1&")},
      {"A22 many names",
       [] {
         std::string text;
         for (int i = 0; i < 20'000; ++i) text += fmt::format("k{}=1&", i);
         return text;
       }()},
      {"deep lists", "a" + times(5'000, "[]") + "=1"},
      {"brackets that do not match", "a[b=1"},
      {"both a text and a list", "client_name=a&client_name[b]=1"},
      {"half an escape", "client_name=%"},
      {"no escape", "client_name=%zz"},
      {"NUL", "client_name=a%00b&redirect_uris=https://a.example/"},
      {"broken UTF-8", "client_name=%ff&redirect_uris=https://a.example/"},
      {"nothing", "&&&&"},
  };
  for (const auto& [name, body] : bombs) {
    expect_refused(name, post(type, body));
  }
}

TEST_P(HostileBody, QueryBombsAreRefused) {
  for (const auto& query : {"a=%", "a=%f", "%=%", "a[b=1", "a=%ff", "a=%00", "limit=%zz"}) {
    expect_refused(query, Wire(port()).ask(fmt::format("GET /api/v1/accounts?{} HTTP/1.1\r\nHost: a\r\n\r\n", query)));
  }
}

TEST_P(HostileBody, MultipartTricksAreRefused) {
  const std::string whole = part("name=\"client_name\"", "a") + "--cut--\r\n";
  for (const char* type :
       {"multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\"\"",
        "multipart/form-data; charset=utf-8", "multipart/form-data; boundary"}) {
    const auto answer = post(type, whole);
    EXPECT_EQ(answer.status, 400) << type;
    expect_refused(type, answer);
  }
  expect_refused("a boundary of 4 KiB", post("multipart/form-data; boundary=" + std::string(4096, 'a'), whole));
  const std::pair<const char*, std::string> bombs[] = {
      {"A21 10 000 parts", times(10'000, part("name=\"a\"", "1")) + "--cut--\r\n"},
      {"A21 10 000 headers in a part",
       "--cut\r\nContent-Disposition: form-data; name=\"a\"\r\n" + times(10'000, "X: a\r\n") + "\r\n1\r\n--cut--\r\n"},
      {"A21 a header of a megabyte",
       "--cut\r\nContent-Disposition: form-data; name=\"" + std::string(mib, 'a') + "\"\r\n\r\n1\r\n--cut--\r\n"},
      {"A09 filename* of 256 KiB",
       part("name=\"a\"; filename*=UTF-8''" + std::string(256 << 10, 'a'), "1") + "--cut--\r\n"},
      {"no boundary inside", "nothing"},
      {"nothing", ""},
      {"no end", part("name=\"a\"", "1")},
      {"no end of a part", "--cut\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1"},
      {"no name", part("filename=\"a\"", "1") + "--cut--\r\n"},
      {"no disposition", "--cut\r\n\r\n1\r\n--cut--\r\n"},
      {"a header that is none", "--cut\r\nnothing\r\n\r\n1\r\n--cut--\r\n"},
      {"a boundary that runs on", "--cutcut\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--cut--\r\n"},
      {"bare line ends", "--cut\nContent-Disposition: form-data; name=\"a\"\n\n1\n--cut--\n"},
      {"NUL in a text", part("name=\"client_name\"", std::string("a\0b", 3)) + "--cut--\r\n"},
      {"broken UTF-8 in a text", part("name=\"client_name\"", "\xff") + "--cut--\r\n"},
      {"deep brackets", part("name=\"a" + times(1'000, "[b]") + "\"", "1") + "--cut--\r\n"},
  };
  for (const auto& [name, body] : bombs) {
    expect_refused(name, multipart(body));
  }
}

TEST_P(HostileBody, FileNamesAreNeverPaths) {
  for (const char* name : {"../../x", "/etc/passwd", "..\\\\x", "a%00b", "", "\xff"}) {
    const auto body = part(fmt::format("name=\"avatar\"; filename=\"{}\"", name), "bytes") +
                      part("name=\"client_name\"", "a") + part("name=\"redirect_uris\"", "https://a.example/") +
                      "--cut--\r\n";
    EXPECT_EQ(multipart(body).status, 200) << name;
  }
}

}  // namespace
}  // namespace stadt::testing
