#include "feed/dialogue_page.hpp"

#include <numeric>

#include "feed/ranking.hpp"
#include "feed/store.hpp"
#include "sight/view.hpp"

namespace stadt::feed {

namespace {

std::vector<Reasoned> page_from_sql(const FeedParts& parts, sql::Session& db, std::size_t limit) {
  const Time now = parts.posts.env.now();
  std::vector<std::int64_t> paces(dialogue::paces);
  std::iota(paces.begin(), paces.end(), 0);
  std::vector<Told> told;
  for (const auto& stored : feed_store::by_quality(db, paces, static_cast<int>(limit))) {
    told.push_back(told_of(stored, now));
  }
  std::ranges::stable_sort(told, std::ranges::greater(), [](const Told& one) { return one.terms.sum(); });
  told.resize(std::min(told.size(), limit));
  return reasoned(parts, db, told);
}

}  // namespace

std::vector<Reasoned> dialogue_page(const FeedParts& parts, sql::Session& db, PersonId viewer, std::size_t limit) {
  if (!parts.posts.sight.ready()) return page_from_sql(parts, db, limit);
  std::vector<Told> told;
  {
    const auto city = parts.posts.sight.view();
    told = ranked(*city, {viewer, parts.posts.env.now(), parts.foresight}, limit);
  }
  return reasoned(parts, db, told);
}

std::optional<TableWhy> why(const FeedParts& parts, sql::Session& db, PersonId viewer, ConversationId table) {
  if (!parts.posts.sight.ready()) return std::nullopt;
  std::optional<Told> told;
  {
    const auto city = parts.posts.sight.view();
    told = ranked_one(*city, {viewer, parts.posts.env.now(), parts.foresight}, table);
  }
  if (!told) return std::nullopt;
  return reasoned(parts, db, std::span(&*told, 1)).front().why;
}

}  // namespace stadt::feed
