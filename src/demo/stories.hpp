// The essay's stories, each played in a running city. A story that does not turn out as it is told is an error.
#pragma once

#include <span>
#include <string_view>

#include "demo/narrator.hpp"
#include "demo/visit.hpp"

namespace stadt::demo {

struct Story {
  std::string_view key;  // of its words: "poem" has "poem.title", "poem.story", "poem.brought"
  Result<> (*play)(Visit& visit, Narrator& narrator);
};

std::span<const Story> morning_stories();
std::span<const Story> evening_stories();

// What the essay tells of and this city does not have yet; each a key of a word.
std::span<const std::string_view> being_built_still();

}  // namespace stadt::demo
