#include "support/process.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace stadt::testing {

namespace {

sockaddr_in loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

[[noreturn]] void become(const std::vector<std::string>& words, const std::string& log,
                         const std::vector<std::string>& environment) {
  for (const auto& entry : environment) ::putenv(const_cast<char*>(entry.c_str()));
  const int output = ::open(log.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
  ::dup2(output, STDOUT_FILENO);
  ::dup2(output, STDERR_FILENO);
  std::vector<char*> arguments;
  for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  ::execvp(arguments[0], arguments.data());
  ::_exit(127);
}

// Nanoseconds of processor time that the scheduler counted for all threads of a process.
double scheduled_seconds(int id) {
  double seconds = 0;
  std::ifstream stat(fmt::format("/proc/{}/stat", id));
  std::string text;
  std::getline(stat, text);
  const std::size_t after_name = text.rfind(')');
  if (after_name == std::string::npos) return 0;
  std::istringstream fields(text.substr(after_name + 2));
  std::string field;
  for (int i = 3; i <= 15 && fields >> field; ++i) {
    if (i == 14 || i == 15) seconds += std::stod(field) / static_cast<double>(sysconf(_SC_CLK_TCK));
  }
  return seconds;
}

}  // namespace

Process::Process(std::vector<std::string> words, const std::string& log, std::vector<std::string> environment)
    : id_(::fork()) {
  if (id_ == 0) become(words, log, environment);
}

Process::~Process() { stop(); }

void Process::stop() {
  if (id_ <= 0) return;
  ::kill(id_, SIGTERM);
  ::waitpid(id_, nullptr, 0);
  id_ = -1;
}

void Process::kill() {
  if (id_ <= 0) return;
  ::kill(id_, SIGKILL);
  ::waitpid(id_, nullptr, 0);
  id_ = -1;
}

std::optional<int> Process::exit_code(double seconds) {
  const double deadline = now_seconds() + seconds;
  int status = 0;
  while (now_seconds() < deadline) {
    if (::waitpid(id_, &status, WNOHANG) == id_) {
      id_ = -1;
      return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return std::nullopt;
}

std::vector<int> Process::family() const {
  std::vector<int> ids = {id_};
  std::ifstream children(fmt::format("/proc/{0}/task/{0}/children", id_));
  for (int child = 0; children >> child;) ids.push_back(child);
  return ids;
}

double Process::cpu_seconds() const {
  double seconds = 0;
  for (const int id : family()) seconds += scheduled_seconds(id);
  return seconds;
}

double Process::anonymous_mib() const {
  std::ifstream status(fmt::format("/proc/{}/status", id_));
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("RssAnon:")) return std::stod(line.substr(8)) / 1024;
  }
  return 0;
}

int free_port() {
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address = loopback(0);
  socklen_t size = sizeof address;
  ::bind(socket, reinterpret_cast<sockaddr*>(&address), size);
  ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size);
  ::close(socket);
  return ntohs(address.sin_port);
}

void wait_for_port(int port, double seconds) {
  const double deadline = now_seconds() + seconds;
  while (now_seconds() < deadline) {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    const sockaddr_in address = loopback(port);
    const bool open = ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    ::close(socket);
    if (open) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  throw std::runtime_error(fmt::format("nobody listened on port {} within {} s", port, seconds));
}

double now_seconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

}  // namespace stadt::testing
