// The server alone, over real sockets, with routes and files of its own.
#include "http/server.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <atomic>
#include <semaphore>
#include <stdexcept>
#include <thread>

#include "support/wire.hpp"

namespace stadt::http {
namespace {

using testing::Wire;

constexpr std::size_t largest_file = 17 * 1024;

std::string many_bytes() {
  std::string bytes;
  for (std::size_t i = 0; i < largest_file; ++i) bytes += static_cast<char>(i * 7 + i / 256);
  return bytes;
}

class ServerTest : public ::testing::Test {
 protected:
  ServerTest() {
    Settings settings;
    settings.listen = "127.0.0.1:0";
    settings.threads = 2;
    settings.rate_limits = false;
    server_ = std::make_unique<Server>(settings, env_, routes(), gate(), *database_, files(), streams_);
    EXPECT_TRUE(server_->start());
  }
  ~ServerTest() override {
    server_->stop(std::chrono::seconds(1));
    database_->stop();
  }

  static std::unique_ptr<sql::Database> open_database() {
    sql::Settings settings;
    settings.database = ":memory:";
    return std::move(*sql::Database::open(settings));
  }
  static Gate gate() {
    return [](Request&, const Access&, sql::Session&) -> Result<Viewer> { return Viewer{}; };
  }
  Route route(std::string_view pattern, Handler handler) {
    Route made;
    made.pattern = pattern;
    made.handler = std::move(handler);
    return made;
  }
  Routes routes() {
    Routes all;
    all.push_back(
        route("/api/throws", [](Call&) -> Result<Answer> { throw std::runtime_error("secret of the house"); }));
    all.push_back(route("/api/loses", [](Call&) -> Result<Answer> {
      throw sql::Failure(sql::FailureKind::unavailable, "no such table: secret");
    }));
    all.push_back(route("/api/slow", [](Call&) -> Result<Answer> {
      return Slow{[](Call&) -> Result<std::variant<Response, Write>> {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        return Response{.body = "\"slow\""};
      }};
    }));
    all.push_back(route("/api/held", [this](Call&) -> Result<Answer> {
      return Slow{[this](Call&) -> Result<std::variant<Response, Write>> {
        held_began_.release();
        held_may_end_.acquire();
        return Response{.body = "\"held\""};
      }};
    }));
    all.push_back(route("/api/slow_throws", [](Call&) -> Result<Answer> {
      return Slow{[](Call&) -> Result<std::variant<Response, Write>> { throw std::runtime_error("secret"); }};
    }));
    all.push_back(route("/api/write_refuses", [](Call&) -> Result<Answer> {
      return write([](sql::Transaction&) -> Result<int> { return fail(ErrorKind::conflict, "test.conflict", "No."); },
                   [](Call&, int) -> Result<Response> { return Response{}; });
    }));
    all.push_back(route("/api/evil_header", [](Call&) -> Result<Answer> {
      return Response{.body = "1", .headers = {{"X-One", "a\r\nX-Two: b"}, {"X-Three", "c"}}};
    }));
    return all;
  }
  std::vector<StaticFile> files() {
    std::vector<StaticFile> all;
    for (const std::size_t size : {0, 1, 15 * 1024, 16 * 1024, 16 * 1024 + 1, 17 * 1024}) {
      all.push_back({.path = fmt::format("/file{}", size),
                     .content_type = "application/octet-stream",
                     .content = std::string_view(bytes_).substr(0, size),
                     .brotli = {},
                     .etag = fmt::format("\"{}\"", size)});
    }
    return all;
  }
  testing::WireAnswer ask(const std::string& target, const std::string& headers = {}) {
    return Wire(server_->port()).ask(fmt::format("GET {} HTTP/1.1\r\nHost: a\r\n{}\r\n", target, headers));
  }

  std::string bytes_ = many_bytes();
  std::counting_semaphore<> held_began_{0};
  std::counting_semaphore<> held_may_end_{0};
  FakeEnv env_;
  std::unique_ptr<sql::Database> database_ = open_database();
  Streams streams_;
  std::unique_ptr<Server> server_;
};

TEST_F(ServerTest, FilesArriveByteForByte) {
  for (const auto& file : files()) {
    const auto answer = ask(file.path);
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, file.content) << file.path;
    EXPECT_EQ(answer.header("content-type"), "application/octet-stream");
    EXPECT_EQ(answer.header("x-content-type-options"), "nosniff");
    EXPECT_EQ(ask(file.path, "If-None-Match: " + file.etag + "\r\n").status, 304);
  }
}

TEST_F(ServerTest, PartsOfFilesArriveToo) {
  const auto part = ask("/file17408", "Range: bytes=16383-16385\r\n");
  EXPECT_EQ(part.status, 206);
  EXPECT_EQ(part.body, bytes_.substr(16383, 3));
  EXPECT_EQ(part.header("content-length"), "3");
  EXPECT_EQ(part.header("content-range"), "bytes 16383-16385/17408");
  const auto outside = ask("/file17408", "Range: bytes=17408-\r\n");
  EXPECT_EQ(outside.status, 416);
  EXPECT_EQ(outside.header("content-range"), "bytes */17408");
  EXPECT_EQ(outside.text("code"), "http.range");
}

TEST_F(ServerTest, WhatBreaksIsAnsweredWithoutItsInsides) {
  for (const char* target : {"/api/throws", "/api/slow_throws"}) {
    const auto answer = ask(target);
    EXPECT_EQ(answer.status, 500) << target;
    EXPECT_EQ(answer.text("code"), "internal") << target;
    EXPECT_EQ(answer.body.find("secret"), std::string::npos) << target;
  }
  const auto lost = ask("/api/loses");
  EXPECT_EQ(lost.status, 503);
  EXPECT_EQ(lost.header("retry-after"), "5");
  EXPECT_EQ(lost.body.find("secret"), std::string::npos);
  const auto refused = ask("/api/write_refuses");
  EXPECT_EQ(refused.status, 409);
  EXPECT_EQ(refused.text("code"), "test.conflict");
}

TEST_F(ServerTest, AValueWithALineEndIsNoHeader) {
  const auto answer = ask("/api/evil_header");
  EXPECT_EQ(answer.header("x-one"), "");
  EXPECT_EQ(answer.header("x-two"), "");
  EXPECT_EQ(answer.header("x-three"), "c");
}

TEST_F(ServerTest, SlowWorkKeepsNobodyElseWaiting) {
  constexpr int asked = 8;
  std::atomic<int> answered = 0;
  std::vector<std::jthread> threads(asked);
  for (auto& thread : threads) thread = std::jthread([&] { answered += ask("/api/held").status == 200; });
  for (int i = 0; i < 2; ++i) held_began_.acquire();  // as many as the server has threads
  for (int i = 0; i < 20; ++i) EXPECT_EQ(ask("/file1").status, 200);
  EXPECT_EQ(answered, 0);
  held_may_end_.release(asked);
  threads.clear();
  EXPECT_EQ(answered, asked);
}

TEST_F(ServerTest, StopsInTheMiddleOfEverything) {
  Wire half(server_->port());
  half.send("GET /file1 HTTP/1.1\r\nHost: a\r\n");
  Wire idle(server_->port());
  EXPECT_EQ(idle.ask("GET /file1 HTTP/1.1\r\nHost: a\r\n\r\n").status, 200);
  Wire busy(server_->port());
  busy.send("GET /api/slow HTTP/1.1\r\nHost: a\r\n\r\n");
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  server_->stop(std::chrono::seconds(1));
  EXPECT_EQ(busy.read(1).size(), 1u);
}

TEST_F(ServerTest, CountsWhatItDoes) {
  const auto before = server_->snapshot();
  ask("/file1");
  ask("/nothing");
  const auto after = server_->snapshot();
  EXPECT_EQ(after.answers_by_class[2] - before.answers_by_class[2], 1);
  EXPECT_EQ(after.answers_by_class[4] - before.answers_by_class[4], 1);
  EXPECT_EQ(after.in_flight, 0);
}

}  // namespace
}  // namespace stadt::http
