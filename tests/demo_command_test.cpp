// The commands of the demo as an operator calls them: filled, opened, and walked through over HTTP.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdio>

#include "support/folder.hpp"
#include "support/process.hpp"

namespace stadt::testing {
namespace {

constexpr double patience_s = 60;

struct Outcome {
  int status = 0;
  std::string output;

  bool says(std::string_view words) const { return output.find(words) != std::string::npos; }
};

class DemoCommand : public ::testing::Test {
 protected:
  Outcome run(const std::string& words) {
    const auto line =
        fmt::format("{} demo {} --data {}/city --listen 127.0.0.1:{} 2>&1", STADT_BINARY, words, folder_.path(), port_);
    std::FILE* pipe = ::popen(line.c_str(), "r");
    Outcome outcome;
    char buffer[4096];
    while (const auto count = std::fread(buffer, 1, sizeof buffer, pipe)) outcome.output.append(buffer, count);
    outcome.status = WEXITSTATUS(::pclose(pipe));
    return outcome;
  }

  TemporaryFolder folder_;
  int port_ = free_port();
};

TEST_F(DemoCommand, FillsAnEmptyCityOnceAndWalksThroughItOverHttp) {
  EXPECT_EQ(run("--live").status, 1) << "Nothing lives in a city that is no demo.";
  const auto filled = run("");
  ASSERT_EQ(filled.status, 0) << filled.output;
  EXPECT_TRUE(filled.says("44 invented people, 62 tables")) << filled.output;
  const auto again = run("");
  EXPECT_EQ(again.status, 1);
  EXPECT_TRUE(again.says("People live in this city already")) << again.output;
  EXPECT_EQ(run("--if-empty").status, 0);
  EXPECT_TRUE(run("--walk").says("does not answer")) << "The city is not open yet.";

  const auto listen = fmt::format("127.0.0.1:{}", port_);
  const Process city({STADT_BINARY, "serve", "--data", folder_.path() + "/city", "--listen", listen},
                     folder_.path() + "/log");
  wait_for_port(port_, patience_s);
  const auto walked = run("--walk --language en");
  EXPECT_EQ(walked.status, 0) << walked.output;
  EXPECT_TRUE(walked.says("12  The visiting card")) << walked.output;
  EXPECT_TRUE(walked.says("And what did all of it bring?")) << walked.output;
  EXPECT_EQ(run("--walk --language fr").status, 1);
  EXPECT_EQ(run("--live --every 0").status, 1);
}

}  // namespace
}  // namespace stadt::testing
