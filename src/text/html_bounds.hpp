// Whether HTML can be taken apart cheaply. The parser takes quadratic time in the depth of its tree, and ill-nested
// formatting makes it copy elements again and again, so both are bounded before it begins.
#pragma once

#include <string_view>

namespace stadt::text {

constexpr int max_open_tags = 100;

// True if no tree that a browser's parser makes of it is much deeper than `max_open_tags`, nor much larger than the
// text. Well-nested HTML of usual elements is measured exactly; from the first oddity on (comments, unusual elements,
// tags that end out of order, sloppy attributes) every tag counts as if it were never closed.
bool is_bounded(std::string_view html);

}  // namespace stadt::text
