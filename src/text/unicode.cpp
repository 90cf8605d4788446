#include "text/unicode.hpp"

#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <memory>

namespace stadt::text {

namespace {

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

icu::UnicodeString to_icu(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

std::string normalized(const icu::Normalizer2* normalizer, std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  std::string out;
  normalizer->normalize(to_icu(text), status).toUTF8String(out);
  return U_SUCCESS(status) ? out : std::string(text);
}

}  // namespace

CodePoint next_code_point(std::string_view text, std::size_t& at) {
  if (at >= text.size()) return no_code_point;
  auto index = static_cast<int32_t>(at);
  UChar32 point = 0;
  // NOLINTNEXTLINE(bugprone-inc-dec-in-conditions): the macro of ICU is written so.
  U8_NEXT(reinterpret_cast<const uint8_t*>(text.data()), index, static_cast<int32_t>(text.size()), point);
  at = static_cast<std::size_t>(index);
  return point < 0 ? no_code_point : point;
}

CodePoint code_point_before(std::string_view text, std::size_t at) {
  if (at == 0) return no_code_point;
  auto index = static_cast<int32_t>(at);
  UChar32 point = 0;
  U8_PREV(reinterpret_cast<const uint8_t*>(text.data()), 0, index, point);
  return point < 0 ? no_code_point : point;
}

void append_code_point(std::string& out, CodePoint point) {
  char bytes[U8_MAX_LENGTH];
  int32_t length = 0;
  U8_APPEND_UNSAFE(bytes, length, point);
  out.append(bytes, static_cast<std::size_t>(length));
}

bool is_letter(CodePoint point) {
  if (point < 0x80) return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z');
  return u_isalpha(point) || (U_GET_GC_MASK(point) & U_GC_M_MASK) != 0;
}

bool is_digit(CodePoint point) { return point >= 0 && u_isdigit(point); }

bool is_upper(CodePoint point) { return point >= 0 && u_isupper(point); }

bool is_word(CodePoint point) { return point == '_' || is_letter(point) || is_digit(point); }

bool is_deceptive(CodePoint point) {
  constexpr CodePoint zero_width_non_joiner = 0x200C;
  constexpr CodePoint zero_width_joiner = 0x200D;
  if (point == zero_width_joiner || point == zero_width_non_joiner) return false;
  if (point >= 0xE0020 && point <= 0xE007F) return false;  // flags of regions
  switch (u_charType(point)) {
    case U_CONTROL_CHAR:
    case U_FORMAT_CHAR:
    case U_PRIVATE_USE_CHAR:
    case U_SURROGATE:
    case U_UNASSIGNED:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
      return true;
    default:
      return false;
  }
}

bool is_valid_utf8(std::string_view text) {
  if (is_ascii(text)) return true;
  for (std::size_t at = 0; at < text.size();) {
    if (next_code_point(text, at) == no_code_point) return false;
  }
  return true;
}

std::string to_nfc(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  UErrorCode status = U_ZERO_ERROR;
  return normalized(icu::Normalizer2::getNFCInstance(status), text);
}

std::string folded(std::string_view text) {
  if (is_ascii(text)) {
    std::string out(text);
    std::ranges::transform(out, out.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return out;
  }
  UErrorCode status = U_ZERO_ERROR;
  return normalized(icu::Normalizer2::getNFKCCasefoldInstance(status), text);
}

int count_characters(std::string_view text) {
  if (is_ascii(text)) return static_cast<int>(text.size());
  UErrorCode status = U_ZERO_ERROR;
  thread_local const std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
  if (!breaks) return static_cast<int>(text.size());
  const icu::UnicodeString string = to_icu(text);
  breaks->setText(string);
  int count = 0;
  while (breaks->next() != icu::BreakIterator::DONE) ++count;
  return count;
}

}  // namespace stadt::text
