// Who may be called what: handles, e-mail addresses, languages.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace stadt {

constexpr int max_handle_length = 30;
constexpr int max_email_length = 254;
constexpr int name_characters = 50;
constexpr int line_characters = 140;
constexpr int bio_characters = 2000;
constexpr int most_languages = 20;
constexpr int longest_language = 12;

// Letters a–z, digits, '_' and hyphens inside; returns the form that is claimed (lower case).
Result<std::string> checked_handle(std::string_view handle);
// Returns the normalised form that is claimed: lower case, a plain local part and a domain with a dot.
Result<std::string> checked_email(std::string_view email);
// A few codes like "de" or "pt-BR".
Result<> check_languages(std::span<const std::string> codes);

}  // namespace stadt
