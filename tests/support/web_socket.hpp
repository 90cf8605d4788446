// A client of open streams: says what it is told over a WebSocket, byte for byte if need be, and reads what comes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "support/wire.hpp"

namespace stadt::testing {

// One frame as the bytes of a client: masked. `first` holds FIN, the reserved bits and the opcode.
std::string client_frame(std::uint8_t first, std::string_view payload);
constexpr std::uint8_t whole_text = 0x81;

// A message of a stream: {"stream": [...], "event": …, "payload": …}.
struct StreamMessage {
  std::vector<std::string> stream;
  std::string event;
  std::string payload;
  std::string error;  // of a refusal: its code

  // A member of the payload, which is JSON.
  std::string text(std::string_view member) const;
};

class WebSocket {
 public:
  // `headers` are whole lines, with their ends; `receive_buffer` as in Wire.
  WebSocket(int port, const std::string& target, const std::string& headers = {}, int receive_buffer = 0);

  int status() const { return answer_.status; }
  const WireAnswer& answer() const { return answer_; }

  bool send(std::string_view bytes) { return wire_.send(bytes); }
  void say(std::string_view text) { send(client_frame(whole_text, text)); }
  void subscribe(const std::string& stream, const std::string& more = {});
  // Everything that was said before is heard now.
  bool settle();

  // Nothing if nothing comes in time.
  std::optional<StreamMessage> next();
  // The code of the close frame, after whatever comes before it; 0 if the connection ends without, -1 if it goes on.
  int close_code();
  bool closed() { return wire_.closed(); }
  void hang_up() { wire_.finish(); }

 private:
  struct Frame {
    int opcode = 0;
    std::string payload;
  };
  std::optional<Frame> frame();

  Wire wire_;
  WireAnswer answer_;
  int close_code_ = 0;  // of what came last
};

}  // namespace stadt::testing
