// Whether a post nearly says what another one at its table says (design: DIALOGUE §1).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "posts/post.hpp"

namespace stadt {

constexpr int posts_looked_through = 128;  // the newest before the post
constexpr int sketches_compared = 64;      // of those that can be compared at all
// Digits of a sketch that near repeats have in common at least: of fifteen, unrelated texts share one, repeats twelve.
constexpr int digits_of_a_repeat = 9;
// Jaccard of the 5-shingles. Honest notes of one evening measure up to .72 among themselves; a copy with a changed word
// stays above .85.
constexpr double near_repeat = 0.8;

// Only what counts in public is compared, and compared with: a hidden post changes nothing that others see.
std::string compared_sketch(const Post& post);
// Those of the posts (newest first) whose signatures are worth a comparison.
std::vector<PostId> worth_comparing(std::string_view sketch, std::span<const SketchedPost> posts);
bool repeats_one_of(std::string_view signature, std::span<const std::string> others);

}  // namespace stadt
