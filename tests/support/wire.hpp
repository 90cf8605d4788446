// A client that sends whatever bytes it is told, over a real socket: what hostile and broken clients do.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json/value.hpp"

namespace stadt::testing {

struct WireAnswer {
  int status = 0;
  std::multimap<std::string, std::string> headers;  // names in lower case
  std::string body;

  std::string header(const std::string& name) const;
  // A member of the body as JSON, if that is a text.
  std::string text(std::string_view member) const;
};

class Wire {
 public:
  // `receive_buffer` bytes wait for a client that does not read; 0: as many as the system likes.
  explicit Wire(int port, int receive_buffer = 0);
  ~Wire();
  Wire(Wire&& other) noexcept;
  Wire& operator=(Wire&&) = delete;

  // Whether all of it could be sent; not once the other side has closed.
  bool send(std::string_view bytes);
  // Answers as they come: until there are `most`, or the other side closes, or nothing comes for `patience`.
  std::vector<WireAnswer> read(std::size_t most, std::chrono::milliseconds patience = std::chrono::seconds(5));
  // The first answer, and whether it was the last thing on this connection.
  WireAnswer ask(std::string_view bytes);
  // Whether the other side has closed, given a moment, without another word.
  bool closed(std::chrono::milliseconds patience = std::chrono::seconds(5));
  // What comes, up to and with `end`, or exactly so many bytes; nothing if it does not come in time.
  std::optional<std::string> take_until(std::string_view end,
                                        std::chrono::milliseconds patience = std::chrono::seconds(5));
  std::optional<std::string> take_bytes(std::size_t count,
                                        std::chrono::milliseconds patience = std::chrono::seconds(5));
  // Says that nothing more will be sent.
  void finish();
  // Interim answers ("100 Continue") seen so far.
  int continues() const { return continues_; }

 private:
  bool receive(std::chrono::milliseconds patience);
  bool take(std::vector<WireAnswer>& answers);

  int socket_ = -1;
  bool ended_ = false;
  int continues_ = 0;
  std::string received_;
};

// The memory this process holds, in MiB; 0 under a sanitizer, which keeps what was freed.
double resident_mib();

}  // namespace stadt::testing
