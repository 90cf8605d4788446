// The small texts of HTTP: names compare without case, values come with spaces around them.
#pragma once

#include <algorithm>
#include <string_view>

namespace stadt::http {

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

constexpr bool same_word(std::string_view one, std::string_view other) {
  return one.size() == other.size() &&
         std::ranges::equal(one, other, [](char a, char b) { return lower(a) == lower(b); });
}

constexpr std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// Takes the text before the next separator off the front of `rest`, without the spaces around it.
constexpr std::string_view take_item(std::string_view& rest, char separator) {
  const auto end = std::min(rest.find(separator), rest.size());
  const auto item = trimmed(rest.substr(0, end));
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return item;
}

}  // namespace stadt::http
