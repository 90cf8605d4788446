// All open streams, on one thread with a loop of its own: however many there are, requests do not wait for them, and
// nobody waits for a client that does not read.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "http/stream.hpp"

namespace stadt::http {

struct StreamSettings {
  int most = 20'000;                     // open at the same time
  std::size_t most_unsent = 256 * 1024;  // bytes that wait for one client, before it is cut
  std::chrono::milliseconds ping_every = std::chrono::seconds(30);
  std::chrono::milliseconds patience =
      std::chrono::seconds(30);                                  // with a client that answers no ping, or reads nothing
  std::chrono::milliseconds farewell = std::chrono::seconds(5);  // until a client has hung up that was told to

  bool operator==(const StreamSettings&) const = default;
};

struct StreamStats {
  std::int64_t open = 0;
  std::int64_t messages = 0;  // sent or waiting, one for each client
  std::int64_t cut = 0;       // clients that did not read, or did not answer
  std::int64_t hostile = 0;   // clients that broke the protocol
};

// A connection on its way from the thread that has read its request.
struct StreamArrival {
  int socket = -1;
  bool is_v6 = false;
  std::string head;  // of the answer, to be sent first
  std::string rest;  // what the client has sent after its request
  std::shared_ptr<Stream> stream;
};

class Streams {
 public:
  explicit Streams(StreamSettings settings = {});
  ~Streams();

  void start();
  // Tells everybody that the city begins anew, and gives them `grace` to hang up.
  void stop(std::chrono::milliseconds grace);

  // All of these may be called on any thread, and never wait.
  bool has_room() const;
  struct Delivery {
    Message message;
    std::vector<std::weak_ptr<Stream>> to;
  };
  void send(std::vector<Delivery> deliveries);
  void close(std::vector<std::weak_ptr<Stream>> streams, CloseCode code);
  void take(StreamArrival arrival);
  StreamStats snapshot() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace stadt::http
