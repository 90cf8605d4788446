#include "sight/post_facts.hpp"

#include "json/read.hpp"

namespace stadt {

std::optional<PostFacts> facts_of_event(const Event& event) {
  if (event.detail.empty()) return std::nullopt;
  const auto value = json::parse(event.detail);
  if (!value) return std::nullopt;
  auto facts = json::read<PostFacts>(*value);
  if (!facts) return std::nullopt;
  return std::move(*facts);
}

}  // namespace stadt
