// Tokens of applications and sessions of browsers: random secrets of which the city knows only the SHA-256.
#pragma once

#include <boost/describe.hpp>
#include <string>
#include <string_view>

#include "base/env.hpp"
#include "base/viewer.hpp"

namespace stadt::access {

// Stored as numbers: never renumber.
enum class TokenKind { app = 0, browser = 1 };

constexpr int secret_bytes = 32;
constexpr auto token_lifetime = std::chrono::hours(24 * 365);   // of an application's token, from its last use
constexpr auto session_lifetime = std::chrono::hours(24 * 30);  // of a browser's session, absolute
constexpr auto code_lifetime = std::chrono::seconds(60);
constexpr auto ticket_lifetime = std::chrono::seconds(30);  // until a stream is opened with it
constexpr auto use_noted_every = std::chrono::hours(1);

struct Token {
  std::int64_t id = 0;
  TokenKind kind = TokenKind::app;
  PersonId person;
  std::string client_id;
  AppId app;
  Scopes scopes = 0;
  Time created_at;
  Time used_at;
  Time expires_at;

  bool operator==(const Token&) const = default;
};
BOOST_DESCRIBE_STRUCT(Token, (), (id, kind, person, client_id, app, scopes, created_at, used_at, expires_at))

struct App {
  std::string client_id;
  AppId id;
  std::string secret_hash;
  std::string name;
  std::string website;
  std::string redirect_uris;  // one a line
  Scopes scopes = 0;

  bool operator==(const App&) const = default;
};
BOOST_DESCRIBE_STRUCT(App, (), (client_id, id, secret_hash, name, website, redirect_uris, scopes))

// SHA-256 in hex.
std::string hash_of(std::string_view secret);
// Base64url of SHA-256 without padding: PKCE's S256 (RFC 7636).
std::string pkce_challenge(std::string_view verifier);
// Takes the same time wherever the two differ.
bool same_secret(std::string_view one, std::string_view other);

}  // namespace stadt::access
