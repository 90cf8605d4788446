#include "posts/repeat_rules.hpp"

#include <algorithm>

#include "text/words.hpp"

namespace stadt {

std::string compared_sketch(const Post& post) {
  const bool is_compared = counts_in_public(post.audience) && !post.boost_of && post.deleted_at.ms == 0;
  return is_compared ? text::sketch(post.signature) : std::string();
}

std::vector<PostId> worth_comparing(std::string_view sketch, std::span<const SketchedPost> posts) {
  std::vector<PostId> found;
  int compared = 0;
  for (const auto& post : posts) {
    if (post.sketch.empty()) continue;
    if (++compared > sketches_compared) break;
    if (text::common_digits(sketch, post.sketch) >= digits_of_a_repeat) found.push_back(post.id);
  }
  return found;
}

bool repeats_one_of(std::string_view signature, std::span<const std::string> others) {
  return std::ranges::any_of(others,
                             [&](const auto& other) { return text::resemblance(signature, other) >= near_repeat; });
}

}  // namespace stadt
