#include "ground/titles.hpp"

#include "base/collect.hpp"
#include "posts/company.hpp"
#include "posts/store.hpp"

namespace stadt::ground {

namespace {

constexpr int title_characters = 80;

}  // namespace

std::unordered_map<ConversationId, std::string> titles(sql::Session& db, std::span<const ConversationId> tables) {
  std::unordered_map<ConversationId, std::string> named;
  const auto openings = collect(tables, [](ConversationId table) { return PostId{table.value}; });
  for (const auto& post : posts_store::posts(db, openings)) {
    if (post.deleted_at.ms != 0 || !counts_in_public(post.audience)) continue;
    auto title = posts::headline(post, title_characters);
    if (!title.empty()) named.emplace(post.conversation, std::move(title));
  }
  return named;
}

}  // namespace stadt::ground
