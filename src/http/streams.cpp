#include "http/streams.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <thread>
#include <unordered_map>

#include "http/stream_connection.hpp"

namespace stadt::http {

namespace {

namespace asio = boost::asio;

constexpr auto stop_step = std::chrono::milliseconds(5);
constexpr auto longest_round = std::chrono::milliseconds(1000);
constexpr auto shortest_round = std::chrono::milliseconds(10);
constexpr std::size_t most_early = 64;
constexpr int rounds_in_time = 4;  // how much later than meant a time-out may fire: a quarter of it

// Half of the files that this process may have open are kept for requests and the store.
int most_of(const StreamSettings& settings) {
  rlimit files{};
  if (::getrlimit(RLIMIT_NOFILE, &files) != 0) return settings.most;
  return static_cast<int>(std::min<rlim_t>(static_cast<rlim_t>(settings.most), files.rlim_cur / 2));
}

std::chrono::milliseconds round_of(const StreamSettings& settings) {
  const auto shortest = std::min({settings.ping_every, settings.patience, settings.farewell});
  return std::clamp(shortest / rounds_in_time, shortest_round, longest_round);
}

}  // namespace

Message web_socket_message(std::string_view text) { return std::make_shared<const std::string>(text_frame(text)); }

Message event_message(std::string_view event, std::string_view data) {
  std::string bytes;
  bytes.reserve(event.size() + data.size() + 16);
  bytes += "event: ";
  bytes += event;
  bytes += "\ndata: ";
  bytes += data;
  bytes += "\n\n";
  return std::make_shared<const std::string>(std::move(bytes));
}

void Stream::say_early(const Message& message) {
  if (closed_early_) return;
  if (early_.size() >= most_early) closed_early_ = CloseCode::try_later;
  early_.push_back(message);
}

struct Streams::State {
  explicit State(StreamSettings own_settings)
      : settings(own_settings), room{.settings = settings, .leave = [this](StreamConnection& left) {
                                       connections.erase(&left);
                                       open = std::ssize(connections);
                                     }} {}

  StreamSettings settings;
  const int most = most_of(settings);
  asio::io_context context{1};
  asio::executor_work_guard<asio::io_context::executor_type> guard{context.get_executor()};
  asio::steady_timer timer{context};
  bool makes_rounds = false;
  StreamRoom room;
  std::unordered_map<StreamConnection*, std::shared_ptr<StreamConnection>> connections;
  std::atomic<std::int64_t> open = 0;
  std::atomic<bool> stops = false;
  std::thread thread;

  void admit(StreamConnection::Socket socket, StreamArrival arrival);
  void make_rounds();
  std::vector<std::shared_ptr<StreamConnection>> everybody() const;
};

void Streams::State::admit(StreamConnection::Socket socket, StreamArrival arrival) {
  const auto connection = std::make_shared<StreamConnection>(room, std::move(socket), std::move(arrival.stream));
  connections.emplace(connection.get(), connection);
  open = std::ssize(connections);
  connection->start(std::move(arrival.head), arrival.rest);
  if (stops) connection->close(CloseCode::restart);
  if (!std::exchange(makes_rounds, true)) make_rounds();
}

std::vector<std::shared_ptr<StreamConnection>> Streams::State::everybody() const {
  std::vector<std::shared_ptr<StreamConnection>> all;
  all.reserve(connections.size());
  for (const auto& [_, connection] : connections) all.push_back(connection);
  return all;
}

void Streams::State::make_rounds() {
  timer.expires_after(round_of(settings));
  timer.async_wait([this](boost::system::error_code code) {
    if (code) return;
    const auto now = StreamConnection::Clock::now();
    for (const auto& connection : everybody()) connection->look(now);
    makes_rounds = !connections.empty();
    if (makes_rounds) make_rounds();
  });
}

Streams::Streams(StreamSettings settings) : state_(std::make_unique<State>(settings)) {}

Streams::~Streams() { stop(std::chrono::milliseconds(0)); }

void Streams::start() {
  state_->thread = std::thread([this] { state_->context.run(); });
}

void Streams::stop(std::chrono::milliseconds grace) {
  state_->stops = true;
  if (!state_->thread.joinable()) return;
  asio::post(state_->context, [this] {
    for (const auto& connection : state_->everybody()) connection->close(CloseCode::restart);
  });
  const auto deadline = std::chrono::steady_clock::now() + grace;
  while (state_->open > 0 && std::chrono::steady_clock::now() < deadline) std::this_thread::sleep_for(stop_step);
  state_->context.stop();
  state_->thread.join();
  for (const auto& connection : state_->everybody()) connection->end();
}

bool Streams::has_room() const { return state_->open < state_->most && !state_->stops; }

void Streams::send(std::vector<Delivery> deliveries) {
  asio::post(state_->context, [deliveries = std::move(deliveries)] {
    for (const auto& [message, to] : deliveries) {
      for (const auto& weak : to) {
        const auto stream = weak.lock();
        if (!stream) continue;
        if (stream->connection_)
          stream->connection_->send(message);
        else
          stream->say_early(message);
      }
    }
  });
}

void Streams::close(std::vector<std::weak_ptr<Stream>> streams, CloseCode code) {
  asio::post(state_->context, [streams = std::move(streams), code] {
    for (const auto& weak : streams) {
      const auto stream = weak.lock();
      if (!stream) continue;
      if (stream->connection_)
        stream->connection_->close(code);
      else
        stream->closed_early_ = code;
    }
  });
}

void Streams::take(StreamArrival arrival) {
  using boost::asio::ip::tcp;
  boost::system::error_code code;
  StreamConnection::Socket socket(state_->context);
  socket.assign(arrival.is_v6 ? tcp::v6() : tcp::v4(), arrival.socket, code);
  if (code) {
    ::close(arrival.socket);
    return;
  }
  asio::post(state_->context, [this, socket = std::move(socket), arrival = std::move(arrival)]() mutable {
    state_->admit(std::move(socket), std::move(arrival));
  });
}

StreamStats Streams::snapshot() const {
  return {state_->open, state_->room.messages, state_->room.cut, state_->room.hostile};
}

}  // namespace stadt::http
