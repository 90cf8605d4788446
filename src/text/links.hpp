// Addresses as two people would call them the same: what "both talk about this article" is found by (design: DIALOGUE
// §5).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace stadt::text {

constexpr std::size_t longest_canonical_link = 500;  // bytes; longer ones are sessions and letters, not pages

// https, the host in lower case without "www." and the usual port, the path without slashes at its end, the query
// without what only tracks readers, no fragment. Nothing for what is no http(s) address, or is too long.
std::string canonical_link(std::string_view url);

// The id of the post or table whose page of this city the address names: /tables/<id>, /posts/<id>, /@somebody/<id>.
std::optional<std::int64_t> own_page(std::string_view canonical, std::string_view origin);
// The address leads to this city, whatever it names.
bool is_own(std::string_view canonical, std::string_view origin);

}  // namespace stadt::text
