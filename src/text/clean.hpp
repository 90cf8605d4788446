// Every text from outside passes here: valid UTF-8 in NFC, nothing that deceives, within its bound.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace stadt::text {

// One line: white space is folded to single blanks and trimmed. The error names the field and its bound (422).
Result<std::string> clean_line(std::string_view field, std::string_view text, int max_characters);

// Several lines: line ends become '\n', trailing blanks go, at most two empty lines stay in a row.
Result<std::string> clean_text(std::string_view field, std::string_view text, int max_characters);

}  // namespace stadt::text
