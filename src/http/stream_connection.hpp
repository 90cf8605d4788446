// The socket of one open stream. Lives on the streams' thread; keeps nothing for a client that is up to date.
#pragma once

#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "http/streams.hpp"

namespace stadt::http {

class StreamConnection;

// What all connections of the thread have in common.
struct StreamRoom {
  const StreamSettings& settings;
  std::function<void(StreamConnection&)> leave;
  std::atomic<std::int64_t> messages = 0;
  std::atomic<std::int64_t> cut = 0;
  std::atomic<std::int64_t> hostile = 0;
  std::array<char, 16 * 1024> bytes = {};  // read into by all, one after the other
};

class StreamConnection : public std::enable_shared_from_this<StreamConnection> {
 public:
  using Clock = std::chrono::steady_clock;
  using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, boost::asio::io_context::executor_type>;

  StreamConnection(StreamRoom& room, Socket socket, std::shared_ptr<Stream> stream);

  void start(std::string head, std::string_view rest);
  void send(const Message& message);
  // Says why, waits until the client has hung up, but not for long.
  void close(CloseCode code);
  // Called now and then: pings, and ends what does not go on.
  void look(Clock::time_point now);
  void end();

 private:
  // closing: the last word is said; deaf: and nothing that comes is read with a meaning.
  enum class State { open, closing, deaf, ended };

  void queue(Message message);
  void flush();
  void wait_to_write();
  void wait_to_read();
  void on_readable();
  void on_bytes(std::string_view bytes);
  void on_heard(Heard heard);
  void say_last(CloseCode code);
  void fail(CloseCode code);
  void cut();

  StreamRoom& room_;
  Socket socket_;
  std::shared_ptr<Stream> stream_;
  State state_ = State::open;
  bool waits_to_write_ = false;
  bool hangs_up_ = false;  // once all is sent
  int frames_ = 0;         // heard since the last ping
  FrameReader reader_;
  std::vector<Message> queue_;  // the first one is sent up to sent_
  std::size_t sent_ = 0;
  std::size_t unsent_ = 0;
  Clock::time_point heard_at_;
  Clock::time_point ping_at_;
  Clock::time_point moved_at_;  // when something was sent last, while something waits
  Clock::time_point gone_by_;   // a closing connection
};

}  // namespace stadt::http
