#include "media/sandbox.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <functional>
#include <thread>
#include <vector>

namespace stadt::media {
namespace {

class Sandbox : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!has_sandbox()) GTEST_SKIP() << "This build's sanitizer needs what the sandbox takes.";
  }
};

constexpr int kept_its_word = 0;
constexpr int broke_its_word = 1;
constexpr int no_sandbox = 2;

pid_t start_inside(const std::function<bool()>& attempt) {
  const pid_t child = ::fork();
  if (child != 0) return child;
  if (!enter_sandbox()) ::_exit(no_sandbox);
  ::_exit(attempt() ? kept_its_word : broke_its_word);
}

// How a process that tried this inside the sandbox ended: its exit code, or the signal as a negative number.
int inside(const std::function<bool()>& attempt) {
  const pid_t child = start_inside(attempt);
  int status = 0;
  EXPECT_EQ(::waitpid(child, &status, 0), child);
  return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

TEST_F(Sandbox, ComputesWithThreads) {
  EXPECT_EQ(inside([] {
              std::vector<char> memory(32 << 20, 'x');
              long sum = 0;
              std::thread([&] {
                for (const char c : memory) sum += c;
              }).join();
              return sum != 0 && ::write(STDOUT_FILENO, "", 0) == 0;
            }),
            kept_its_word);
}

TEST_F(Sandbox, OpensNoFileAndWritesNowhereElse) {
  const auto denied = [](int result) { return result < 0 && errno == EACCES; };
  EXPECT_EQ(inside([&] { return denied(::open("/etc/passwd", O_RDONLY)); }), kept_its_word);
  EXPECT_EQ(inside([&] { return denied(::open("/tmp/stadt-canary", O_WRONLY | O_CREAT, 0600)); }), kept_its_word);
  EXPECT_EQ(inside([&] { return denied(static_cast<int>(::write(STDERR_FILENO, "x", 1))); }), kept_its_word);
}

TEST_F(Sandbox, EndsWhoeverTriesMore) {
  struct Attempt {
    const char* name;
    std::function<bool()> what;
  };
  constexpr int code = PROT_READ | PROT_EXEC;
  constexpr int fresh = MAP_PRIVATE | MAP_ANONYMOUS;
  const rlimit endless{RLIM_INFINITY, RLIM_INFINITY};
  char byte = 0;
  const Attempt attempts[] = {{"network", [] { return ::socket(AF_INET, SOCK_STREAM, 0) < 0; }},
                              {"local socket", [] { return ::socket(AF_UNIX, SOCK_STREAM, 0) < 0; }},
                              {"program", [] { return ::execl("/bin/true", "true", nullptr) != 0; }},
                              {"process", [] { return ::fork() < 0; }},
                              {"code", [] { return ::mmap(nullptr, 4096, code, fresh, -1, 0) == MAP_FAILED; }},
                              {"input", [&] { return ::read(STDIN_FILENO, &byte, 1) < 0; }},
                              {"limits", [&] { return ::setrlimit(RLIMIT_AS, &endless) != 0; }},
                              {"signal", [] { return ::kill(::getppid(), 0) < 0; }},
                              {"deletion", [] { return ::unlink("/tmp/stadt-canary") < 0; }}};
  for (const auto& [name, what] : attempts) EXPECT_EQ(inside(what), -SIGSYS) << name;
}

TEST_F(Sandbox, BoundsMemory) {
  EXPECT_EQ(inside([] {
              constexpr std::size_t much = std::size_t{300} << 20;
              return ::mmap(nullptr, much, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED;
            }),
            kept_its_word);
}

TEST_F(Sandbox, BoundsTimeAndFiles) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  const int output = ::dup(STDOUT_FILENO);
  ::dup2(ends[1], STDOUT_FILENO);
  const pid_t child = start_inside([] {
    if (::write(STDOUT_FILENO, "x", 1) != 1) return false;
    for (;;) ::sched_yield();
  });
  ::dup2(output, STDOUT_FILENO);
  char told = 0;
  EXPECT_EQ(::read(ends[0], &told, 1), 1);
  rlimit bound{};
  EXPECT_EQ(::prlimit(child, RLIMIT_CPU, nullptr, &bound), 0);
  EXPECT_EQ(bound.rlim_max, 5u);
  for (const auto which : {RLIMIT_NOFILE, RLIMIT_FSIZE, RLIMIT_CORE}) {
    EXPECT_EQ(::prlimit(child, which, nullptr, &bound), 0);
    EXPECT_EQ(bound.rlim_max, 0u);
  }
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  for (const int end : {ends[0], ends[1], output}) ::close(end);
}

}  // namespace
}  // namespace stadt::media
