// What may be kept of a post: pure decisions.
#pragma once

#include <string_view>

#include "base/result.hpp"
#include "pebbles/pebble.hpp"

namespace stadt::pebbles {

constexpr int passage_characters = 500;
constexpr int line_characters = 300;

// Both in one line each, within their bounds.
Result<Pebble> checked(Pebble pebble);
// Whether the post says these words, however its lines are broken.
bool stands_in(std::string_view passage, std::string_view html);

}  // namespace stadt::pebbles
