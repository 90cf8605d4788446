// The transport: sockets, keep-alive, time-outs, bounds, routing, CORS, ETag, static files. The only room that knows
// Asio and Beast. Reading handlers run inline; writes go to the database's writer and come back to their own thread.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/env.hpp"
#include "http/metrics.hpp"
#include "http/route.hpp"
#include "http/streams.hpp"

namespace stadt::http {

// Who is asking: resolves the request's token or cookie for this route or says why not. It sees the head alone: the
// body arrives, and may be large, only once the gate has let the request in.
using Gate = std::function<Result<Viewer>(Request&, const Access&, sql::Session&)>;

struct Settings {
  std::string listen = "127.0.0.1:8080";  // HOST:PORT; port 0 takes any free one
  std::string origin = "http://localhost:8080";
  int threads = 0;                           // 0: one per core on SQLite, 32 on PostgreSQL
  std::vector<std::string> trusted_proxies;  // addresses whose X-Forwarded-For is believed, right-most hop
  int header_limit_kib = 16;
  int body_limit_kib = 1024;  // of everything but uploads
  int upload_limit_mib = 16;
  int idle_timeout_s = 60;     // between requests of a connection
  int request_timeout_s = 20;  // from the first byte of a request to its last
  int connections = 20'000;
  bool rate_limits = true;

  bool operator==(const Settings&) const = default;
};

// A file served as it is. Its bytes live as long as the program (static_files.hpp reads them out of the binary).
struct StaticFile {
  std::string path;  // "/assets/app-1a2b.js"
  std::string_view content_type;
  std::string_view content;
  std::string_view brotli;  // empty: not stored compressed
  std::string etag;         // with its quotes
  bool immutable = false;   // the name holds a hash of the content
};

class Server {
 public:
  // The streams, which outlive it, start and stop with it.
  Server(Settings settings, Env& env, Routes routes, Gate gate, sql::Database& database, std::vector<StaticFile> files,
         Streams& streams);
  ~Server();

  // Binds and begins to serve on its own threads; the error names the address and why.
  Result<> start();
  int port() const;
  // Stops accepting, lets running requests finish and streams say goodbye for at most `grace`, closes.
  void stop(std::chrono::milliseconds grace);

  // The whole path of a request but for the socket: what scenario tests call. Waits for a write's commit.
  Response handle(Request request);

  // What has happened since the start, for /metrics.
  ServerStats snapshot() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace stadt::http
