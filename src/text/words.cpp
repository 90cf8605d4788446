#include "text/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

#include "text/unicode.hpp"

namespace stadt::text {

namespace {

constexpr std::size_t shingle_bytes = 5;
constexpr std::size_t hex_digits = 8;
constexpr std::size_t shortest_compared = 20;

// Letters and digits of the folded text, words separated by one blank.
std::string comparable(std::string_view text) {
  const std::string lower = folded(text);
  std::string out;
  for (std::size_t at = 0; at < lower.size();) {
    const CodePoint point = next_code_point(lower, at);
    if (is_letter(point) || is_digit(point))
      append_code_point(out, point);
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  return out;
}

// Characters of one kind outside of handles, addresses and hashtags.
template <typename Counts>
int count_own(std::string_view text, Counts counts) {
  static constexpr std::string_view blank = " \t\r\n";
  int found = 0;
  while (true) {
    text.remove_prefix(std::min(text.find_first_not_of(blank), text.size()));
    if (text.empty()) return found;
    const auto piece = text.substr(0, text.find_first_of(blank));
    text.remove_prefix(piece.size());
    const bool names = piece.find('@') != std::string_view::npos || piece.find("://") != std::string_view::npos ||
                       piece.starts_with('#');
    for (std::size_t at = 0; !names && at < piece.size();) found += counts(next_code_point(piece, at));
  }
}

}  // namespace

int count_words(std::string_view text) {
  int words = 0;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = next_code_point(text, at);
    const bool word = is_letter(point) || is_digit(point);
    words += word && !inside;
    inside = word;
  }
  return words;
}

int own_letters(std::string_view text) { return count_own(text, is_letter); }

bool has_own_words(std::string_view text) {
  constexpr int shortest_word = 2;
  return count_own(text, [](CodePoint point) { return is_letter(point) || is_digit(point); }) >= shortest_word;
}

bool asks(std::string_view text) {
  for (std::size_t at = text.find('?'); at != std::string_view::npos; at = text.find('?', at + 1)) {
    std::size_t next = at + 1;
    const CodePoint after = next_code_point(text, next);
    const CodePoint before = code_point_before(text, at);
    if (!is_word(after) && after != '=' && after != '&' && before != '/') return true;
  }
  return false;
}

std::string signature(std::string_view text, std::size_t hashes) {
  const std::string plain = comparable(text);
  if (plain.size() < shortest_compared) return {};
  std::vector<std::uint32_t> smallest(hashes, std::numeric_limits<std::uint32_t>::max());
  for (std::size_t at = 0; at + shingle_bytes <= plain.size(); ++at) {
    std::uint64_t shingle = 0;
    for (std::size_t i = 0; i < shingle_bytes; ++i) shingle = shingle << 8 | static_cast<unsigned char>(plain[at + i]);
    for (std::size_t i = 0; i < hashes; ++i) {
      // One multiplicative hash per number; the odd factors come from the golden ratio.
      const std::uint64_t mixed = (shingle + i * 0x632BE59BD9B4E019ull) * (0x9E3779B97F4A7C15ull + 2 * i);
      smallest[i] = std::min(smallest[i], static_cast<std::uint32_t>((mixed ^ mixed >> 29) >> 32));
    }
  }
  std::string hex;
  for (const auto number : smallest) hex += fmt::format("{:08x}", number);
  return hex;
}

double resemblance(std::string_view one, std::string_view other) {
  if (one.empty() || other.size() != one.size()) return 0;
  const std::size_t hashes = one.size() / hex_digits;
  int equal = 0;
  for (std::size_t i = 0; i < hashes; ++i) {
    equal += one.substr(i * hex_digits, hex_digits) == other.substr(i * hex_digits, hex_digits);
  }
  return equal / static_cast<double>(hashes);
}

std::string sketch(std::string_view signature) {
  std::string digits;
  for (std::size_t i = 1; i <= sketched_numbers && i * hex_digits <= signature.size(); ++i) {
    digits += signature[i * hex_digits - 1];
  }
  return digits;
}

int common_digits(std::string_view one, std::string_view other) {
  const std::size_t size = std::min(one.size(), other.size());
  int common = 0;
  for (std::size_t i = 0; i < size; ++i) common += one[i] == other[i];
  return common;
}

}  // namespace stadt::text
