// The handshake of RFC 6455: a request that wants to become a WebSocket, and what it is answered.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "http/message.hpp"

namespace stadt::http {

// Whether a request asks for it at all.
bool wants_web_socket(const Request& request);
// The 101 that agrees; the first protocol that was offered is chosen, for browsers insist on one. The error says what
// is wrong with the request ("http.upgrade").
Result<Response> web_socket_answer(const Request& request);
// The first protocol that a request offers: applications put their token there, where a browser can send nothing else.
std::optional<std::string_view> offered_protocol(const Request& request);

}  // namespace stadt::http
