// The tables of one place, where people talk best first: by the same key that orders pages of dialogue.
#pragma once

#include <optional>
#include <vector>

#include "posts/posts.hpp"

namespace stadt::feed {

constexpr std::size_t most_place_tables = 1024;  // looked at, the latest ones

// One page that ends; nothing of hosts who are hidden from the viewer. No answer while memory is not ready.
std::optional<std::vector<ConversationId>> place_page(const PostsParts& parts, PersonId viewer, PlaceId place,
                                                      std::size_t limit);

}  // namespace stadt::feed
