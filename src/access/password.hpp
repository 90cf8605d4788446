// Passwords: argon2id (RFC 9106) by libsodium, never longer than a moment's work and never logged.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace stadt::access {

constexpr int shortest_password = 12;  // characters
constexpr int longest_password = 256;  // bytes

Result<> check_password(std::string_view password);
// About 50 ms and 46 MiB: never on a thread that serves reads. At most two at a time, 32 waiting; beyond that too_many.
Result<std::string> hash_password(std::string_view password);
// The same time for a person who does not exist (an empty hash).
Result<bool> verify_password(std::string_view hash, std::string_view password);

// How often the two above have done their work since the program began.
std::int64_t passwords_hashed();

}  // namespace stadt::access
