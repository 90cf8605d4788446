// Routes: one table per feature, joined in app.cpp. A reading handler answers at once; a writing handler returns a
// Write of two functions: `apply`, run by the writer inside the transaction, and `present`, run on the connection's own
// thread once the commit is durable.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "base/viewer.hpp"
#include "http/message.hpp"
#include "json/schema.hpp"
#include "sql/database.hpp"

namespace stadt::http {

// Everything a handler sees of one request. It lives until the answer is sent.
struct Call {
  Request& request;
  Viewer viewer;
  sql::Session& db;  // this thread's reading session
};

struct Write {
  sql::Database::Apply apply;
  std::function<Result<Response>(Call&)> present;
};

// Work that takes longer than a reading thread may (a password's hash): run on a small pool, then answered as usual.
struct Slow {
  std::function<Result<std::variant<Response, Write>>(Call&)> work;
};

using Answer = std::variant<Response, Write, Slow>;
using Handler = std::function<Result<Answer>(Call&)>;

// Who may call a route. The gate (access/) turns a token or a session cookie into a Viewer and checks it against this.
enum class Who {
  anyone,   // a viewer if a valid token is there, a visitor otherwise; a bad token is still a 401
  app,      // at least an app's own token
  person,   // somebody signed in, by token with the scopes or by browser session
  browser,  // pages: a session cookie counts, nothing is refused
};

// Where a token may stand. A stream is opened by browsers, which set no headers there: its token, or a ticket for it,
// may stand in the address or as the WebSocket's protocol. A cookie opens none, because every page can open a stream
// with it.
enum class Carrier { request, stream };

struct Access {
  Who who = Who::anyone;
  Scopes scopes = 0;  // any one of these bits is enough; ignored for browser sessions
  Carrier carrier = Carrier::request;
};

// Whom a bucket counts: the person, or the application's token, or the address, whichever is known first; or always the
// address.
enum class Counts { viewer, address };

// A limit of its own for one kind of request, beside the general ones. With an `account_field` it is for guesses of a
// secret: counted per address and per account that this field of the input names, and only if they are wrong.
struct Bucket {
  std::string_view name = {};
  int limit = 0;  // 0: no bucket
  std::chrono::seconds window{};
  Counts counts = Counts::viewer;
  std::string_view account_field = {};
};

constexpr Bucket sign_up_bucket{"sign_up", 5, std::chrono::minutes(30), Counts::address};
constexpr Bucket application_bucket{"application", 30, std::chrono::minutes(30), Counts::address};
constexpr Bucket login_bucket{"login", 5, std::chrono::minutes(5), Counts::address, "login"};
constexpr Bucket media_bucket{"media", 30, std::chrono::minutes(30)};
constexpr Bucket deletion_bucket{"deletion", 30, std::chrono::minutes(30)};

struct Route {
  Method method = Method::get;
  // "/api/v1/statuses/{id}/context"; "/@{handle}" has a beginning of its own; {path...} takes the rest. What is written
  // out wins over {…}, and {…} over the rest. HEAD goes to the route of GET.
  std::string_view pattern = {};
  Access access = {};
  Handler handler = {};
  std::string_view summary = {};  // one line for the OpenAPI document
  Bucket bucket = {};
  json::SchemaRef schema_in = {};   // json::schema<Input>(): the body, or the query of a reading route
  json::SchemaRef schema_out = {};  // json::schema<Output>()
};

using Routes = std::vector<Route>;

// `apply`: (sql::Transaction&) → Result<T>; `present`: (Call&, const T&) → Result<Response>.
template <typename Apply, typename Present>
Write write(Apply apply, Present present) {
  using T = typename std::invoke_result_t<Apply, sql::Transaction&>::value_type;
  auto outcome = std::make_shared<std::optional<T>>();
  return Write{[outcome, apply = std::move(apply)](sql::Transaction& transaction) mutable -> Result<> {
                 outcome->emplace(TRY(apply(transaction)));
                 return {};
               },
               [outcome, present = std::move(present)](Call& call) mutable -> Result<Response> {
                 return present(call, **outcome);
               }};
}

}  // namespace stadt::http
