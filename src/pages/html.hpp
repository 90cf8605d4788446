// HTML written by hand, safely: text is escaped, what is already safe HTML says so.
#pragma once

#include <string>
#include <string_view>

namespace stadt::pages {

// For text and for attribute values in double quotes.
void append_escaped(std::string& out, std::string_view text);
std::string escaped(std::string_view text);

}  // namespace stadt::pages
