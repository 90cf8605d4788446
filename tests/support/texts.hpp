// Long and strange texts out of short ones.
#pragma once

#include <string>
#include <string_view>

namespace stadt::testing {

inline std::string times(std::size_t count, std::string_view text) {
  std::string out;
  out.reserve(count * text.size());
  while (count-- > 0) out += text;
  return out;
}

// `value` stands in the place of the first '@'.
inline std::string with(std::string_view text, std::string_view value) {
  std::string out(text);
  const auto at = out.find('@');
  return at == std::string::npos ? out : out.replace(at, 1, value);
}

}  // namespace stadt::testing
