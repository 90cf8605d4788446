#include "http/connection.hpp"

#include <boost/asio/dispatch.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>

#include "http/address.hpp"
#include "http/wire.hpp"

namespace stadt::http {

namespace {

namespace asio = boost::asio;
namespace beast_http = boost::beast::http;

constexpr std::uint64_t bytes_per_kib = 1024;
constexpr std::uint64_t bytes_per_mib = 1024 * 1024;

Response too_large() {
  return error_response({ErrorKind::too_large, "http.body", "The body is larger than this city takes."});
}

bool is_upload(const Request& request) {
  return request.header("Content-Type").value_or("").starts_with("multipart/form-data");
}

}  // namespace

Connection::Connection(asio::ip::tcp::socket socket, const Settings& settings, Dispatcher& dispatcher, Metrics& metrics)
    : socket_(std::move(socket)),
      timer_(socket_.get_executor()),
      settings_(settings),
      dispatcher_(dispatcher),
      metrics_(metrics) {
  ++metrics_.connections;
}

Connection::~Connection() { --metrics_.connections; }

void Connection::start() {
  boost::system::error_code ignored;
  socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
  asio::dispatch(socket_.get_executor(), [self = shared_from_this()] { self->read_head(); });
}

// When the time is over the socket is closed, which ends whatever waits on it.
void Connection::wait(int seconds) {
  timer_.expires_after(std::chrono::seconds(seconds));
  timer_.async_wait([weak = weak_from_this()](boost::system::error_code code) {
    const auto self = weak.lock();
    if (code || !self || self->timer_.expiry() > std::chrono::steady_clock::now()) return;
    ++self->metrics_.cut;
    self->close();
  });
}

void Connection::read_head() {
  parser_.emplace();
  parser_->header_limit(static_cast<std::uint32_t>(settings_.header_limit_kib) * bytes_per_kib);
  parser_->body_limit(static_cast<std::uint64_t>(settings_.upload_limit_mib) * bytes_per_mib);
  // A silent connection may wait longer than one that has begun to speak.
  wait(buffer_.size() == 0 ? settings_.idle_timeout_s : settings_.request_timeout_s);
  beast_http::async_read_header(socket_, buffer_, *parser_,
                                [self = shared_from_this()](Code code, std::size_t) { self->on_head(code); });
}

void Connection::on_head(Code code) {
  begun_ = std::chrono::steady_clock::now();
  if (code == beast_http::error::end_of_stream || code == asio::error::operation_aborted) return close();
  if (code == beast_http::error::header_limit) {
    Error error{ErrorKind::invalid, "http.head", "The head of the request is too large."};
    return refuse(error);
  }
  if (code == beast_http::error::body_limit) {
    Error error{ErrorKind::too_large, "http.body", "The body is larger than this city takes."};
    return refuse(error);
  }
  if (code) {
    // Only broken messages are answered; a broken socket has nobody to answer.
    if (code.category() != make_error_code(beast_http::error::bad_method).category()) return close();
    return refuse({ErrorKind::invalid, "http.request", "This is no HTTP request that this city understands."});
  }
  wait(settings_.request_timeout_s);
  auto request = request_of(parser_->get());
  if (!request) return refuse(request.error());
  auto exchange = std::make_shared<Exchange>();
  exchange->request = std::move(*request);
  boost::system::error_code ignored;
  const auto peer = socket_.remote_endpoint(ignored);
  exchange->request.remote_address =
      sender_of(exchange->request, peer.address().to_string(), settings_.trusted_proxies);
  exchange->resume = [self = shared_from_this()](std::function<void()> work) {
    asio::post(self->socket_.get_executor(), std::move(work));
  };
  exchange->done = [self = shared_from_this(), weak = std::weak_ptr(exchange)](Response response) {
    if (const auto shared = weak.lock()) self->answer(shared, std::move(response));
  };
  ++metrics_.in_flight;
  if (auto early = dispatcher_.admit(*exchange)) {
    // The body was not read, so nothing may follow on this connection.
    keep_alive_ = keep_alive_ && parser_->is_done();
    return dispatcher_.answer(exchange, std::move(*early));
  }
  if (!is_upload(exchange->request)) {
    const std::uint64_t limit = static_cast<std::uint64_t>(settings_.body_limit_kib) * bytes_per_kib;
    parser_->body_limit(limit);
    if (parser_->content_length().value_or(0) > limit) {
      keep_alive_ = false;
      return dispatcher_.answer(exchange, too_large());
    }
  }
  if (parser_->is_done()) return dispatcher_.run(exchange);
  read_body(std::move(exchange));
}

void Connection::read_body(SharedExchange exchange) {
  auto read = [self = shared_from_this(), exchange] {
    beast_http::async_read(self->socket_, self->buffer_, *self->parser_, [self, exchange](Code code, std::size_t) {
      if (code == beast_http::error::body_limit) {
        self->keep_alive_ = false;
        return self->dispatcher_.answer(exchange, too_large());
      }
      if (code) {
        --self->metrics_.in_flight;
        if (code.category() != make_error_code(beast_http::error::bad_method).category()) return self->close();
        ++self->metrics_.in_flight;
        self->keep_alive_ = false;
        return self->dispatcher_.answer(exchange,
                                        error_response({ErrorKind::invalid, "http.body", "The body is broken."}));
      }
      exchange->request.body = std::move(self->parser_->get().body());
      self->dispatcher_.run(exchange);
    });
  };
  const auto expect = exchange->request.header("Expect").value_or("");
  if (expect != "100-continue") return read();
  static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
  asio::async_write(socket_, asio::buffer(go_on), [self = shared_from_this(), read](Code code, std::size_t) {
    if (code) return self->close();
    read();
  });
}

// An answer to what was no request; the connection ends with it.
void Connection::refuse(Error error) {
  keep_alive_ = false;
  ++metrics_.in_flight;
  auto response = error_response(error);
  if (error.code == "http.head") response.status = 431;
  write(std::move(response), false);
}

void Connection::answer(const SharedExchange& exchange, Response response) {
  write(std::move(response), exchange->request.method == Method::head);
}

void Connection::write(Response response, bool head_only) {
  keep_alive_ = keep_alive_ && parser_->get().keep_alive();
  --metrics_.in_flight;
  metrics_.answered(response.status, std::chrono::steady_clock::now() - begun_);
  response_ = std::move(response);
  head_.clear();
  append_head(head_, response_, settings_, keep_alive_);
  const bool bodiless = head_only || response_.status == 204 || response_.status == 304;
  const std::string_view body = bodiless ? std::string_view() : response_.content();
  wait(settings_.request_timeout_s);
  const std::array<asio::const_buffer, 2> parts = {asio::buffer(head_), asio::buffer(body.data(), body.size())};
  asio::async_write(socket_, parts,
                    [self = shared_from_this()](Code code, std::size_t size) { self->on_written(code, size); });
}

void Connection::on_written(Code code, std::size_t) {
  if (code || !keep_alive_) return close();
  response_ = {};
  read_head();
}

void Connection::close() {
  timer_.cancel();
  boost::system::error_code ignored;
  socket_.shutdown(asio::ip::tcp::socket::shutdown_both, ignored);
  socket_.close(ignored);
}

}  // namespace stadt::http
