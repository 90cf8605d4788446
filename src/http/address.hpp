// Internet addresses as proxies write them and as limits count them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.hpp"

namespace stadt::http {

// The address in its one form, IPv4 inside IPv6 as IPv4. Nothing if it is none: names, ports, zones and lists are not.
std::optional<std::string> canonical_address(std::string_view text);

// Whom a limit by address counts: an IPv4 address as it is, an IPv6 address by its /64, which is what one household
// gets.
std::string network_of(std::string_view address);

// Who has sent a request: the peer, or the last hop that a trusted proxy names.
std::string sender_of(const Request& request, const std::string& peer, const std::vector<std::string>& trusted_proxies);

}  // namespace stadt::http
