// Which secret a request carries, and where: not whether it is worth anything.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "http/route.hpp"

namespace stadt::access {

struct Credentials {
  enum class Kind { none, token, cookie, ticket };
  Kind kind = Kind::none;
  std::string secret = {};  // of a ticket: without the person
  PersonId person = {};     // whose ticket it says to be

  bool operator==(const Credentials&) const = default;
};

// The token of "Authorization: Bearer …", or else the session cookie. What opens a stream may also stand in the address
// ("access_token") or as the WebSocket's protocol, and may be a ticket; there a cookie counts for nothing. Two secrets,
// or another scheme, are refused.
Result<Credentials> credentials_of(const http::Request& request, http::Carrier carrier, std::string_view cookie_name);

// "PERSON-SECRET": what a page hands over instead of its session (see tickets.hpp).
std::string ticket_text(PersonId person, std::string_view secret);

}  // namespace stadt::access
