#include "http/stream_connection.hpp"

#include <boost/asio/buffer.hpp>

namespace stadt::http {

namespace {

namespace asio = boost::asio;

constexpr int send_buffer = 32 * 1024;  // the system doubles it; more waits with us, where it is counted
constexpr int most_frames = 300;        // of a client between two pings

const Message& ping_of(StreamKind kind) {
  static const Message ping = std::make_shared<const std::string>(ping_frame());
  static const Message comment = std::make_shared<const std::string>(":\n\n");
  return kind == StreamKind::web_socket ? ping : comment;
}

Message message_of(std::string bytes) { return std::make_shared<const std::string>(std::move(bytes)); }

}  // namespace

StreamConnection::StreamConnection(StreamRoom& room, Socket socket, std::shared_ptr<Stream> stream)
    : room_(room), socket_(std::move(socket)), stream_(std::move(stream)) {}

void StreamConnection::start(std::string head, std::string_view rest) {
  boost::system::error_code ignored;
  socket_.non_blocking(true, ignored);
  socket_.set_option(asio::socket_base::send_buffer_size(send_buffer), ignored);
  heard_at_ = Clock::now();
  ping_at_ = heard_at_ + room_.settings.ping_every;
  stream_->connection_ = this;
  const auto early = std::exchange(stream_->early_, {});
  const auto closed = stream_->closed_early_;
  queue(message_of(std::move(head)));
  for (const auto& message : early) queue(message);
  flush();
  if (closed) close(*closed);
  on_bytes(rest);
  if (state_ != State::ended) wait_to_read();
}

void StreamConnection::send(const Message& message) {
  if (state_ != State::open) return;
  queue(message);
  ++room_.messages;
  if (!waits_to_write_) flush();
  if (state_ == State::open && unsent_ > room_.settings.most_unsent) cut();
}

void StreamConnection::queue(Message message) {
  if (queue_.empty()) moved_at_ = Clock::now();
  unsent_ += message->size();
  queue_.push_back(std::move(message));
}

void StreamConnection::flush() {
  while (!queue_.empty()) {
    const std::string& first = *queue_.front();
    boost::system::error_code code;
    const auto size = socket_.write_some(asio::buffer(first.data() + sent_, first.size() - sent_), code);
    if (code == asio::error::would_block) return wait_to_write();
    if (code) return end();
    sent_ += size;
    unsent_ -= size;
    moved_at_ = Clock::now();
    if (sent_ < first.size()) continue;
    queue_.erase(queue_.begin());
    sent_ = 0;
  }
  boost::system::error_code ignored;
  if (std::exchange(hangs_up_, false)) socket_.shutdown(asio::socket_base::shutdown_send, ignored);
}

void StreamConnection::wait_to_write() {
  waits_to_write_ = true;
  socket_.async_wait(asio::socket_base::wait_write, [self = shared_from_this()](boost::system::error_code code) {
    self->waits_to_write_ = false;
    if (self->state_ == State::ended) return;
    if (code) return self->end();
    self->flush();
  });
}

void StreamConnection::wait_to_read() {
  socket_.async_wait(asio::socket_base::wait_read, [self = shared_from_this()](boost::system::error_code code) {
    if (self->state_ == State::ended) return;
    if (code) return self->end();
    self->on_readable();
  });
}

void StreamConnection::on_readable() {
  boost::system::error_code code;
  const auto size = socket_.read_some(asio::buffer(room_.bytes), code);
  if (code && code != asio::error::would_block) return end();
  on_bytes({room_.bytes.data(), size});
  if (state_ != State::ended) wait_to_read();
}

void StreamConnection::on_bytes(std::string_view bytes) {
  heard_at_ = Clock::now();
  // Server-sent events go one way; what a client has been refused for is not read again.
  if (bytes.empty() || stream_->kind() == StreamKind::events || state_ == State::deaf) return;
  std::vector<Heard> heard;
  const auto broken = reader_.read(bytes, heard);
  for (auto& one : heard) {
    if (state_ == State::deaf || state_ == State::ended) return;
    on_heard(std::move(one));
  }
  if (broken && state_ != State::deaf && state_ != State::ended) fail(*broken);
}

void StreamConnection::on_heard(Heard heard) {
  if (++frames_ > most_frames) return fail(CloseCode::policy);
  switch (heard.kind) {
    case Heard::Kind::text:
      if (state_ == State::open) stream_->owner_.heard(std::move(heard.text));
      return;
    case Heard::Kind::ping:
      return send(message_of(pong_frame(heard.text)));
    case Heard::Kind::pong:
      return;
    case Heard::Kind::close:
      if (state_ == State::closing) return end();
      state_ = State::deaf;
      return say_last(heard.code);
  }
}

void StreamConnection::close(CloseCode code) {
  if (state_ != State::open) return;
  state_ = State::closing;
  // Only a WebSocket's client answers that it has understood.
  hangs_up_ = stream_->kind() == StreamKind::events;
  gone_by_ = Clock::now() + room_.settings.farewell;
  if (stream_->kind() == StreamKind::web_socket) queue(message_of(close_frame(code)));
  if (!waits_to_write_) flush();
}

// After this the connection only waits for the other side to hang up: closed while they still speak, it would take the
// last word away from them.
void StreamConnection::say_last(CloseCode code) {
  hangs_up_ = true;
  gone_by_ = Clock::now() + room_.settings.farewell;
  if (stream_->kind() == StreamKind::web_socket) queue(message_of(close_frame(code)));
  if (!waits_to_write_) flush();
}

void StreamConnection::fail(CloseCode code) {
  ++room_.hostile;
  const bool has_closed = state_ == State::closing;
  state_ = State::deaf;
  if (has_closed) return end();
  say_last(code);
}

// What nobody reads is thrown away, but for the message that is on its way.
void StreamConnection::cut() {
  ++room_.cut;
  queue_.resize(sent_ > 0 ? 1 : 0);
  unsent_ = queue_.empty() ? 0 : queue_.front()->size() - sent_;
  state_ = State::deaf;
  say_last(CloseCode::try_later);
}

void StreamConnection::look(Clock::time_point now) {
  const bool is_stuck = !queue_.empty() && now >= moved_at_ + room_.settings.patience;
  const bool is_silent = stream_->kind() == StreamKind::web_socket &&
                         now >= heard_at_ + room_.settings.ping_every + room_.settings.patience;
  if (state_ != State::open) {
    if (now >= gone_by_) end();
    return;
  }
  if (is_stuck || is_silent) {
    ++room_.cut;
    return end();
  }
  if (now < ping_at_) return;
  ping_at_ = now + room_.settings.ping_every;
  frames_ = 0;
  queue(ping_of(stream_->kind()));
  if (!waits_to_write_) flush();
}

void StreamConnection::end() {
  if (state_ == State::ended) return;
  state_ = State::ended;
  const auto self = shared_from_this();
  stream_->connection_ = nullptr;
  boost::system::error_code ignored;
  socket_.close(ignored);
  queue_.clear();
  room_.leave(*this);
  stream_.reset();
}

}  // namespace stadt::http
