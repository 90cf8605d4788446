#include "support/wire.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <utility>

namespace stadt::testing {

namespace {

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

WireAnswer head_of(std::string_view head) {
  WireAnswer answer;
  answer.status = std::atoi(std::string(head.substr(9, 3)).c_str());
  for (auto at = head.find("\r\n"); at != std::string_view::npos && at + 2 < head.size();
       at = head.find("\r\n", at + 2)) {
    const auto line = head.substr(at + 2, head.find("\r\n", at + 2) - at - 2);
    const auto colon = line.find(": ");
    if (colon == std::string_view::npos) continue;
    answer.headers.emplace(lower(std::string(line.substr(0, colon))), line.substr(colon + 2));
  }
  return answer;
}

}  // namespace

std::string WireAnswer::header(const std::string& name) const {
  const auto found = headers.find(name);
  return found == headers.end() ? "" : found->second;
}

std::string WireAnswer::text(std::string_view member) const {
  const auto value = json::parse(body);
  const auto* found = value ? value->find(member) : nullptr;
  const auto* text = found ? found->as<std::string>() : nullptr;
  return text ? *text : "";
}

Wire::Wire(int port, int receive_buffer) : socket_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  if (receive_buffer > 0) setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  ended_ = connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0;
}

Wire::Wire(Wire&& other) noexcept
    : socket_(std::exchange(other.socket_, -1)),
      ended_(other.ended_),
      continues_(other.continues_),
      received_(std::move(other.received_)) {}

Wire::~Wire() {
  if (socket_ >= 0) close(socket_);
}

bool Wire::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

bool Wire::receive(std::chrono::milliseconds patience) {
  if (ended_) return false;
  pollfd ready{.fd = socket_, .events = POLLIN, .revents = 0};
  if (poll(&ready, 1, static_cast<int>(patience.count())) <= 0) return false;
  char bytes[65536];
  const auto size = recv(socket_, bytes, sizeof bytes, 0);
  if (size <= 0) ended_ = true;
  if (size > 0) received_.append(bytes, static_cast<std::size_t>(size));
  return size > 0;
}

// One complete answer off the front. Answers to HEAD, 204 and 304 have no body, whatever their length says.
bool Wire::take(std::vector<WireAnswer>& answers) {
  const auto blank = received_.find("\r\n\r\n");
  if (blank == std::string::npos) return false;
  auto answer = head_of(std::string_view(received_).substr(0, blank));
  const std::size_t length = answer.header("content-length").empty() ? 0 : std::stoul(answer.header("content-length"));
  if (answer.status == 100) {
    ++continues_;
    received_.erase(0, blank + 4);
    return take(answers);
  }
  if (received_.size() < blank + 4 + length && !ended_) return false;
  answer.body = received_.substr(blank + 4, length);
  received_.erase(0, blank + 4 + answer.body.size());
  answers.push_back(std::move(answer));
  return true;
}

std::vector<WireAnswer> Wire::read(std::size_t most, std::chrono::milliseconds patience) {
  std::vector<WireAnswer> answers;
  while (answers.size() < most) {
    if (take(answers)) continue;
    if (!receive(patience) && !take(answers)) break;
  }
  return answers;
}

WireAnswer Wire::ask(std::string_view bytes) {
  send(bytes);
  auto answers = read(1);
  return answers.empty() ? WireAnswer{} : std::move(answers[0]);
}

bool Wire::closed(std::chrono::milliseconds patience) {
  while (receive(patience)) continue;
  return ended_ && received_.empty();
}

std::optional<std::string> Wire::take_until(std::string_view end, std::chrono::milliseconds patience) {
  auto at = received_.find(end);
  for (; at == std::string::npos; at = received_.find(end)) {
    if (!receive(patience)) return std::nullopt;
  }
  return take_bytes(at + end.size(), patience);
}

std::optional<std::string> Wire::take_bytes(std::size_t count, std::chrono::milliseconds patience) {
  while (received_.size() < count) {
    if (!receive(patience)) return std::nullopt;
  }
  std::string taken = received_.substr(0, count);
  received_.erase(0, count);
  return taken;
}

void Wire::finish() { shutdown(socket_, SHUT_WR); }

double resident_mib() {
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
  return 0;
#endif
#endif
  std::ifstream statm("/proc/self/statm");
  double total = 0;
  double resident = 0;
  statm >> total >> resident;
  return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / (1024 * 1024);
}

}  // namespace stadt::testing
