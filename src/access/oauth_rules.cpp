#include "access/oauth_rules.hpp"

#include <algorithm>
#include <array>

namespace stadt::access {

namespace {

constexpr std::array<std::string_view, 6> running_schemes = {"javascript", "data", "vbscript", "file", "blob", "about"};

bool is_scheme(std::string_view scheme) {
  return !scheme.empty() && scheme[0] >= 'a' && scheme[0] <= 'z' && std::ranges::all_of(scheme, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
  });
}

bool is_acceptable(std::string_view uri) {
  if (uri == out_of_band) return true;
  if (uri.size() > max_redirect_bytes || uri.find('#') != std::string_view::npos) return false;
  if (!std::ranges::all_of(
          uri, [](char c) { return c > 0x20 && c < 0x7f && c != '"' && c != '<' && c != '>' && c != '\\'; })) {
    return false;
  }
  const auto colon = uri.find(':');
  if (colon == std::string_view::npos) return false;
  std::string scheme(uri.substr(0, colon));
  std::ranges::transform(scheme, scheme.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  if (!is_scheme(scheme) || std::ranges::find(running_schemes, scheme) != running_schemes.end()) return false;
  const auto rest = uri.substr(colon + 1);
  if (scheme == "http" || scheme == "https") {
    return rest.starts_with("//") && rest.size() > 2 && rest[2] != '/' && rest.find('@') == std::string_view::npos;
  }
  return !rest.empty();
}

}  // namespace

std::unexpected<Error> oauth_error(ErrorKind kind, std::string code, std::string message) {
  return fail(kind, std::move(code), std::move(message));
}

Result<std::vector<std::string>> checked_redirects(const std::vector<std::string>& given) {
  std::vector<std::string> uris;
  for (const auto& lines : given) {
    std::string_view rest = lines;
    while (!rest.empty()) {
      const auto line = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(line.size() + 1, rest.size()));
      if (!line.empty()) uris.emplace_back(line.ends_with('\r') ? line.substr(0, line.size() - 1) : line);
    }
  }
  if (uris.empty() || std::ssize(uris) > max_redirect_uris) {
    return oauth_error(ErrorKind::unprocessable, "invalid_redirect_uri", "Name one to ten redirect addresses.");
  }
  for (const auto& uri : uris) {
    if (is_acceptable(uri)) continue;
    return oauth_error(ErrorKind::unprocessable, "invalid_redirect_uri",
                       "A redirect address is absolute, has no fragment and does not run in the page.");
  }
  return uris;
}

bool is_registered(const App& app, std::string_view redirect_uri) {
  std::string_view rest = app.redirect_uris;
  while (!rest.empty()) {
    const auto line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    if (line == redirect_uri) return true;
  }
  return false;
}

Result<> check_exchange(const access_store::Code& code, const Exchange& exchange, Time now) {
  const bool fits =
      code.client_id == exchange.client_id && code.redirect_uri == exchange.redirect_uri && now < code.expires_at;
  // A challenge needs its verifier, and a verifier without a challenge is a sign of tampering (RFC 9700, 2.1.1).
  const bool proven = code.challenge.empty() ? exchange.verifier.empty()
                                             : same_secret(pkce_challenge(exchange.verifier), code.challenge);
  if (fits && proven) return {};
  return oauth_error(ErrorKind::invalid, "invalid_grant",
                     "The code is wrong, expired, used, or was made for another application.");
}

}  // namespace stadt::access
