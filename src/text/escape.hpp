// Text into HTML.
#pragma once

#include <string>
#include <string_view>

namespace stadt::text {

// For text and for attribute values in double quotes.
void append_escaped(std::string& out, std::string_view text);

}  // namespace stadt::text
