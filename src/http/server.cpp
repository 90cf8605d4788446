#include "http/server.hpp"

#include <fmt/format.h>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/strand.hpp>
#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <thread>

#include "base/log.hpp"
#include "http/connection.hpp"

namespace stadt::http {

namespace {

namespace asio = boost::asio;

constexpr int threads_on_postgresql = 32;
constexpr auto accept_pause = std::chrono::milliseconds(100);
constexpr auto stop_step = std::chrono::milliseconds(5);

struct Address {
  std::string host;
  std::string port;
};

Result<Address> address_of(const std::string& listen) {
  const auto colon = listen.rfind(':');
  if (colon == std::string::npos) return fail(ErrorKind::invalid, "http.listen", "Write HOST:PORT for server.listen.");
  std::string host = listen.substr(0, colon);
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  return Address{host.empty() ? "0.0.0.0" : host, listen.substr(colon + 1)};
}

}  // namespace

// Runs until it is stopped, with or without connections.
struct Context : asio::io_context {
  asio::executor_work_guard<asio::io_context::executor_type> guard{get_executor()};
};

struct Server::State {
  State(Settings own_settings, Env& env, Routes routes, Gate gate, sql::Database& own_database,
        std::vector<StaticFile> files, Streams& own_streams)
      : settings(std::move(own_settings)),
        database(own_database),
        streams(own_streams),
        dispatcher(settings, env, std::move(routes), std::move(gate), database, std::move(files)),
        threads_per_context(database.engine() == sql::Engine::postgresql ? thread_count() : 1),
        contexts(static_cast<std::size_t>(thread_count() / threads_per_context)),
        acceptor(asio::make_strand(contexts.front())) {}

  Settings settings;
  sql::Database& database;
  Streams& streams;
  Metrics metrics;
  Dispatcher dispatcher;
  // Where reading never blocks, a connection stays with one thread and nothing is shared between them; where it waits
  // for a database server, any thread may go on with it.
  const int threads_per_context;
  std::deque<Context> contexts;
  std::size_t next_context = 0;
  asio::ip::tcp::acceptor acceptor;
  std::vector<std::thread> threads;

  int thread_count() const;
  asio::any_io_executor next_executor();
  void accept();
  void close();
};

int Server::State::thread_count() const {
  if (settings.threads > 0) return settings.threads;
  if (database.engine() == sql::Engine::postgresql) return threads_on_postgresql;
  return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

asio::any_io_executor Server::State::next_executor() {
  auto& context = contexts[next_context++ % contexts.size()];
  if (threads_per_context > 1) return asio::make_strand(context);
  return context.get_executor();
}

void Server::State::accept() {
  acceptor.async_accept(next_executor(), [this](boost::system::error_code code, asio::ip::tcp::socket socket) {
    if (code == asio::error::operation_aborted || !acceptor.is_open()) return;
    if (!code && metrics.connections < settings.connections) {
      const Connection::House house{settings, dispatcher, metrics, streams};
      std::make_shared<Connection>(std::move(socket), house)->start();
    } else if (!code) {
      ++metrics.connections_refused;
    } else {
      // No file left, most likely: a moment's rest instead of a spin.
      log::warning("http.accept_failed", {{"reason", code.message()}});
      std::this_thread::sleep_for(accept_pause);
    }
    accept();
  });
}

// On the acceptor's own strand: it may be accepting just now.
void Server::State::close() {
  if (threads.empty()) return;
  std::promise<void> closed;
  asio::post(acceptor.get_executor(), [&] {
    boost::system::error_code ignored;
    acceptor.close(ignored);
    closed.set_value();
  });
  closed.get_future().wait();
}

Server::Server(Settings settings, Env& env, Routes routes, Gate gate, sql::Database& database,
               std::vector<StaticFile> files, Streams& streams)
    : state_(std::make_unique<State>(std::move(settings), env, std::move(routes), std::move(gate), database,
                                     std::move(files), streams)) {}

Server::~Server() { stop(std::chrono::milliseconds(0)); }

Result<> Server::start() {
  const auto address = TRY(address_of(state_->settings.listen));
  const auto cannot = [&](const boost::system::error_code& code) {
    return fail(ErrorKind::unavailable, "http.listen",
                fmt::format("Cannot listen on {}: {}.", state_->settings.listen, code.message()));
  };
  boost::system::error_code code;
  asio::ip::tcp::resolver resolver(state_->contexts.front());
  const auto found = resolver.resolve(address.host, address.port, code);
  if (code || found.empty()) return cannot(code);
  const auto endpoint = found.begin()->endpoint();
  state_->acceptor.open(endpoint.protocol(), code);
  if (code) return cannot(code);
  state_->acceptor.set_option(asio::socket_base::reuse_address(true), code);
  state_->acceptor.bind(endpoint, code);
  if (code) return cannot(code);
  state_->acceptor.listen(asio::socket_base::max_listen_connections, code);
  if (code) return cannot(code);
  state_->streams.start();
  state_->accept();
  for (auto& context : state_->contexts) {
    for (int i = 0; i < state_->threads_per_context; ++i) state_->threads.emplace_back([&context] { context.run(); });
  }
  return {};
}

int Server::port() const {
  boost::system::error_code code;
  return state_->acceptor.local_endpoint(code).port();
}

void Server::stop(std::chrono::milliseconds grace) {
  state_->close();
  const auto deadline = std::chrono::steady_clock::now() + grace;
  while (state_->metrics.in_flight > 0 && std::chrono::steady_clock::now() < deadline) {
    std::this_thread::sleep_for(stop_step);
  }
  const auto left = deadline - std::chrono::steady_clock::now();
  state_->streams.stop(std::max(std::chrono::milliseconds(0), std::chrono::round<std::chrono::milliseconds>(left)));
  state_->dispatcher.stop();
  for (auto& context : state_->contexts) context.stop();
  for (auto& thread : state_->threads) {
    if (thread.joinable()) thread.join();
  }
  state_->threads.clear();
}

Response Server::handle(Request request) {
  std::mutex mutex;
  std::condition_variable finished;
  std::optional<Response> answer;
  auto exchange = std::make_shared<Exchange>();
  exchange->request = std::move(request);
  exchange->resume = [](const std::function<void()>& work) { work(); };
  exchange->done = [&](Response response) {
    std::scoped_lock lock(mutex);
    answer = std::move(response);
    finished.notify_one();
  };
  if (auto early = state_->dispatcher.admit(*exchange)) {
    state_->dispatcher.answer(exchange, std::move(*early));
  } else {
    state_->dispatcher.run(exchange);
  }
  std::unique_lock lock(mutex);
  finished.wait(lock, [&] { return answer.has_value(); });
  return std::move(*answer);
}

ServerStats Server::snapshot() const { return state_->metrics.snapshot(); }

}  // namespace stadt::http
