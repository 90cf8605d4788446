#include "http/connection.hpp"

#include <boost/asio/dispatch.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>

#include "http/address.hpp"
#include "http/text.hpp"
#include "http/wire.hpp"

namespace stadt::http {

namespace {

namespace asio = boost::asio;
namespace beast_http = boost::beast::http;
using std::chrono::seconds;

constexpr std::size_t bytes_per_kib = 1024;
constexpr std::size_t bytes_per_mib = 1024 * 1024;
constexpr std::size_t read_step = 4 * bytes_per_kib;
constexpr std::size_t body_buffer = 64 * bytes_per_kib;
constexpr auto linger_time = seconds(2);
constexpr int switching_protocols = 101;

HeadBounds bounds_of(const Settings& settings) {
  return {.bytes = static_cast<std::size_t>(settings.header_limit_kib) * bytes_per_kib};
}

Response too_large() {
  return error_response({ErrorKind::too_large, "http.body", "The body is larger than this city takes."});
}

Error too_slow() { return {ErrorKind::invalid, "http.timeout", "The request took too long to arrive."}; }

Response broken_body() { return error_response({ErrorKind::invalid, "http.body", "The body is broken."}); }

bool is_upload(const Request& request) {
  std::string_view type = request.header("Content-Type").value_or("");
  return same_word(take_item(type, ';'), "multipart/form-data");
}

// Only broken messages are answered; a broken socket has nobody to answer.
bool is_of_message(const boost::beast::error_code& code) {
  return code.category() == make_error_code(beast_http::error::bad_method).category();
}

// Extensions of chunks carry nothing that anybody needs, and hide line ends that others read as such.
void refuse_extensions(std::uint64_t, boost::beast::string_view extensions, boost::beast::error_code& code) {
  if (!extensions.empty()) code = beast_http::error::bad_chunk_extension;
}

}  // namespace

Connection::Connection(asio::ip::tcp::socket socket, const House& house)
    : socket_(std::move(socket)),
      timer_(socket_.get_executor()),
      settings_(house.settings),
      dispatcher_(house.dispatcher),
      metrics_(house.metrics),
      streams_(house.streams),
      buffer_(bounds_of(settings_).bytes + body_buffer),
      scanner_(bounds_of(settings_)) {
  ++metrics_.connections;
}

Connection::~Connection() { --metrics_.connections; }

void Connection::start() {
  boost::system::error_code ignored;
  socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
  peer_ = socket_.remote_endpoint(ignored).address().to_string();
  asio::dispatch(socket_.get_executor(), [self = shared_from_this()] { self->read_head(); });
}

// Most deadlines are only moved on: the timer is set again when it fires too early, not with every request.
void Connection::wait(seconds time) {
  deadline_ = std::chrono::steady_clock::now() + time;
  if (!is_timed_ || timer_.expiry() > deadline_) set_timer();
}

void Connection::set_timer() {
  is_timed_ = true;
  timer_.expires_at(deadline_);
  timer_.async_wait([weak = weak_from_this()](boost::system::error_code code) {
    const auto self = weak.lock();
    if (code || !self) return;
    if (self->deadline_ > std::chrono::steady_clock::now()) return self->set_timer();
    self->is_timed_ = false;
    self->on_late();
  });
}

// Whoever is in the middle of a request is told; otherwise the socket is closed, which ends whatever waits on it.
void Connection::on_late() {
  ++metrics_.cut;
  if (!is_reading_) return close();
  is_late_ = true;
  boost::system::error_code ignored;
  socket_.cancel(ignored);
}

// A connection may be silent between two requests for longer than a request may take to arrive.
void Connection::read_head() {
  const bool is_idle = buffer_.size() == 0 && !std::exchange(is_first_, false);
  is_reading_ = buffer_.size() > 0;
  wait(seconds(is_idle ? settings_.idle_timeout_s : settings_.request_timeout_s));
  scanner_ = HeadScanner(bounds_of(settings_));
  begun_ = std::chrono::steady_clock::now();
  read_more_of_head();
}

void Connection::read_more_of_head() {
  const auto bytes = buffer_.cdata();
  const auto length = scanner_.scan({static_cast<const char*>(bytes.data()), bytes.size()});
  if (!length) return refuse(length.error());
  if (*length > 0) return on_head(*length);
  socket_.async_read_some(buffer_.prepare(read_step), [self = shared_from_this()](Code code, std::size_t size) {
    if (code && self->is_late_) return self->refuse(too_slow());
    if (code) return self->close();
    if (self->buffer_.size() == 0) {
      self->begun_ = std::chrono::steady_clock::now();
      self->wait(seconds(self->settings_.request_timeout_s));
    }
    self->is_reading_ = true;
    self->buffer_.commit(size);
    self->read_more_of_head();
  });
}

void Connection::on_head(std::size_t length) {
  parser_.emplace();
  parser_->header_limit(static_cast<std::uint32_t>(length + 1));
  parser_->body_limit(static_cast<std::uint64_t>(settings_.upload_limit_mib) * bytes_per_mib);
  parser_->on_chunk_header(refuse_extensions);
  Code code;
  parser_->put(asio::const_buffer(buffer_.cdata().data(), length), code);
  if (code == beast_http::error::body_limit) {
    return refuse({ErrorKind::too_large, "http.body", "The body is larger than this city takes."});
  }
  if (code || !parser_->is_header_done()) {
    return refuse({ErrorKind::invalid, "http.request", "This is no HTTP request that this city understands."});
  }
  buffer_.consume(length);
  auto request = request_of(parser_->get());
  if (!request) return refuse(request.error());
  admit(std::move(*request));
}

void Connection::admit(Request request) {
  auto exchange = std::make_shared<Exchange>();
  request.remote_address = sender_of(request, peer_, settings_.trusted_proxies);
  exchange->request = std::move(request);
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
  // Only somebody whom the city knows may fill its memory with pictures.
  if (!exchange->viewer || !is_upload(exchange->request)) {
    const std::uint64_t limit = static_cast<std::uint64_t>(settings_.body_limit_kib) * bytes_per_kib;
    parser_->body_limit(limit);
    if (parser_->content_length().value_or(0) > limit) {
      keep_alive_ = false;
      return dispatcher_.answer(exchange, too_large());
    }
  }
  if (!parser_->is_done()) return read_body(exchange);
  is_reading_ = false;
  dispatcher_.run(exchange);
}

void Connection::read_body(const SharedExchange& exchange) {
  auto read = [self = shared_from_this(), exchange] {
    beast_http::async_read(self->socket_, self->buffer_, *self->parser_,
                           [self, exchange](Code code, std::size_t) { self->on_body(exchange, code); });
  };
  const bool waits = same_word(exchange->request.header("Expect").value_or(""), "100-continue");
  if (!waits || parser_->get().version() < 11) return read();
  static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
  asio::async_write(socket_, asio::buffer(go_on), [self = shared_from_this(), read](Code code, std::size_t) {
    if (!code) return read();
    --self->metrics_.in_flight;
    self->close();
  });
}

void Connection::on_body(const SharedExchange& exchange, Code code) {
  is_reading_ = false;
  if (code && is_late_) {
    keep_alive_ = false;
    auto response = error_response(too_slow());
    response.status = 408;
    return dispatcher_.answer(exchange, std::move(response));
  }
  if (code && !is_of_message(code)) {
    --metrics_.in_flight;
    return close();
  }
  if (code) {
    keep_alive_ = false;
    return dispatcher_.answer(exchange, code == beast_http::error::body_limit ? too_large() : broken_body());
  }
  exchange->request.body = std::move(parser_->get().body());
  dispatcher_.run(exchange);
}

// An answer to what was no request; the connection ends with it.
void Connection::refuse(const Error& error) {
  keep_alive_ = false;
  ++metrics_.in_flight;
  auto response = error_response(error);
  if (error.code == "http.head") response.status = 431;
  if (error.code == "http.timeout") response.status = 408;
  write(std::move(response), false);
}

void Connection::answer(const SharedExchange& exchange, Response response) {
  if (response.stream) return hand_over(std::move(response));
  write(std::move(response), exchange->request.method == Method::head);
}

void Connection::write(Response response, bool head_only) {
  // HTTP/1.0 has to be promised that a connection stays open; it is not.
  is_reading_ = false;
  keep_alive_ = keep_alive_ && parser_->get().keep_alive() && parser_->get().version() >= 11;
  --metrics_.in_flight;
  metrics_.answered(response.status, std::chrono::steady_clock::now() - begun_);
  response_ = std::move(response);
  head_.clear();
  append_head(head_, response_, settings_, keep_alive_);
  const bool bodiless = head_only || response_.status == 204 || response_.status == 304;
  const std::string_view body = bodiless ? std::string_view() : response_.content();
  wait(seconds(settings_.request_timeout_s));
  const std::array<asio::const_buffer, 2> parts = {asio::buffer(head_), asio::buffer(body.data(), body.size())};
  asio::async_write(socket_, parts, [self = shared_from_this()](Code code, std::size_t) { self->on_written(code); });
}

// The connection goes on as a stream, on the streams' thread; here it ends.
void Connection::hand_over(Response response) {
  is_reading_ = false;
  --metrics_.in_flight;
  metrics_.answered(response.status, std::chrono::steady_clock::now() - begun_);
  timer_.cancel();
  StreamArrival arrival;
  append_head(arrival.head, response, settings_, response.status == switching_protocols);
  arrival.stream = std::move(response.stream);
  const auto unread = buffer_.cdata();
  arrival.rest.assign(static_cast<const char*>(unread.data()), unread.size());
  Code code;
  arrival.is_v6 = socket_.local_endpoint(code).address().is_v6();
  if (!code) arrival.socket = socket_.release(code);
  if (!code) streams_.take(std::move(arrival));
}

void Connection::on_written(Code code) {
  response_ = {};
  if (code) return close();
  if (!keep_alive_) return linger();
  read_head();
}

// A socket closed while the sender still speaks takes the answer away from them: what they send is heard, and
// forgotten, until they have read it.
void Connection::linger() {
  boost::system::error_code code;
  socket_.shutdown(asio::ip::tcp::socket::shutdown_send, code);
  if (code) return close();
  wait(linger_time);
  discard();
}

void Connection::discard() {
  buffer_.clear();
  socket_.async_read_some(buffer_.prepare(read_step), [self = shared_from_this()](Code code, std::size_t) {
    if (code) return self->close();
    self->discard();
  });
}

void Connection::close() {
  timer_.cancel();
  is_timed_ = false;
  boost::system::error_code ignored;
  socket_.shutdown(asio::ip::tcp::socket::shutdown_both, ignored);
  socket_.close(ignored);
}

}  // namespace stadt::http
