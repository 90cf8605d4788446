#include "text/clean.hpp"

#include <fmt/format.h>

#include "text/unicode.hpp"

namespace stadt::text {

namespace {

// No character needs more bytes than a long family of emoji; a text beyond this is refused before it is counted.
constexpr std::size_t max_bytes_per_character = 64;
constexpr std::size_t base_bytes = 256;
constexpr int max_empty_lines = 2;

std::unexpected<Error> too_long(std::string_view field, int max_characters) {
  Error error{ErrorKind::unprocessable, "input.too_long",
              fmt::format("{} may have at most {} characters.", field, max_characters)};
  error.details.push_back({std::string(field), "ERR_TOO_LONG", error.message});
  return fail(std::move(error));
}

Result<> check(std::string_view field, std::string_view text, int max_characters) {
  if (text.size() > base_bytes + static_cast<std::size_t>(max_characters) * max_bytes_per_character) {
    return too_long(field, max_characters);
  }
  if (!is_valid_utf8(text)) {
    return fail(ErrorKind::unprocessable, "input.text", fmt::format("{} must be valid UTF-8.", field));
  }
  return {};
}

Result<std::string> within(std::string_view field, std::string text, int max_characters) {
  if (count_characters(text) > max_characters) return too_long(field, max_characters);
  return text;
}

void trim_end(std::string& out) {
  while (out.ends_with(' ') || out.ends_with('\t')) out.pop_back();
}

}  // namespace

Result<std::string> clean_line(std::string_view field, std::string_view text, int max_characters) {
  CHECKED(check(field, text, max_characters));
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = next_code_point(text, at);
    const bool space = point == ' ' || point == '\n' || point == '\r' || point == '\t' || point == 0xA0;
    if (space) {
      if (!out.empty() && !out.ends_with(' ')) out += ' ';
    } else if (!is_deceptive(point)) {
      append_code_point(out, point);
    }
  }
  trim_end(out);
  return within(field, to_nfc(out), max_characters);
}

Result<std::string> clean_text(std::string_view field, std::string_view text, int max_characters) {
  CHECKED(check(field, text, max_characters));
  std::string out;
  int line_ends = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = next_code_point(text, at);
    if (point == '\r' && at < text.size() && text[at] == '\n') continue;
    if (point == '\n' || point == '\r') {
      trim_end(out);
      if (!out.empty() && ++line_ends <= max_empty_lines + 1) out += '\n';
    } else if (point == '\t' || !is_deceptive(point)) {
      if (point != ' ' && point != '\t') line_ends = 0;
      append_code_point(out, point);
    }
  }
  while (out.ends_with('\n') || out.ends_with(' ') || out.ends_with('\t')) out.pop_back();
  return within(field, to_nfc(out), max_characters);
}

}  // namespace stadt::text
