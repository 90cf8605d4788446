// What dialogue ranking wants to know of a text (design: DIALOGUE §1).
#pragma once

#include <string>
#include <string_view>

namespace stadt::text {

int count_words(std::string_view text);
// Whether a sentence of the text ends in a question mark; one inside an address does not count.
bool asks(std::string_view text);
// MinHash (Broder 1997) of the character 5-shingles of the folded text: 32 numbers of 32 bits, in hex; empty for texts
// too short to compare.
std::string signature(std::string_view text);
// The share of equal numbers, an estimate of the Jaccard similarity: 0 … 1.
double resemblance(std::string_view one, std::string_view other);

}  // namespace stadt::text
