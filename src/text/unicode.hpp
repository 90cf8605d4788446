// Code points of UTF-8 and what they are; the rest of text/ asks here, so that ICU is known in one place.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace stadt::text {

using CodePoint = std::int32_t;
constexpr CodePoint no_code_point = -1;  // the end, or bytes that are no UTF-8

// The code point at `at`, which moves behind it; broken bytes move it by one.
CodePoint next_code_point(std::string_view text, std::size_t& at);
// The code point that ends before `at`.
CodePoint code_point_before(std::string_view text, std::size_t at);
void append_code_point(std::string& out, CodePoint point);

bool is_letter(CodePoint point);  // with its marks
bool is_digit(CodePoint point);
bool is_upper(CodePoint point);
bool is_word(CodePoint point);  // letter, mark, digit or '_'
// Controls, bidirectional overrides, private use and other characters that only deceive; joiners of emoji and of
// scripts that need them stay.
bool is_deceptive(CodePoint point);

bool is_valid_utf8(std::string_view text);
std::string to_nfc(std::string_view text);
// NFKC and full case folding: two texts that people read as the same word.
std::string folded(std::string_view text);
// Grapheme clusters.
int count_characters(std::string_view text);

}  // namespace stadt::text
