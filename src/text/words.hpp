// What dialogue ranking wants to know of a text (design: DIALOGUE §1).
#pragma once

#include <string>
#include <string_view>

namespace stadt::text {

int count_words(std::string_view text);
// Letters outside of handles, addresses and hashtags.
int own_letters(std::string_view text);
// Something is said beside handles, addresses and hashtags.
bool has_own_words(std::string_view text);
// Whether a sentence of the text ends in a question mark; one inside an address does not count.
bool asks(std::string_view text);
// MinHash (Broder 1997) of the character 5-shingles of the folded text: so many numbers of 32 bits, in hex; empty for
// texts too short to compare. The estimate errs by about 1/√(4·hashes).
constexpr std::size_t hashes_of_a_post = 32;
std::string signature(std::string_view text, std::size_t hashes = hashes_of_a_post);
// The share of equal numbers, an estimate of the Jaccard similarity: 0 … 1; 0 for signatures of other lengths.
double resemblance(std::string_view one, std::string_view other);
// One hex digit of each of the first fifteen numbers of a signature, to find out quickly what is worth a comparison;
// the SQL of the migrations makes the same of what stands there. Empty for an empty signature.
constexpr std::size_t sketched_numbers = 15;
std::string sketch(std::string_view signature);
// How many digits two sketches have in common; unrelated ones about one.
int common_digits(std::string_view one, std::string_view other);

}  // namespace stadt::text
