#include "support/client.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <charconv>
#include <stdexcept>

namespace stadt::testing {

namespace {

constexpr std::size_t read_size = 256 * 1024;

std::size_t content_length(std::string_view head) {
  for (const std::string_view name : {"Content-Length: ", "content-length: "}) {
    const std::size_t at = head.find(name);
    if (at == std::string_view::npos) continue;
    std::size_t length = 0;
    std::from_chars(head.data() + at + name.size(), head.data() + head.size(), length);
    return length;
  }
  return 0;
}

}  // namespace

Client::Client(int port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  const int on = 1;
  setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
    ::close(socket_);
    throw std::runtime_error(fmt::format("nobody listens on port {}", port));
  }
}

Client::~Client() { ::close(socket_); }

Answer Client::send(std::string_view request) {
  while (!request.empty()) {
    const ssize_t sent = ::send(socket_, request.data(), request.size(), MSG_NOSIGNAL);
    if (sent <= 0) throw std::runtime_error("the connection broke while sending");
    request.remove_prefix(static_cast<std::size_t>(sent));
  }
  std::size_t head_end = std::string::npos;
  std::size_t total = 0;
  while (head_end == std::string::npos || buffer_.size() < total) {
    const std::size_t have = buffer_.size();
    buffer_.resize(have + read_size);
    const ssize_t got = ::recv(socket_, buffer_.data() + have, read_size, 0);
    if (got <= 0) throw std::runtime_error("the connection broke while reading");
    buffer_.resize(have + static_cast<std::size_t>(got));
    if (head_end == std::string::npos) {
      head_end = buffer_.find("\r\n\r\n");
      if (head_end == std::string::npos) continue;
      total = head_end + 4 + content_length(std::string_view(buffer_).substr(0, head_end + 2));
    }
  }
  Answer answer;
  std::from_chars(buffer_.data() + 9, buffer_.data() + 12, answer.status);
  answer.body = buffer_.substr(head_end + 4, total - head_end - 4);
  buffer_.erase(0, total);
  return answer;
}

Answer Client::get(std::string_view path, std::string_view token) { return send(get_request(path, token)); }

Answer Client::post_json(std::string_view path, std::string_view json, std::string_view token) {
  return send(post_request(path, json, token));
}

std::string get_request(std::string_view path, std::string_view token) {
  std::string request = fmt::format("GET {} HTTP/1.1\r\nHost: localhost\r\n", path);
  if (!token.empty()) request += fmt::format("Authorization: Bearer {}\r\n", token);
  return request + "\r\n";
}

std::string post_request(std::string_view path, std::string_view json, std::string_view token) {
  return json_request("POST", path, json, token);
}

std::string json_request(std::string_view method, std::string_view path, std::string_view json,
                         std::string_view token) {
  std::string request =
      fmt::format("{} {} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n", method, path);
  if (!token.empty()) request += fmt::format("Authorization: Bearer {}\r\n", token);
  return request + fmt::format("Content-Length: {}\r\n\r\n{}", json.size(), json);
}

std::string member(const std::string& json, std::string_view name) {
  const std::string key = fmt::format("\"{}\":\"", name);
  const std::size_t at = json.find(key);
  if (at == std::string::npos) throw std::runtime_error(fmt::format("no \"{}\" in {}", name, json.substr(0, 200)));
  const std::size_t begin = at + key.size();
  return json.substr(begin, json.find('"', begin) - begin);
}

}  // namespace stadt::testing
