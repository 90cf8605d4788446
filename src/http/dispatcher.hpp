// What happens between a request and its answer, without sockets: routing, gate, handler, the writer and the slow pool,
// errors, CORS, static files.
#pragma once

#include <functional>
#include <memory>

#include "http/limits.hpp"
#include "http/router.hpp"
#include "http/server.hpp"

namespace stadt::http {

// One request on its way. `resume` brings work back to the connection's own thread; `done` is called once, on a thread
// that may use the connection.
struct Exchange {
  Request request;
  std::function<void(std::function<void()>)> resume;
  std::function<void(Response)> done;

  const Route* route = nullptr;
  Viewer viewer = {};
  Tally tally = {};
};
using SharedExchange = std::shared_ptr<Exchange>;

class Dispatcher {
 public:
  Dispatcher(const Settings& settings, Env& env, Routes routes, Gate gate, sql::Database& database,
             std::vector<StaticFile> files);
  ~Dispatcher();

  // The gate's part, before the body is read; an answer ends the exchange.
  std::optional<Response> admit(Exchange& exchange);
  // Ends an exchange with an answer that was made before the handler.
  void answer(const SharedExchange& exchange, Response response);
  // Everything after. Reading answers before it returns.
  void run(const SharedExchange& exchange);
  // Ends the slow pool.
  void stop();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace stadt::http
