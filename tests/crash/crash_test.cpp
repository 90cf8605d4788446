// The program itself, killed, starved and cheated by its disk: nothing that was acknowledged is lost, and what was sent
// twice stands once. STADT_CRASH_ROUNDS kills per engine.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <set>
#include <thread>

#include "support/client.hpp"
#include "support/database.hpp"
#include "support/postgres.hpp"
#include "support/process.hpp"

namespace stadt::testing {

namespace {

constexpr int writers = 4;
constexpr double patience_s = 20;
constexpr int usual_rounds = 5;
constexpr int exit_after_failed_sync = 70;

int rounds() {
  const char* asked = std::getenv("STADT_CRASH_ROUNDS");
  return asked ? std::max(1, std::atoi(asked)) : usual_rounds;
}

// One write as its sender knows it: the key is sent again until an answer comes.
struct Sent {
  std::string key;
  std::string text;
  std::string id;  // empty: no answer came
};

std::string post_with_key(const Sent& sent, const std::string& token) {
  const std::string body = fmt::format(R"({{"status":"{}"}})", sent.text);
  return fmt::format("POST /api/v1/statuses HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                     "application/json\r\nAuthorization: Bearer {}\r\n"
                     "Idempotency-Key: {}\r\nContent-Length: {}\r\n\r\n{}",
                     token, sent.key, body.size(), body);
}

class Crash : public OnBothEngines {
 protected:
  Crash() : folder_(std::filesystem::temp_directory_path() / fmt::format("stadt-crash-{}", getpid())) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    if (GetParam() == TestEngine::postgresql) postgres_.emplace();
  }
  ~Crash() override {
    server_.reset();
    postgres_.reset();
    std::filesystem::remove_all(folder_);
  }

  void start() {
    port_ = free_port();
    std::vector<std::string> words = {STADT_BINARY, "serve",
                                      "--data",     (folder_ / "data").string(),
                                      "--listen",   fmt::format("127.0.0.1:{}", port_),
                                      "--set",      "limits.enabled=false"};
    if (postgres_) words.insert(words.end(), {"--set", "database=" + postgres_->address()});
    server_ = std::make_unique<Process>(
        words, (folder_ / "log").string(),
        std::vector<std::string>{"LD_PRELOAD=" STADT_FAULTY_DISK, "STADT_FAULTY_DISK_FLAG=" + flag()});
    wait_for_port(port_, patience_s);
  }

  std::string arrive(const std::string& handle) const {
    Client client(port_);
    const auto app = client.post_json(
        "/api/v1/apps", R"({"client_name":"crash","redirect_uris":"urn:ietf:wg:oauth:2.0:oob","scopes":"read write"})");
    const auto token = client.post_json(
        "/oauth/token",
        fmt::format(
            R"({{"grant_type":"client_credentials","client_id":"{}","client_secret":"{}","scope":"read write"}})",
            member(app.body, "client_id"), member(app.body, "client_secret")));
    const auto arrived = client.post_json(
        "/api/v1/accounts",
        fmt::format(
            R"({{"username":"{0}","email":"{0}@example.org","password":"ein langer Satz","agreement":true,"locale":"de"}})",
            handle),
        member(token.body, "access_token"));
    return member(arrived.body, "access_token");
  }

  // Writes until the server is gone; what it was told stands in the list.
  void write_on(std::vector<Sent>& sent, const std::string& token, int round, int writer) const {
    try {
      Client client(port_);
      for (int number = 0;; ++number) {
        sent.push_back(
            {fmt::format("{}-{}-{}", round, writer, number), fmt::format("Satz {} {} {}", round, writer, number), {}});
        const auto answer = client.send(post_with_key(sent.back(), token));
        if (answer.status == 200) sent.back().id = member(answer.body, "id");
      }
    } catch (const std::runtime_error&) {
      return;  // the connection broke, as it should
    }
  }

  // Sends again what had no answer, and finds everything, once.
  void expect_all(const std::vector<std::vector<Sent>>& all, const std::vector<std::string>& tokens) const {
    Client client(port_);
    std::set<std::string> seen;
    for (int writer = 0; writer < writers; ++writer) {
      const auto& token = tokens[static_cast<std::size_t>(writer)];
      for (const auto& sent : all[static_cast<std::size_t>(writer)]) {
        const auto again = client.send(post_with_key(sent, token));
        ASSERT_EQ(again.status, 200) << again.body;
        const std::string id = member(again.body, "id");
        EXPECT_TRUE(sent.id.empty() || id == sent.id) << "an acknowledged post was written anew";
        EXPECT_TRUE(seen.insert(id).second);
        const auto read = client.get("/api/v1/statuses/" + id);
        ASSERT_EQ(read.status, 200) << "lost: " << sent.text;
        EXPECT_NE(read.body.find(sent.text), std::string::npos);
      }
    }
  }

  std::string flag() const { return (folder_ / "flag").string(); }
  void fault(std::string_view kind) const { std::ofstream(flag()) << kind; }

  std::filesystem::path folder_;
  std::optional<EmptyPostgres> postgres_;
  std::unique_ptr<Process> server_;
  int port_ = 0;
};
STADT_ON_BOTH_ENGINES(Crash);

TEST_P(Crash, KilledUnderLoadNothingAcknowledgedIsLostAndNothingStandsTwice) {
  std::minstd_rand random(1);
  start();
  std::vector<std::string> tokens;
  for (int writer = 0; writer < writers; ++writer) tokens.push_back(arrive(fmt::format("writer{}", writer)));
  for (int round = 0; round < rounds(); ++round) {
    std::vector<std::vector<Sent>> sent(writers);
    std::vector<std::thread> threads;
    for (std::size_t writer = 0; writer < writers; ++writer) {
      threads.emplace_back([&, writer] { write_on(sent[writer], tokens[writer], round, static_cast<int>(writer)); });
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(20 + random() % 200));
    server_->kill();
    for (auto& thread : threads) thread.join();
    start();
    expect_all(sent, tokens);
    if (HasFatalFailure()) return;
  }
}

TEST_P(Crash, AFullDiskRefusesWritesKeepsReadingAndRecoversByItself) {
  if (GetParam() == TestEngine::postgresql) GTEST_SKIP() << "the disk is PostgreSQL's own";
  start();
  const std::string token = arrive("anna");
  Client client(port_);
  const Sent before{"before", "Vorher gesagt", {}};
  const std::string id = member(client.send(post_with_key(before, token)).body, "id");
  fault("f");
  for (int i = 0; i < 20; ++i) {
    const auto refused = client.send(post_with_key({fmt::format("full{}", i), "Kein Platz", {}}, token));
    EXPECT_TRUE(refused.status == 507 || refused.status == 503) << refused.status << refused.body;
    EXPECT_NE(refused.body.find("\"code\":\"store."), std::string::npos);
    EXPECT_EQ(client.get("/api/v1/statuses/" + id).status, 200);
    EXPECT_EQ(client.get("/api/v1/timelines/home", token).status, 200);
  }
  fault("-");
  const Sent after{"after", "Nachher gesagt", {}};
  EXPECT_EQ(client.send(post_with_key(after, token)).status, 200);
  const auto home = client.get("/api/v1/timelines/home", token);
  EXPECT_NE(home.body.find("Vorher gesagt"), std::string::npos);
  EXPECT_NE(home.body.find("Nachher gesagt"), std::string::npos);
  EXPECT_EQ(home.body.find("Kein Platz"), std::string::npos);
}

TEST_P(Crash, AfterAFailedSyncNothingIsAcknowledgedAndTheProgramEnds) {
  if (GetParam() == TestEngine::postgresql) GTEST_SKIP() << "the disk is PostgreSQL's own";
  start();
  const std::string token = arrive("anna");
  const Sent before{"before", "Vorher gesagt", {}};
  const std::string id = member(Client(port_).send(post_with_key(before, token)).body, "id");
  fault("s");
  try {
    const auto answer = Client(port_).send(post_with_key({"during", "Nie gesichert", {}}, token));
    EXPECT_NE(answer.status, 200) << "acknowledged without a sync";
  } catch (const std::runtime_error&) {
    // It ended before it could answer.
  }
  EXPECT_EQ(server_->exit_code(patience_s), exit_after_failed_sync);
  fault("-");
  start();
  EXPECT_EQ(Client(port_).get("/api/v1/statuses/" + id).status, 200);
}

TEST_P(Crash, StoppedPolitelyItFinishesWhatRuns) {
  start();
  const std::string token = arrive("anna");
  std::vector<Sent> sent;
  std::thread writer([&] { write_on(sent, token, 0, 0); });
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  server_->stop();
  writer.join();
  start();
  for (const auto& one : sent) {
    if (one.id.empty()) continue;
    EXPECT_EQ(Client(port_).get("/api/v1/statuses/" + one.id).status, 200);
  }
}

}  // namespace

}  // namespace stadt::testing
