// Where a hashtag ends and which street it names (design: DIALOGUE §8).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace stadt::text {

constexpr int max_tag_characters = 100;

// The length in bytes of the tag that begins at `text` (behind the '#'), 0 if there is none.
std::size_t tag_length(std::string_view text);

}  // namespace stadt::text
