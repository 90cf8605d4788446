// Open streams alone, over real sockets: a server with one route that opens them, and clients that behave or do not.
#include "http/streams.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <condition_variable>
#include <mutex>
#include <thread>

#include "http/server.hpp"
#include "http/web_socket.hpp"
#include "support/web_socket.hpp"

namespace stadt::http {
namespace {

using std::chrono::milliseconds;
using testing::client_frame;
using testing::WebSocket;
using testing::Wire;

constexpr auto patience = std::chrono::seconds(10);

// The owner of all streams of a test.
class Owner {
 public:
  std::shared_ptr<Stream> open(StreamKind kind) {
    auto stream = std::make_shared<Stream>(
        kind, Stream::Owner{.heard = [this](std::string text) { note([&] { heard_ += text + ";"; }); },
                            .ended = [this] { note([&] { ++ended_; }); }});
    note([&] { streams_.push_back(stream); });
    return stream;
  }
  std::vector<std::weak_ptr<Stream>> streams() {
    std::scoped_lock lock(mutex_);
    return streams_;
  }
  bool has_opened(std::size_t count) {
    return wait([&] { return streams_.size() == count; });
  }
  bool has_ended(int count) {
    return wait([&] { return ended_ == count; });
  }
  bool has_heard(const std::string& texts) {
    return wait([&] { return heard_ == texts; });
  }

 private:
  void note(const std::function<void()>& what) {
    std::scoped_lock lock(mutex_);
    what();
    changed_.notify_all();
  }
  bool wait(const std::function<bool()>& until) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, patience, until);
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::weak_ptr<Stream>> streams_;
  std::string heard_;
  int ended_ = 0;
};

class StreamsTest : public ::testing::Test {
 protected:
  StreamsTest() { begin({}); }
  ~StreamsTest() override { end(); }

  void begin(StreamSettings settings) {
    end();
    streams_ = std::make_unique<Streams>(settings);
    Settings own;
    own.listen = "127.0.0.1:0";
    own.threads = 2;
    own.rate_limits = false;
    sql::Settings store;
    store.database = ":memory:";
    database_ = std::move(*sql::Database::open(store));
    server_ = std::make_unique<Server>(
        own, env_, routes(), [](Request&, const Access&, sql::Session&) -> Result<Viewer> { return Viewer{}; },
        *database_, std::vector<StaticFile>(), *streams_);
    ASSERT_TRUE(server_->start());
  }
  void end() {
    if (server_) server_->stop(std::chrono::seconds(1));
    server_.reset();
    if (database_) database_->stop();
    streams_.reset();
  }

  Routes routes() {
    Routes all;
    Route socket;
    socket.pattern = "/socket";
    socket.handler = [this](Call& call) -> Result<Answer> {
      auto response = TRY(web_socket_answer(call.request));
      response.stream = owner_.open(StreamKind::web_socket);
      // Before the connection has arrived on its new thread.
      if (call.request.query == "greet")
        streams_->send({{web_socket_message("{\"event\":\"early\"}"), {response.stream}}});
      if (call.request.query == "refuse") streams_->close({response.stream}, CloseCode::policy);
      if (call.request.query == "forget") return fail(ErrorKind::forbidden, "test", "No.");
      return response;
    };
    all.push_back(std::move(socket));
    Route events;
    events.pattern = "/events";
    events.handler = [this](Call&) -> Result<Answer> {
      Response response{.content_type = "text/event-stream"};
      response.stream = owner_.open(StreamKind::events);
      return response;
    };
    all.push_back(std::move(events));
    return all;
  }

  int port() { return server_->port(); }
  void say(const std::string& event) {
    streams_->send({{web_socket_message(fmt::format("{{\"event\":\"{}\"}}", event)), owner_.streams()}});
  }
  // So much that nobody's buffers hold it.
  void say_much(int messages) {
    const auto message = web_socket_message(fmt::format("{{\"event\":\"{}\"}}", std::string(8 * 1024, 'x')));
    for (int i = 0; i < messages; ++i) streams_->send({{message, owner_.streams()}});
  }

  Owner owner_;
  FakeEnv env_;
  std::unique_ptr<sql::Database> database_;
  std::unique_ptr<Streams> streams_;
  std::unique_ptr<Server> server_;
};

TEST_F(StreamsTest, AHandshakeIsAnsweredAsTheProtocolSays) {
  WebSocket socket(port(), "/socket", "Sec-WebSocket-Protocol: first, second\r\n");
  EXPECT_EQ(socket.status(), 101);
  EXPECT_EQ(socket.answer().header("sec-websocket-accept"), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");  // RFC 6455, 1.3
  EXPECT_EQ(socket.answer().header("sec-websocket-protocol"), "first");
  EXPECT_EQ(socket.answer().header("upgrade"), "websocket");
  EXPECT_EQ(socket.answer().header("content-length"), "");
  EXPECT_TRUE(socket.settle());
}

TEST_F(StreamsTest, WhatIsNoHandshakeOpensNothing) {
  const std::string good = "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n";
  const std::string key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
  for (const std::string& headers : {std::string(), good, good + "Sec-WebSocket-Key: short\r\n",
                                     good + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQaa\r\n",
                                     "Upgrade: h2c\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n" + key,
                                     "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 8\r\n" + key,
                                     "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n" + key}) {
    const auto answer = Wire(port()).ask(fmt::format("GET /socket HTTP/1.1\r\nHost: a\r\n{}\r\n", headers));
    EXPECT_EQ(answer.status, 400) << headers;
    EXPECT_EQ(answer.text("code"), "http.upgrade");
  }
  Wire head(port());
  head.send("HEAD /socket HTTP/1.1\r\nHost: a\r\n" + good + key + "\r\n");
  EXPECT_TRUE(head.take_until("\r\n\r\n").value_or("").starts_with("HTTP/1.1 400 "));
  EXPECT_TRUE(owner_.streams().empty());
}

TEST_F(StreamsTest, WhatIsSaidArrivesOnBothSides) {
  WebSocket one(port(), "/socket");
  WebSocket other(port(), "/socket?greet");
  Wire events(port());
  events.send("GET /events HTTP/1.1\r\nHost: a\r\n\r\n");
  ASSERT_TRUE(events.take_until("\r\n\r\n"));
  EXPECT_EQ(other.next()->event, "early");
  say("all");
  EXPECT_EQ(one.next()->event, "all");
  EXPECT_EQ(other.next()->event, "all");
  streams_->send({{event_message("update", "{}"), {owner_.streams()[2]}}});
  EXPECT_TRUE(events.take_until("event: update\ndata: {}\n\n"));
  one.say("hello");
  EXPECT_TRUE(owner_.has_heard("hello;"));
  EXPECT_EQ(streams_->snapshot().open, 3);
}

TEST_F(StreamsTest, WhatFollowsTheHandshakeAtOnceIsHeard) {
  Wire wire(port());
  wire.send(
      "GET /socket HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n" +
      client_frame(testing::whole_text, "in the same packet"));
  EXPECT_TRUE(owner_.has_heard("in the same packet;"));
}

TEST_F(StreamsTest, AStreamThatNeverOpensEndsToo) {
  EXPECT_EQ(WebSocket(port(), "/socket?forget").status(), 403);
  EXPECT_TRUE(owner_.has_ended(1));
  WebSocket refused(port(), "/socket?refuse");
  EXPECT_EQ(refused.status(), 101);
  EXPECT_EQ(refused.close_code(), 1008);
  // Nobody reads a request without a socket.
  Request request;
  request.path = "/events";
  EXPECT_EQ(server_->handle(std::move(request)).status, 200);
  EXPECT_TRUE(owner_.has_opened(3));
}

TEST_F(StreamsTest, GoodbyesAreAnsweredAndTheConnectionEnds) {
  WebSocket socket(port(), "/socket");
  socket.send(client_frame(0x88, "\x0F\xA1 bye"));
  EXPECT_EQ(socket.close_code(), 0x0FA1);
  EXPECT_TRUE(socket.closed());
  socket.hang_up();
  EXPECT_TRUE(owner_.has_ended(1));
  {
    WebSocket without_a_word(port(), "/socket");
  }
  EXPECT_TRUE(owner_.has_ended(2));
}

TEST_F(StreamsTest, WhoIsToldToGoIsGivenAReasonAndSomeTime) {
  begin({.farewell = milliseconds(50)});
  WebSocket socket(port(), "/socket");
  Wire events(port());
  events.send("GET /events HTTP/1.1\r\nHost: a\r\n\r\n");
  ASSERT_TRUE(events.take_until("\r\n\r\n"));
  streams_->close(owner_.streams(), CloseCode::policy);
  say("later");
  EXPECT_EQ(socket.close_code(), 1008);
  EXPECT_TRUE(events.closed());
  EXPECT_TRUE(owner_.has_ended(2)) << "they do not hang up, and are not waited for";
}

TEST_F(StreamsTest, HostileFramesEndTheirConnectionAlone) {
  WebSocket decent(port(), "/socket");
  WebSocket hostile(port(), "/socket");
  hostile.send(client_frame(0xF1, "a") + client_frame(testing::whole_text, "more"));
  EXPECT_EQ(hostile.close_code(), 1002);
  EXPECT_TRUE(hostile.closed());
  WebSocket busy(port(), "/socket");
  for (int i = 0; i < 301; ++i) busy.send(client_frame(0x8A, ""));
  EXPECT_EQ(busy.close_code(), 1008);
  say("still here");
  EXPECT_EQ(decent.next()->event, "still here");
  EXPECT_EQ(streams_->snapshot().hostile, 2);
}

TEST_F(StreamsTest, WhoDoesNotReadIsCutAndKeepsNobodyWaiting) {
  WebSocket decent(port(), "/socket");
  std::vector<std::unique_ptr<WebSocket>> stalled(20);
  for (auto& one : stalled) one = std::make_unique<WebSocket>(port(), "/socket", "", 4096);
  ASSERT_TRUE(owner_.has_opened(21));
  for (int i = 0; i < 60; ++i) {
    say_much(1);
    EXPECT_TRUE(decent.next());
  }
  EXPECT_EQ(streams_->snapshot().cut, 20);
  for (auto& socket : stalled) EXPECT_EQ(socket->close_code(), 1013) << "once they read, they are told why";
}

TEST_F(StreamsTest, WhoDoesNotAnswerIsLetGo) {
  begin({.ping_every = milliseconds(50), .patience = milliseconds(50)});
  WebSocket silent(port(), "/socket");
  Wire events(port());
  events.send("GET /events HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_TRUE(events.take_until("\n:\n\n")) << "a comment, so that proxies see that it lives";
  EXPECT_TRUE(owner_.has_ended(1));
  EXPECT_EQ(streams_->snapshot().open, 1) << "events are not answered by anybody";
  WebSocket lively(port(), "/socket");
  for (int i = 0; i < 20; ++i) EXPECT_TRUE(lively.settle());
}

TEST_F(StreamsTest, WhoTakesNothingForAWhileIsLetGo) {
  begin({.most_unsent = 64 * 1024 * 1024, .patience = milliseconds(50)});
  WebSocket stalled(port(), "/socket", "", 4096);
  ASSERT_TRUE(owner_.has_opened(1));
  say_much(1000);
  EXPECT_TRUE(owner_.has_ended(1));
  EXPECT_EQ(streams_->snapshot().cut, 1);
}

TEST_F(StreamsTest, HalfOfTheOpenFilesAreLeftToOthers) {
  constexpr rlim_t few = 256;
  rlimit files{};
  ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &files), 0);
  const rlimit narrow{few, files.rlim_max};
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &narrow), 0);
  begin({});
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &files), 0);
  std::vector<std::unique_ptr<WebSocket>> open;
  while (open.size() < few / 2) {
    EXPECT_TRUE(streams_->has_room()) << open.size();
    open.push_back(std::make_unique<WebSocket>(port(), "/socket"));
    EXPECT_TRUE(open.back()->settle());
  }
  EXPECT_FALSE(streams_->has_room());
}

TEST_F(StreamsTest, TheCityTakesItsLeaveWhenItCloses) {
  WebSocket socket(port(), "/socket");
  ASSERT_TRUE(owner_.has_opened(1));
  std::thread closing([&] { server_->stop(std::chrono::seconds(5)); });
  EXPECT_EQ(socket.close_code(), 1012);
  socket.send(client_frame(0x88, "\x03\xF4"));
  closing.join();
  EXPECT_FALSE(streams_->has_room());
}

TEST_F(StreamsTest, ManyComeAndGoWhileMuchIsSaid) {
  constexpr int words_for_each = 20;
  std::atomic<int> wanted = 0;
  std::thread speaker([&] {
    for (int said = 0; wanted >= 0;) {
      if (said >= wanted) {
        std::this_thread::yield();
        continue;
      }
      say("on");
      ++said;
    }
  });
  WebSocket staying(port(), "/socket");
  for (int i = 0; i < 300; ++i) {
    WebSocket passing(port(), i % 2 == 0 ? "/socket" : "/socket?greet");
    EXPECT_EQ(passing.status(), 101);
    wanted += words_for_each;
    EXPECT_TRUE(i % 3 != 0 || passing.next());
    EXPECT_TRUE(staying.next());
  }
  wanted = -1;
  speaker.join();
  EXPECT_TRUE(owner_.has_ended(300));
  EXPECT_EQ(streams_->snapshot().cut, 0);
}

}  // namespace
}  // namespace stadt::http
