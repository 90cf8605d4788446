#include "http/form.hpp"

#include <algorithm>
#include <cstdint>

#include "json/value.hpp"

namespace stadt::http {

namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

bool is_unreserved(char c) {
  const char lower = static_cast<char>(c | 0x20);
  return (c >= '0' && c <= '9') || (lower >= 'a' && lower <= 'z') || c == '-' || c == '.' || c == '_' || c == '~';
}

Result<std::string> decoded(std::string_view text) {
  auto plain = percent_decode(text, Plus::space);
  if (!plain) {
    return fail(ErrorKind::invalid, "input.form",
                "A '%' in the form or query is not followed by two hexadecimal digits.");
  }
  return *std::move(plain);
}

}  // namespace

std::optional<std::string> percent_decode(std::string_view text, Plus plus) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '%') {
      const int high = at + 2 < text.size() ? hex_digit(text[at + 1]) : -1;
      const int low = high < 0 ? -1 : hex_digit(text[at + 2]);
      if (low < 0) return std::nullopt;
      plain += static_cast<char>(high * 16 + low);
      at += 2;
    } else {
      plain += text[at] == '+' && plus == Plus::space ? ' ' : text[at];
    }
  }
  return plain;
}

std::string percent_encode(std::string_view text) {
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    if (is_unreserved(c)) {
      encoded += c;
      continue;
    }
    encoded += '%';
    encoded += digits[static_cast<std::uint8_t>(c) >> 4];
    encoded += digits[c & 15];
  }
  return encoded;
}

Result<Pairs> form_pairs(std::string_view text) {
  Pairs pairs;
  while (!text.empty()) {
    const auto end = std::min(text.find('&'), text.size());
    const auto pair = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (pair.empty()) continue;
    if (pairs.size() == json::form_max_pairs) {
      return fail(ErrorKind::too_large, "input.too_many_values",
                  "The form or query holds more than " + std::to_string(json::form_max_pairs) + " values.");
    }
    const auto equals = std::min(pair.find('='), pair.size());
    auto name = TRY(decoded(pair.substr(0, equals)));
    pairs.emplace_back(std::move(name), TRY(decoded(pair.substr(std::min(equals + 1, pair.size())))));
  }
  return pairs;
}

}  // namespace stadt::http
