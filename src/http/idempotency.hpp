// The key by which a client names a write that it may repeat.
#pragma once

#include <string>

#include "http/message.hpp"

namespace stadt::http {

constexpr int most_idempotency_key = 200;  // characters

// Empty if there is none. Two keys must never become one, so none is cut short.
Result<std::string> idempotency_key(const Request& request);

}  // namespace stadt::http
