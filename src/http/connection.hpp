// One connection of a browser or an application: reads requests, answers them in order, ends when it is idle or
// hostile.
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <memory>
#include <optional>

#include "http/dispatcher.hpp"
#include "http/head.hpp"
#include "http/streams.hpp"

namespace stadt::http {

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  // What the connections of a server have in common.
  struct House {
    const Settings& settings;
    Dispatcher& dispatcher;
    Metrics& metrics;
    Streams& streams;
  };

  Connection(boost::asio::ip::tcp::socket socket, const House& house);
  ~Connection();

  void start();

 private:
  using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;
  using Code = boost::beast::error_code;

  void read_head();
  void read_more_of_head();
  void on_head(std::size_t length);
  void admit(Request request);
  void on_body(const SharedExchange& exchange, Code code);
  void read_body(const SharedExchange& exchange);
  void refuse(const Error& error);
  void answer(const SharedExchange& exchange, Response response);
  void write(Response response, bool head_only);
  void hand_over(Response response);
  void on_written(Code code);
  void wait(std::chrono::seconds time);
  void set_timer();
  void on_late();
  void linger();
  void discard();
  void close();

  boost::asio::ip::tcp::socket socket_;
  std::string peer_;
  boost::asio::steady_timer timer_;
  std::chrono::steady_clock::time_point deadline_;
  bool is_timed_ = false;  // the timer runs, maybe only to look at the deadline again
  const Settings& settings_;
  Dispatcher& dispatcher_;
  Metrics& metrics_;
  Streams& streams_;
  boost::beast::flat_buffer buffer_;
  HeadScanner scanner_;
  std::optional<Parser> parser_;
  std::chrono::steady_clock::time_point begun_;
  bool is_first_ = true;
  bool is_reading_ = false;  // a request has begun to arrive
  bool is_late_ = false;     // and has taken too long
  bool keep_alive_ = true;
  std::string head_;  // of the answer that is being written
  Response response_;
};

}  // namespace stadt::http
