// What an OAuth 2 request must be like (RFC 6749, 7636, 9700), as pure decisions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "access/store.hpp"
#include "base/result.hpp"

namespace stadt::access {

constexpr std::string_view out_of_band = "urn:ietf:wg:oauth:2.0:oob";
constexpr int max_redirect_uris = 10;
constexpr std::size_t max_redirect_bytes = 2000;
constexpr int app_name_characters = 100;

// One address a line; each absolute, without a fragment and not of a scheme that runs in the page.
Result<std::vector<std::string>> checked_redirects(const std::vector<std::string>& given);
// Byte for byte one of the registered addresses.
bool is_registered(const App& app, std::string_view redirect_uri);

// Why a code may not be turned into a token; nothing if it may.
struct Exchange {
  std::string client_id;
  std::string redirect_uri;
  std::string verifier;
};
Result<> check_exchange(const access_store::Code& code, const Exchange& exchange, Time now);

// {"error": "invalid_grant"} and its sentence, as OAuth wants it.
std::unexpected<Error> oauth_error(ErrorKind kind, std::string code, std::string message);

}  // namespace stadt::access
