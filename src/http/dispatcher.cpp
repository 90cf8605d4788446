#include "http/dispatcher.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <unordered_map>

#include "base/log.hpp"
#include "http/conditional.hpp"
#include "http/static_files.hpp"

namespace stadt::http {

namespace {

constexpr int slow_threads = 2;
constexpr std::size_t slow_queue = 64;
constexpr std::string_view retry_after_s = "5";
constexpr std::string_view open_prefixes[] = {"/api/",         "/oauth/token", "/oauth/revoke",
                                              "/.well-known/", "/nodeinfo",    "/media/"};

Response failure_response(const sql::Failure& failure) {
  const bool full = failure.kind() == sql::FailureKind::full;
  log::warning("http.store_failed", {{"reason", std::string(failure.what())}});
  auto response = error_response({full ? ErrorKind::no_space : ErrorKind::unavailable, "store.unavailable",
                                  "The store cannot be reached right now. Try again in a moment."});
  response.headers.push_back({"Retry-After", std::string(retry_after_s)});
  return response;
}

// Whatever a handler throws becomes an answer, once per request.
template <typename Work>
Response guarded(const Request& request, Work work) {
  try {
    return work();
  } catch (const sql::Failure& failure) {
    return failure_response(failure);
  } catch (const std::exception& problem) {
    log::error("http.handler_failed",
               {{"request", request.request_id}, {"path", request.path}, {"reason", std::string(problem.what())}});
    Error error{ErrorKind::unavailable, "internal", "Something broke in this city. It has been noted."};
    auto response = error_response(error);
    response.status = 500;
    return response;
  }
}

Response answer_of(const Result<Response>& result) {
  if (result) return *result;
  auto response = error_response(result.error());
  if (response.status == 503 || response.status == 507 || response.status == 429) {
    response.headers.push_back({"Retry-After", std::string(retry_after_s)});
  }
  return response;
}

bool is_open(std::string_view path) {
  return std::ranges::any_of(open_prefixes, [&](auto prefix) { return path.starts_with(prefix); });
}

// Applications in browsers elsewhere may call what is named above; they carry tokens, never cookies.
void add_cors(const Request& request, Response& response) {
  if (!is_open(request.path)) return;
  response.headers.push_back({"Access-Control-Allow-Origin", "*"});
  response.headers.push_back({"Access-Control-Expose-Headers",
                              "Link, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, X-Request-Id"});
}

Response preflight(const Request& request) {
  Response response{.status = 204, .content_type = "text/plain"};
  response.headers.push_back({"Access-Control-Allow-Methods", "POST, PUT, DELETE, GET, PATCH, OPTIONS"});
  const auto asked =
      request.header("Access-Control-Request-Headers").value_or("Authorization, Content-Type, Idempotency-Key");
  response.headers.push_back({"Access-Control-Allow-Headers", std::string(asked)});
  response.headers.push_back({"Access-Control-Max-Age", "86400"});
  return response;
}

std::string_view method_name(Method method) {
  static constexpr std::string_view names[] = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};
  return names[static_cast<std::size_t>(method)];
}

Response not_allowed(const std::vector<Method>& allowed) {
  auto response = error_response({ErrorKind::not_allowed, "http.method", "This address does not take this method."});
  std::string names;
  for (const auto method : allowed) names += (names.empty() ? "" : ", ") + std::string(method_name(method));
  response.headers.push_back({"Allow", names});
  return response;
}

}  // namespace

struct Dispatcher::State {
  State(const Settings& own_settings, Env& env, Routes routes, Gate own_gate, sql::Database& own_database,
        std::vector<StaticFile> own_files)
      : settings(own_settings),
        router(std::move(routes)),
        gate(std::move(own_gate)),
        database(own_database),
        files(std::move(own_files)),
        limits(env, settings.rate_limits),
        first_request(env.random_number()) {
    for (const auto& file : files) files_by_path[file.path] = &file;
    for (int i = 0; i < slow_threads; ++i) pool.emplace_back([this] { run_pool(); });
  }

  Settings settings;
  Router router;
  Gate gate;
  sql::Database& database;
  std::vector<StaticFile> files;
  std::unordered_map<std::string_view, const StaticFile*> files_by_path;
  Limits limits;
  const std::uint64_t first_request;
  std::atomic<std::uint64_t> requests = 0;

  std::mutex pool_mutex;
  std::condition_variable pool_filled;
  std::deque<std::function<void()>> pool_queue;
  bool pool_stops = false;
  std::vector<std::thread> pool;

  std::string next_request_id();
  void run_pool();
  bool enqueue(std::function<void()> work);
  std::optional<Response> static_file(const Request& request) const;
  void finish(const SharedExchange& exchange, Response response);
  void run_write(const SharedExchange& exchange, Write write);
  void run_slow(const SharedExchange& exchange, Slow slow);
};

// Never the same twice in a run, and nobody can count requests by them (the finaliser of SplitMix64, a bijection).
std::string Dispatcher::State::next_request_id() {
  std::uint64_t z = first_request + ++requests * 0x9E3779B97F4A7C15ull;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
  return fmt::format("{:016x}", z ^ (z >> 31));
}

void Dispatcher::State::run_pool() {
  for (;;) {
    std::function<void()> work;
    {
      std::unique_lock lock(pool_mutex);
      pool_filled.wait(lock, [this] { return pool_stops || !pool_queue.empty(); });
      if (pool_queue.empty()) return;
      work = std::move(pool_queue.front());
      pool_queue.pop_front();
    }
    work();
  }
}

bool Dispatcher::State::enqueue(std::function<void()> work) {
  std::scoped_lock lock(pool_mutex);
  if (pool_stops || pool_queue.size() >= slow_queue) return false;
  pool_queue.push_back(std::move(work));
  pool_filled.notify_one();
  return true;
}

std::optional<Response> Dispatcher::State::static_file(const Request& request) const {
  const auto found = files_by_path.find(request.path);
  if (found == files_by_path.end()) return std::nullopt;
  return file_response(*found->second, request);
}

void Dispatcher::State::finish(const SharedExchange& exchange, Response response) {
  const Request& request = exchange->request;
  answer_conditionally(request, response);
  limits.at_the_end(request, exchange->tally, response);
  add_cors(request, response);
  if (exchange->viewer && !response.header("Cache-Control")) {
    response.headers.push_back({"Cache-Control", "private, no-store"});
  }
  if (!request.request_id.empty()) response.headers.push_back({"X-Request-Id", request.request_id});
  exchange->done(std::move(response));
}

void Dispatcher::State::run_write(const SharedExchange& exchange, Write write) {
  auto present = std::make_shared<decltype(write.present)>(std::move(write.present));
  database.write(std::move(write.apply), [this, exchange, present](Result<> outcome) {
    exchange->resume([this, exchange, present, outcome = std::move(outcome)] {
      if (!outcome) return finish(exchange, answer_of(std::unexpected(outcome.error())));
      finish(exchange, guarded(exchange->request, [&] {
               Call call{exchange->request, exchange->viewer, database.session()};
               return answer_of((*present)(call));
             }));
    });
  });
}

void Dispatcher::State::run_slow(const SharedExchange& exchange, Slow slow) {
  const bool queued = enqueue([this, exchange, slow = std::move(slow)] {
    std::optional<Write> write;
    auto response = guarded(exchange->request, [&]() -> Response {
      Call call{exchange->request, exchange->viewer, database.session()};
      auto answer = slow.work(call);
      if (!answer) return answer_of(std::unexpected(answer.error()));
      if (auto* ready = std::get_if<Response>(&*answer)) return std::move(*ready);
      write = std::move(std::get<Write>(*answer));
      return {};
    });
    if (write) return run_write(exchange, std::move(*write));
    exchange->resume([this, exchange, response = std::move(response)] { finish(exchange, response); });
  });
  if (!queued) {
    finish(exchange, answer_of(fail(ErrorKind::too_many, "http.busy",
                                    "Very much is going on right now. Try again in a moment.")));
  }
}

Dispatcher::Dispatcher(const Settings& settings, Env& env, Routes routes, Gate gate, sql::Database& database,
                       std::vector<StaticFile> files)
    : state_(std::make_unique<State>(settings, env, std::move(routes), std::move(gate), database, std::move(files))) {}

Dispatcher::~Dispatcher() { stop(); }

void Dispatcher::stop() {
  {
    std::scoped_lock lock(state_->pool_mutex);
    state_->pool_stops = true;
    state_->pool_filled.notify_all();
  }
  for (auto& thread : state_->pool) {
    if (thread.joinable()) thread.join();
  }
}

std::optional<Response> Dispatcher::admit(Exchange& exchange) {
  Request& request = exchange.request;
  request.origin = state_->settings.origin;
  request.request_id = state_->next_request_id();
  if (auto over = state_->limits.at_the_door(request, exchange.tally)) return over;
  if (request.method == Method::options && is_open(request.path)) return preflight(request);
  if (request.method == Method::get || request.method == Method::head) {
    if (auto file = state_->static_file(request)) return file;
  }
  auto match = state_->router.find(request.method, request.path);
  if (!match.route) {
    if (!match.allowed.empty()) return not_allowed(match.allowed);
    return error_response({ErrorKind::not_found, "not_found", "There is nothing at this address."});
  }
  request.path_params = std::move(match.params);
  exchange.route = match.route;
  if (request.header("Content-Encoding")) {
    return error_response({ErrorKind::unsupported, "http.encoding", "Send the body without a content encoding."});
  }
  auto refused = guarded(request, [&]() -> Response {
    auto viewer = state_->gate(request, match.route->access, state_->database.session());
    if (!viewer) return error_response(viewer.error());
    exchange.viewer = *viewer;
    return {};
  });
  if (auto over = state_->limits.at_the_route(request, *match.route, exchange.viewer, exchange.tally)) return over;
  if (refused.status >= 400) return refused;
  return std::nullopt;
}

void Dispatcher::answer(const SharedExchange& exchange, Response response) {
  state_->finish(exchange, std::move(response));
}

void Dispatcher::run(const SharedExchange& exchange) {
  if (auto over = state_->limits.at_the_input(exchange->request, *exchange->route, exchange->tally)) {
    return state_->finish(exchange, std::move(*over));
  }
  std::optional<Write> write;
  std::optional<Slow> slow;
  auto response = guarded(exchange->request, [&]() -> Response {
    Call call{exchange->request, exchange->viewer, state_->database.session()};
    auto answer = exchange->route->handler(call);
    if (!answer) return answer_of(std::unexpected(answer.error()));
    if (auto* ready = std::get_if<Response>(&*answer)) return std::move(*ready);
    if (auto* writes = std::get_if<Write>(&*answer))
      write = std::move(*writes);
    else
      slow = std::move(std::get<Slow>(*answer));
    return {};
  });
  if (write) return state_->run_write(exchange, std::move(*write));
  if (slow) return state_->run_slow(exchange, std::move(*slow));
  state_->finish(exchange, std::move(response));
}

}  // namespace stadt::http
