#include <fmt/format.h>
#include <sodium.h>

#include "access/oauth_rules.hpp"
#include "access/sessions.hpp"
#include "base/scopes.hpp"
#include "text/clean.hpp"

namespace stadt {

namespace {

using access::App;

struct AppInput {
  std::string client_name;
  std::vector<std::string> redirect_uris;
  std::string scopes;
  std::string website;
};
BOOST_DESCRIBE_STRUCT(AppInput, (), (client_name, redirect_uris, scopes, website))

struct Application {
  std::string id;
  std::string name;
  std::optional<std::string> website;
  std::vector<std::string> scopes;
  std::string redirect_uri;
  std::vector<std::string> redirect_uris;
  json::Absent<std::string> client_id;
  json::Absent<std::string> client_secret;
  int client_secret_expires_at = 0;
  std::string vapid_key;
};
BOOST_DESCRIBE_STRUCT(Application, (),
                      (id, name, website, scopes, redirect_uri, redirect_uris, client_id, client_secret,
                       client_secret_expires_at, vapid_key))

struct TokenInput {
  std::string grant_type;
  std::string code;
  std::string client_id;
  std::string client_secret;
  std::string redirect_uri;
  std::string code_verifier;
  std::string scope;
  std::string token;
};
BOOST_DESCRIBE_STRUCT(TokenInput, (),
                      (grant_type, code, client_id, client_secret, redirect_uri, code_verifier, scope, token))

struct TokenAnswer {
  std::string access_token;
  std::string token_type = "Bearer";
  std::string scope;
  std::int64_t created_at = 0;
};
BOOST_DESCRIBE_STRUCT(TokenAnswer, (), (access_token, token_type, scope, created_at))

struct Metadata {
  std::string issuer;
  std::string authorization_endpoint;
  std::string token_endpoint;
  std::string revocation_endpoint;
  std::string userinfo_endpoint;
  std::string app_registration_endpoint;
  std::vector<std::string> scopes_supported = {"read", "write", "follow", "push", "profile"};
  std::vector<std::string> response_types_supported = {"code"};
  std::vector<std::string> response_modes_supported = {"query"};
  std::vector<std::string> grant_types_supported = {"authorization_code", "client_credentials"};
  std::vector<std::string> token_endpoint_auth_methods_supported = {"client_secret_basic", "client_secret_post"};
  std::vector<std::string> code_challenge_methods_supported = {"S256"};
  bool authorization_response_iss_parameter_supported = true;
};
BOOST_DESCRIBE_STRUCT(Metadata, (),
                      (issuer, authorization_endpoint, token_endpoint, revocation_endpoint, userinfo_endpoint,
                       app_registration_endpoint, scopes_supported, response_types_supported, response_modes_supported,
                       grant_types_supported, token_endpoint_auth_methods_supported, code_challenge_methods_supported,
                       authorization_response_iss_parameter_supported))

struct UserInfo {
  std::string iss;
  std::string sub;
  std::string name;
  std::string preferred_username;
  std::string profile;
};
BOOST_DESCRIBE_STRUCT(UserInfo, (), (iss, sub, name, preferred_username, profile))

struct Nothing {};
BOOST_DESCRIBE_STRUCT(Nothing, (), ())

std::vector<std::string> words_of(const std::string& text, char separator) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(separator, at), text.size());
    words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

Application present_app(const App& app) {
  Application application{.id = std::to_string(app.id.value),
                          .name = app.name,
                          .website = std::nullopt,
                          .scopes = {},
                          .redirect_uri = {},
                          .redirect_uris = {},
                          .client_id = {},
                          .client_secret = {},
                          .vapid_key = {}};
  if (!app.website.empty()) application.website = app.website;
  application.scopes = words_of(scopes::format(app.scopes), ' ');
  application.redirect_uri = app.redirect_uris;
  application.redirect_uris = words_of(app.redirect_uris, '\n');
  return application;
}

Result<http::Answer> register_app(const AccessParts& parts, http::Call& call) {
  const auto input = TRY(call.request.read<AppInput>());
  App app;
  app.name = TRY(text::clean_line("client_name", input.client_name, access::app_name_characters));
  if (app.name.empty()) return fail(ErrorKind::unprocessable, "access.app_name", "client_name is needed.");
  app.website = TRY(text::clean_line("website", input.website, 500));
  if (!app.website.starts_with("https://") && !app.website.starts_with("http://")) app.website.clear();
  const auto granted = scopes::parse(input.scopes);
  if (!granted)
    return access::oauth_error(ErrorKind::unprocessable, "invalid_scope", "One of these scopes is unknown.");
  app.scopes = *granted;
  for (const auto& uri : TRY(access::checked_redirects(input.redirect_uris))) {
    app.redirect_uris += (app.redirect_uris.empty() ? "" : "\n") + uri;
  }
  const std::string secret = parts.env.random_hex(access::secret_bytes);
  app.client_id = parts.env.random_hex(access::secret_bytes);
  app.secret_hash = access::hash_of(secret);
  app.id = parts.env.make_id<AppId>();
  return http::write(
      [app](sql::Transaction& transaction) -> Result<App> {
        access_store::insert_app(transaction, app);
        return app;
      },
      [secret](http::Call&, const App& made) -> Result<http::Response> {
        auto application = present_app(made);
        application.client_id = made.client_id;
        application.client_secret = secret;
        return http::json_response(application);
      });
}

// Client credentials of the body, or of "Authorization: Basic".
void read_basic(const http::Request& request, TokenInput& input) {
  const auto header = request.header("Authorization");
  if (!header || !header->starts_with("Basic ")) return;
  const auto text = header->substr(6);
  std::string decoded(text.size(), '\0');
  std::size_t size = 0;
  if (sodium_base642bin(reinterpret_cast<unsigned char*>(decoded.data()), decoded.size(), text.data(), text.size(),
                        nullptr, &size, nullptr, sodium_base64_VARIANT_ORIGINAL) != 0) {
    return;
  }
  decoded.resize(size);
  const auto colon = decoded.find(':');
  if (colon == std::string::npos) return;
  input.client_id = decoded.substr(0, colon);
  input.client_secret = decoded.substr(colon + 1);
}

Result<App> known_client(sql::Session& db, const TokenInput& input, bool secret_needed) {
  auto app = access_store::app(db, input.client_id);
  const bool has_secret = !input.client_secret.empty();
  const bool fits = app && (has_secret ? access::same_secret(access::hash_of(input.client_secret), app->secret_hash)
                                       : !secret_needed);
  if (!fits) {
    return access::oauth_error(ErrorKind::unauthorized, "invalid_client", "The application's credentials are wrong.");
  }
  return std::move(*app);
}

http::Response token_response(const access::Issued& issued) {
  auto response = http::json_response(TokenAnswer{.access_token = issued.secret,
                                                  .scope = scopes::format(issued.token.scopes),
                                                  .created_at = issued.token.created_at.ms / 1000});
  response.headers.push_back({"Cache-Control", "no-store"});
  return response;
}

Result<http::Response> present_token(http::Call&, const access::Issued& issued) { return token_response(issued); }

Result<http::Answer> token_for_app(const AccessParts& parts, http::Call& call, const TokenInput& input) {
  const App app = TRY(known_client(call.db, input, true));
  const auto wanted = scopes::parse(input.scope);
  if (!wanted || (*wanted & ~app.scopes) != 0) {
    return access::oauth_error(ErrorKind::invalid, "invalid_scope", "The application did not register these scopes.");
  }
  return http::write(
      [&env = parts.env, app, wanted](sql::Transaction& transaction) -> Result<access::Issued> {
        return access::issue(transaction, env, access::TokenKind::app, {}, &app, *wanted, {});
      },
      present_token);
}

// The one code that is used twice kills the token that was made from it, for somebody has stolen one of the two. That
// has to be committed although the answer is a refusal, so the outcome is a value here.
using Exchanged = std::optional<access::Issued>;

Result<http::Answer> token_for_code(const AccessParts& parts, http::Call& call, const TokenInput& input) {
  // Who proves the code's verifier needs no secret; everybody else does.
  const App app = TRY(known_client(call.db, input, input.code_verifier.empty()));
  const std::string hash = access::hash_of(input.code);
  const access::Exchange exchange{input.client_id, input.redirect_uri, input.code_verifier};
  return http::write(
      [&env = parts.env, app, hash, exchange](sql::Transaction& transaction) -> Result<Exchanged> {
        const auto code = access_store::code(transaction, hash);
        if (!code) return Exchanged();
        if (!code->used_token.empty()) {
          access::revoke(transaction, env, code->used_token);
          return Exchanged();
        }
        CHECKED(access::check_exchange(*code, exchange, env.now()));
        auto issued =
            access::issue(transaction, env, access::TokenKind::app, code->person, &app, code->scopes, {app.name, ""});
        access_store::use_code(transaction, hash, access::hash_of(issued.secret));
        return issued;
      },
      [](http::Call&, const Exchanged& issued) -> Result<http::Response> {
        if (issued) return token_response(*issued);
        return access::oauth_error(ErrorKind::invalid, "invalid_grant",
                                   "The code is wrong, expired or was used before.");
      });
}

Result<http::Answer> give_token(const AccessParts& parts, http::Call& call) {
  auto input = TRY(call.request.read<TokenInput>());
  read_basic(call.request, input);
  if (input.grant_type == "authorization_code") return token_for_code(parts, call, input);
  if (input.grant_type == "client_credentials") return token_for_app(parts, call, input);
  return access::oauth_error(ErrorKind::invalid, "unsupported_grant_type",
                             "Use authorization_code or client_credentials.");
}

Result<http::Answer> revoke_token(const AccessParts& parts, http::Call& call) {
  auto input = TRY(call.request.read<TokenInput>());
  read_basic(call.request, input);
  const App app = TRY(known_client(call.db, input, false));
  const std::string hash = access::hash_of(input.token);
  return http::write(
      [&env = parts.env, hash, client = app.client_id](sql::Transaction& transaction) -> Result<bool> {
        const auto token = access_store::token(transaction, hash);
        if (!token) return false;
        if (token->client_id != client) {
          return access::oauth_error(ErrorKind::forbidden, "unauthorized_client",
                                     "This token belongs to another application.");
        }
        access::revoke(transaction, env, hash);
        return true;
      },
      [](http::Call&, bool) -> Result<http::Response> { return http::json_response(Nothing{}); });
}

// The application behind the token of the request, without its secrets.
Result<http::Answer> show_app(http::Call& call) {
  const auto header = call.request.header("Authorization").value_or("");
  const auto secret = header.substr(std::min(header.find(' ') + 1, header.size()));
  const auto token = access_store::token(call.db, access::hash_of(secret));
  const auto app = token ? access_store::app(call.db, token->client_id) : std::nullopt;
  if (!app) return fail(ErrorKind::not_found, "not_found", "There is no application behind this.");
  return http::json_response(present_app(*app));
}

Metadata metadata_of(const std::string& origin) {
  return {.issuer = origin,
          .authorization_endpoint = origin + "/oauth/authorize",
          .token_endpoint = origin + "/oauth/token",
          .revocation_endpoint = origin + "/oauth/revoke",
          .userinfo_endpoint = origin + "/oauth/userinfo",
          .app_registration_endpoint = origin + "/api/v1/apps"};
}

}  // namespace

http::Routes oauth_routes(const AccessParts& parts) {
  using enum http::Method;
  http::Routes routes;
  const auto add = [&](http::Method method, std::string_view pattern, http::Access access, std::string_view summary,
                       http::Handler handler) {
    routes.push_back(
        {.method = method, .pattern = pattern, .access = access, .handler = std::move(handler), .summary = summary});
  };
  add(post, "/api/v1/apps", {}, "Register an application.",
      [parts](http::Call& call) { return register_app(parts, call); });
  routes.back().bucket = http::application_bucket;
  add(get, "/api/v1/apps/verify_credentials", {.who = http::Who::app}, "Which application is this token of?", show_app);
  add(post, "/oauth/token", {}, "Turn a code into a token.",
      [parts](http::Call& call) { return give_token(parts, call); });
  add(post, "/oauth/revoke", {}, "End a token.", [parts](http::Call& call) { return revoke_token(parts, call); });
  add(get, "/.well-known/oauth-authorization-server", {}, "What this authorization server can do (RFC 8414).",
      [metadata = metadata_of(parts.origin)](http::Call&) -> Result<http::Answer> {
        return http::json_response(metadata);
      });
  add(get, "/oauth/userinfo", {.who = http::Who::person, .scopes = scopes::profile | scopes::read_accounts},
      "Who signed in (OpenID Connect claims).", [parts](http::Call& call) -> Result<http::Answer> {
        const auto person = parts.accounts.person(call.db, call.viewer.person);
        if (!person) return fail(ErrorKind::not_found, "not_found", "There is nobody.");
        return http::json_response(UserInfo{parts.origin, parts.accounts.uri(person->id), person->name, person->handle,
                                            parts.accounts.url(*person)});
      });
  return routes;
}

}  // namespace stadt
