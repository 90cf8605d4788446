#include "feed/dialogue_page.hpp"

#include <numeric>

#include "feed/ranking.hpp"
#include "feed/store.hpp"
#include "sight/view.hpp"

namespace stadt::feed {

namespace {

// The viewer's clock; which one it is is read when somebody asks what it shows, on few days of the year.
calendar::Clock clock_of(const FeedParts& parts, sql::Session& db, PersonId viewer) {
  return [&parts, &db, viewer, clock = calendar::Clock()](Time time) mutable {
    if (!clock) {
      const auto person = parts.posts.accounts.person(db, viewer);
      clock = calendar::clock_of(person ? person->time_zone : "UTC");
    }
    return clock(time);
  };
}

Looking looking_at(const FeedParts& parts, sql::Session& db, PersonId viewer) {
  return {viewer, parts.posts.env.now(), parts.foresight, clock_of(parts, db, viewer)};
}

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
    told = ranked(*city, looking_at(parts, db, viewer), limit);
  }
  return reasoned(parts, db, told);
}

std::optional<TableWhy> why(const FeedParts& parts, sql::Session& db, PersonId viewer, ConversationId table) {
  if (!parts.posts.sight.ready()) return std::nullopt;
  std::optional<Told> told;
  {
    const auto city = parts.posts.sight.view();
    told = ranked_one(*city, looking_at(parts, db, viewer), table);
  }
  if (!told) return std::nullopt;
  return reasoned(parts, db, std::span(&*told, 1)).front().why;
}

}  // namespace stadt::feed
