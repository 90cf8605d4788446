#include "access/sessions.hpp"
#include "base/scopes.hpp"
#include "people/account.hpp"
#include "people/accounts.hpp"

namespace stadt {

namespace {

struct SignInInput {
  std::string login;
  std::string password;
};
BOOST_DESCRIBE_STRUCT(SignInInput, (), (login, password))

struct SessionEntry {
  std::string id;
  std::string label;
  Time created_at;
  Time used_at;
  bool current = false;
  bool browser = false;
};
BOOST_DESCRIBE_STRUCT(SessionEntry, (), (id, label, created_at, used_at, current, browser))

struct Nothing {};
BOOST_DESCRIBE_STRUCT(Nothing, (), ())

Result<http::Answer> sign_in(const AccessParts& parts, http::Call& call) {
  CHECKED(parts.gate.from_here(call.request));
  auto input = TRY(call.request.read<SignInInput>());
  return http::Slow{
      [parts, input = std::move(input)](http::Call& slow) -> Result<std::variant<http::Response, http::Write>> {
        const PersonId person = TRY(access::sign_in(slow.db, parts.accounts, input.login, input.password));
        return http::write(
            [&env = parts.env, entry = access::entry_of(parts.gate, slow.request),
             person](sql::Transaction& transaction) -> Result<access::Issued> {
              return access::begin_session(transaction, env, person, entry);
            },
            [parts](http::Call& again, const access::Issued& issued) -> Result<http::Response> {
              http::Response response;
              response.body = TRY(own_account(parts.origin, again.db, issued.token.person));
              response.headers.push_back({"Set-Cookie", parts.gate.session_cookie(issued.secret)});
              return response;
            });
      }};
}

Result<http::Answer> list_sessions(http::Call& call) {
  std::vector<SessionEntry> entries;
  for (const auto& own : access_store::tokens_of(call.db, call.viewer.person)) {
    const auto token = access_store::token(call.db, own.hash);
    if (!token) continue;
    entries.push_back({std::to_string(own.id), own.label, token->created_at, token->used_at,
                       own.id == call.viewer.token, token->kind == access::TokenKind::browser});
  }
  return http::json_response(entries);
}

// What remains is one's own session, if `keep_own`.
Result<http::Answer> end_all(const AccessParts& parts, http::Call& call) {
  return http::write(
      [&env = parts.env, viewer = call.viewer](sql::Transaction& transaction) -> Result<PersonId> {
        access::revoke_all(transaction, env, viewer.person, viewer.token);
        return viewer.person;
      },
      [](http::Call&, PersonId) -> Result<http::Response> { return http::json_response(Nothing{}); });
}

Result<http::Answer> end_one(const AccessParts& parts, http::Call& call, std::int64_t id) {
  const bool own = id == call.viewer.token;
  return http::write(
      [&env = parts.env, viewer = call.viewer, id](sql::Transaction& transaction) -> Result<bool> {
        for (const auto& token : access_store::tokens_of(transaction, viewer.person)) {
          if (token.id != id) continue;
          access::revoke(transaction, env, token.hash);
          return true;
        }
        return fail(ErrorKind::not_found, "not_found", "There is no such session.");
      },
      [parts, own](http::Call&, bool) -> Result<http::Response> {
        auto response = http::json_response(Nothing{});
        if (own) response.headers.push_back({"Set-Cookie", parts.gate.cleared_cookie()});
        return response;
      });
}

}  // namespace

http::Routes session_routes(const AccessParts& parts) {
  using enum http::Method;
  const http::Access person{.who = http::Who::person, .scopes = scopes::write_accounts};
  http::Routes routes;
  const auto add = [&](http::Method method, std::string_view pattern, http::Access access, std::string_view summary,
                       http::Handler handler, json::SchemaRef input = {},
                       json::SchemaRef answer = json::schema<Nothing>()) {
    routes.push_back({.method = method,
                      .pattern = pattern,
                      .access = access,
                      .handler = std::move(handler),
                      .summary = summary,
                      .schema_in = input,
                      .schema_out = answer});
  };
  add(
      post, "/api/stadt/v1/session", {}, "Sign in with a browser: sets the session cookie.",
      [parts](http::Call& call) { return sign_in(parts, call); }, json::schema<SignInInput>(), json::schema<Account>());
  routes.back().bucket = http::login_bucket;
  add(delete_, "/api/stadt/v1/session", person, "Sign out here.",
      [parts](http::Call& call) { return end_one(parts, call, call.viewer.token); });
  add(
      get, "/api/stadt/v1/sessions", person, "Where one is signed in.",
      [](http::Call& call) { return list_sessions(call); }, {}, json::schema<std::vector<SessionEntry>>());
  add(delete_, "/api/stadt/v1/sessions", person, "Sign out everywhere else.",
      [parts](http::Call& call) { return end_all(parts, call); });
  add(delete_, "/api/stadt/v1/sessions/{id}", person, "End one session or application's access.",
      [parts](http::Call& call) -> Result<http::Answer> {
        return end_one(parts, call, TRY(call.request.path_id<ItemId>(0)).value);
      });
  return routes;
}

}  // namespace stadt
