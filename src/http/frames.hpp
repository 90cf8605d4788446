// The frames of RFC 6455 as a server reads and writes them: plain values, no sockets. What breaks the protocol is named
// by the code that the connection is closed with, at the byte at which it shows.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stadt::http {

// RFC 6455, 7.4.1, and the registry beside it.
enum class CloseCode : std::uint16_t {
  normal = 1000,
  going_away = 1001,
  protocol = 1002,
  unsupported = 1003,
  no_text = 1007,
  policy = 1008,
  too_big = 1009,
  broken = 1011,
  restart = 1012,
  try_later = 1013,
};

// Clients send us names of streams, no more.
constexpr std::size_t most_message_bytes = 4096;
constexpr int most_fragments = 64;
constexpr std::size_t most_control_bytes = 125;

// A complete message of a client.
struct Heard {
  enum class Kind { text, ping, pong, close };
  Kind kind = Kind::text;
  std::string text = {};               // the message, or what a ping wants back
  CloseCode code = CloseCode::normal;  // of a close

  bool operator==(const Heard&) const = default;
};

class FrameReader {
 public:
  // Appends what these bytes complete. After a code was returned, or a close was heard, nothing more is read.
  std::optional<CloseCode> read(std::string_view bytes, std::vector<Heard>& heard);

 private:
  struct Head {
    std::uint8_t opcode = 0;
    bool is_last = false;
    std::size_t head_bytes = 0;
    std::uint64_t payload_bytes = 0;
  };
  // Nothing while the head is not complete.
  std::optional<CloseCode> read_head(std::string_view bytes, std::optional<Head>& head) const;
  std::optional<CloseCode> check(const Head& head) const;
  std::optional<CloseCode> take(const Head& head, std::string payload, std::vector<Heard>& heard);

  std::string unread_;   // the beginning of a frame
  std::string message_;  // the fragments so far
  int fragments_ = 0;    // 0: no message has begun
  bool has_ended_ = false;
};

std::string text_frame(std::string_view text);
std::string ping_frame();
std::string pong_frame(std::string_view payload);
std::string close_frame(CloseCode code);

}  // namespace stadt::http
