// Who is asking: turns the token or the session cookie of a request into a Viewer and checks it against the route.
#pragma once

#include <memory>
#include <string>

#include "access/token.hpp"
#include "base/event.hpp"
#include "http/route.hpp"

namespace stadt::access {

// Thread-safe. Keeps recently used tokens in memory; a revoked one is dropped before the revocation is answered.
class Gate {
 public:
  Gate(Env& env, sql::Database& database, std::string origin);
  ~Gate();

  Result<Viewer> check(http::Request& request, const http::Access& access, sql::Session& db);
  void follow(std::span<const Event> events);

  // For what makes a session: no other site may sign a browser in, not even as somebody else. Clients that are no
  // browsers say nothing of where they come from.
  Result<> from_here(const http::Request& request) const;

  // The cookie that carries a browser's session; "__Host-stadt" on https origins.
  std::string session_cookie(std::string_view secret) const;
  std::string cleared_cookie() const;
  // The secret of the browser session that a request carries, empty if none.
  std::string session_secret(const http::Request& request) const;
  // Under which the token or session that a request came with is kept.
  Result<std::string> token_hash(const http::Request& request) const;

  // What uses up the ticket that a stream is opened with, and looks once more whether its session stands; nothing if it
  // is opened with something else.
  std::optional<sql::Database::Apply> ticket_use(const http::Request& request) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace stadt::access
