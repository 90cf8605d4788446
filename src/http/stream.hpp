// An open stream: a connection that was a request once and stays, to be told what happens. Knows no sockets.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/frames.hpp"

namespace stadt::http {

enum class StreamKind { web_socket, events };  // events: server-sent ones, as browsers' EventSource reads them

// Bytes as they go over the wire: written once, sent to many.
using Message = std::shared_ptr<const std::string>;
Message web_socket_message(std::string_view text);
// Neither of the two holds a line end.
Message event_message(std::string_view event, std::string_view data);

class StreamConnection;

// Belongs to the transport, from the answer that opens it to the end of its connection. Whoever wants to say something
// keeps a weak pointer and goes through Streams.
class Stream {
 public:
  // Called on threads of the transport; must be quick.
  struct Owner {
    std::function<void(std::string)> heard;  // a message of the client
    std::function<void()> ended;             // once: the connection is gone, or was never made
  };

  Stream(StreamKind kind, Owner owner) : kind_(kind), owner_(std::move(owner)) {}
  ~Stream() { owner_.ended(); }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  StreamKind kind() const { return kind_; }

 private:
  friend class StreamConnection;
  friend class Streams;

  void say_early(const Message& message);

  const StreamKind kind_;
  Owner owner_;
  // On the streams' own thread only. What is said before the connection has arrived there waits here.
  StreamConnection* connection_ = nullptr;
  std::vector<Message> early_;
  std::optional<CloseCode> closed_early_;
};

}  // namespace stadt::http
