#include "sight/post_facts.hpp"

#include "json/read.hpp"

namespace stadt {

namespace {

constexpr std::string_view table_scheme = "table:";

}  // namespace

std::string table_link(ConversationId table) { return std::string(table_scheme) + std::to_string(table.value); }

ConversationId linked_table(std::string_view link) {
  if (!link.starts_with(table_scheme)) return {};
  return ConversationId{parse_id(link.substr(table_scheme.size())).value_or(0)};
}

std::optional<PostFacts> facts_of_event(const Event& event) {
  if (event.detail.empty()) return std::nullopt;
  const auto value = json::parse(event.detail);
  if (!value) return std::nullopt;
  auto facts = json::read<PostFacts>(*value);
  if (!facts) return std::nullopt;
  return std::move(*facts);
}

}  // namespace stadt
