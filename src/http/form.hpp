// The escapes of addresses and forms: "%C3%A4", "a=1&b=2".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"

namespace stadt::http {

using Pairs = std::vector<std::pair<std::string, std::string>>;

enum class Plus { literal, space };  // what '+' stands for: itself in paths, a space in forms and queries

// Nothing if a '%' is not followed by two hexadecimal digits.
std::optional<std::string> percent_decode(std::string_view text, Plus plus);

// The inverse, for building addresses: everything but unreserved characters is escaped, commas too.
std::string percent_encode(std::string_view text);

// Names and values, decoded, in their order; more than json::form_max_pairs, or a broken escape, is an error.
Result<Pairs> form_pairs(std::string_view text);

}  // namespace stadt::http
