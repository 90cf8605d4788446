#include "support/web_socket.hpp"

#include <fmt/format.h>

#include "json/value.hpp"

namespace stadt::testing {

namespace {

constexpr int text_opcode = 1;
constexpr int close_opcode = 8;
constexpr int pong_opcode = 10;
constexpr std::string_view mask = "\x37\xfa\x21\x3d";

std::string text_of(const json::Value* value) {
  const auto* text = value ? value->as<std::string>() : nullptr;
  return text ? *text : "";
}

}  // namespace

std::string client_frame(std::uint8_t first, std::string_view payload) {
  std::string bytes(1, static_cast<char>(first));
  if (payload.size() < 126) {
    bytes += static_cast<char>(0x80 | payload.size());
  } else {
    bytes += static_cast<char>(0x80 | 126);
    bytes += static_cast<char>(payload.size() >> 8);
    bytes += static_cast<char>(payload.size() & 0xFF);
  }
  bytes += mask;
  for (std::size_t i = 0; i < payload.size(); ++i) bytes += static_cast<char>(payload[i] ^ mask[i % mask.size()]);
  return bytes;
}

std::string StreamMessage::text(std::string_view member) const {
  const auto value = json::parse(payload);
  return value ? text_of(value->find(member)) : "";
}

WebSocket::WebSocket(int port, const std::string& target, const std::string& headers, int receive_buffer)
    : wire_(port, receive_buffer) {
  answer_ =
      wire_.ask(fmt::format("GET {} HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: keep-alive, Upgrade\r\n"
                            "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n{}\r\n",
                            target, headers));
}

void WebSocket::subscribe(const std::string& stream, const std::string& more) {
  say(fmt::format(R"({{"type":"subscribe","stream":"{}"{}}})", stream, more.empty() ? "" : "," + more));
}

bool WebSocket::settle() {
  send(client_frame(0x89, "settle"));
  for (auto one = frame(); one; one = frame()) {
    if (one->opcode == pong_opcode && one->payload == "settle") return true;
  }
  return false;
}

std::optional<WebSocket::Frame> WebSocket::frame() {
  const auto head = wire_.take_bytes(2);
  if (!head) return std::nullopt;
  Frame frame{.opcode = (*head)[0] & 0x0F, .payload = {}};
  std::size_t size = static_cast<std::uint8_t>((*head)[1]);
  const int more = size == 126 ? 2 : size == 127 ? 8 : 0;
  if (more > 0) {
    const auto bytes = wire_.take_bytes(static_cast<std::size_t>(more));
    if (!bytes) return std::nullopt;
    size = 0;
    for (const char byte : *bytes) size = size << 8 | static_cast<std::uint8_t>(byte);
  }
  auto payload = wire_.take_bytes(size);
  if (!payload) return std::nullopt;
  frame.payload = std::move(*payload);
  if (frame.opcode == close_opcode && frame.payload.size() >= 2) {
    close_code_ = static_cast<std::uint8_t>(frame.payload[0]) << 8 | static_cast<std::uint8_t>(frame.payload[1]);
  }
  return frame;
}

std::optional<StreamMessage> WebSocket::next() {
  while (close_code_ == 0) {
    const auto one = frame();
    if (!one) break;
    if (one->opcode != text_opcode) continue;
    const auto value = json::parse(one->payload);
    if (!value) return std::nullopt;
    StreamMessage message{.stream = {},
                          .event = text_of(value->find("event")),
                          .payload = text_of(value->find("payload")),
                          .error = text_of(value->find("code"))};
    const auto* names = value->find("stream");
    if (names && names->as<json::Array>()) {
      for (const auto& name : *names->as<json::Array>()) message.stream.push_back(text_of(&name));
    }
    return message;
  }
  return std::nullopt;
}

int WebSocket::close_code() {
  while (close_code_ == 0 && frame()) continue;
  if (close_code_ != 0) return close_code_;
  return wire_.closed() ? 0 : -1;
}

}  // namespace stadt::testing
