// The commands an operator calls, on a city that lives in PostgreSQL.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdio>
#include <filesystem>
#include <memory>
#include <vector>

#include "support/postgres.hpp"
#include "support/process.hpp"

namespace stadt::testing {
namespace {

constexpr double patience_s = 60;

struct Outcome {
  int status = 0;
  std::string output;
};

class CommandsOnPostgres : public ::testing::Test {
 protected:
  void SetUp() override {
    if (postgres_server().empty()) GTEST_SKIP() << "STADT_TEST_POSTGRES names no server.";
    store_ = std::make_unique<MigratedPostgres>();
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  Outcome run(const std::string& words) {
    const auto line =
        fmt::format("{} {} --data {} --set 'database={}' 2>&1", STADT_BINARY, words, folder_, store_->address());
    std::FILE* pipe = ::popen(line.c_str(), "r");
    Outcome outcome;
    char buffer[4096];
    while (const auto count = std::fread(buffer, 1, sizeof buffer, pipe)) outcome.output.append(buffer, count);
    outcome.status = WEXITSTATUS(::pclose(pipe));
    return outcome;
  }

  std::unique_ptr<MigratedPostgres> store_;
  const std::string folder_ = fmt::format("{}/commands_on_postgres", ::testing::TempDir());
};

TEST_F(CommandsOnPostgres, DoctorLooksAtTheServer) {
  const auto checkup = run("doctor");
  EXPECT_NE(checkup.output.find("0 people, 0 posts"), std::string::npos) << checkup.output;
  EXPECT_NE(checkup.output.find("PostgreSQL"), std::string::npos) << checkup.output;
}

TEST_F(CommandsOnPostgres, BackupNamesTheToolThatDoesIt) {
  const auto backup = run("backup " + folder_ + "/copy");
  EXPECT_EQ(backup.status, 1);
  EXPECT_NE(backup.output.find("pg_dump"), std::string::npos) << backup.output;
}

TEST_F(CommandsOnPostgres, AnAccountIsMadeBesideARunningCity) {
  const auto made = run("account create anna --email anna@people.example --password 'a long password of anna'");
  EXPECT_EQ(made.status, 0) << made.output;
  EXPECT_NE(run("doctor").output.find("1 people"), std::string::npos);
}

// Two programs serve one city: the doctor waits for what both of them say.
TEST_F(CommandsOnPostgres, DoctorHearsTheMemoryOfEveryProgram) {
  const auto alone = run("doctor --sight");
  EXPECT_NE(alone.output.find("no running city"), std::string::npos) << alone.output;
  std::vector<std::unique_ptr<Process>> programs;
  for (const auto* name : {"one", "two"}) {
    const int port = free_port();
    programs.push_back(std::make_unique<Process>(
        std::vector<std::string>{STADT_BINARY, "serve", "--data", folder_ + "/" + name, "--listen",
                                 fmt::format("127.0.0.1:{}", port), "--set", "database=" + store_->address()},
        folder_ + "/log_of_" + name));
    wait_for_port(port, patience_s);
  }
  const auto both = run("doctor --sight");
  EXPECT_NE(both.output.find("memory of program 0 equals the store"), std::string::npos) << both.output;
  EXPECT_NE(both.output.find("memory of program 1 equals the store"), std::string::npos) << both.output;
}

}  // namespace
}  // namespace stadt::testing
