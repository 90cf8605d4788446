#include "access/credentials.hpp"

#include "http/form.hpp"
#include "http/text.hpp"
#include "http/web_socket.hpp"

namespace stadt::access {

namespace {

std::unexpected<Error> unauthorized(std::string code, std::string message) {
  return fail(ErrorKind::unauthorized, std::move(code), std::move(message));
}

std::unexpected<Error> two_tokens() {
  return unauthorized("access.two_tokens", "Send one Authorization header, not two.");
}

Result<std::optional<std::string>> bearer_of(const http::Request& request) {
  std::optional<std::string> bearer;
  for (const auto& [name, value] : request.headers) {
    if (!http::same_word(name, "authorization")) continue;
    if (bearer) return two_tokens();
    const std::size_t blank = std::min(value.find(' '), value.size());
    if (!http::same_word(value.substr(0, blank), "bearer")) {
      // Client credentials of the token endpoint come as Basic; they are no viewer.
      if (request.path.starts_with("/oauth/")) continue;
      return unauthorized("access.scheme", "Use a Bearer token.");
    }
    bearer = value.substr(std::min(blank + 1, value.size()));
  }
  return bearer;
}

Result<std::optional<std::string>> token_in_address(const http::Request& request) {
  std::optional<std::string> token;
  for (auto& [name, value] : TRY(http::form_pairs(request.query))) {
    if (name != "access_token") continue;
    if (token) return two_tokens();
    token = std::move(value);
  }
  return token;
}

// The same secret may be said in several places, for applications that are unsure where it counts.
Result<std::optional<std::string>> secret_of_stream(const http::Request& request) {
  auto secret = TRY(bearer_of(request));
  const auto add = [&](std::optional<std::string> other) {
    if (secret && other && *secret != *other) return false;
    if (!secret) secret = std::move(other);
    return true;
  };
  if (!add(TRY(token_in_address(request)))) return two_tokens();
  const auto protocol = http::offered_protocol(request);
  if (!add(protocol ? std::optional(std::string(*protocol)) : std::nullopt)) return two_tokens();
  return secret;
}

Credentials stream_credentials(std::string secret) {
  const auto dash = secret.find('-');
  const auto person = dash == std::string::npos ? std::nullopt : parse_id(std::string_view(secret).substr(0, dash));
  if (!person) return {Credentials::Kind::token, std::move(secret)};
  return {Credentials::Kind::ticket, secret.substr(dash + 1), PersonId{*person}};
}

}  // namespace

Result<Credentials> credentials_of(const http::Request& request, http::Carrier carrier, std::string_view cookie_name) {
  if (carrier == http::Carrier::stream) {
    auto secret = TRY(secret_of_stream(request));
    return secret ? stream_credentials(std::move(*secret)) : Credentials();
  }
  if (auto bearer = TRY(bearer_of(request))) return Credentials{Credentials::Kind::token, std::move(*bearer)};
  if (auto cookie = request.cookie(cookie_name)) return Credentials{Credentials::Kind::cookie, std::move(*cookie)};
  return Credentials();
}

std::string ticket_text(PersonId person, std::string_view secret) {
  return std::to_string(person.value) + "-" + std::string(secret);
}

}  // namespace stadt::access
