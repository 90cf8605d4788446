#include "feed/dialogue_page.hpp"

#include <numeric>

#include "base/collect.hpp"
#include "feed/newest.hpp"
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

constexpr int most_of_pace = 256;  // of each: enough that the page is full when much is hidden

// What is one's own is known to memory only: everybody reads the page of somebody who knows nobody yet.
dialogue::Reading reading_of(PersonId viewer, Time now) {
  return {.viewer = viewer,
          .now = now,
          .day = now.ms / std::chrono::milliseconds(std::chrono::days(1)).count(),
          .is_stranger = true};
}

std::vector<Reasoned> page_from_sql(const FeedParts& parts, sql::Session& db, PersonId viewer, std::size_t limit) {
  const auto reading = reading_of(viewer, parts.posts.env.now());
  std::vector<std::int64_t> paces(dialogue::paces);
  std::iota(paces.begin(), paces.end(), 0);
  auto stored = feed_store::by_quality(db, paces, most_of_pace);
  const TableEyes eyes(db, viewer, collect(stored, &feed_store::StoredQuality::host),
                       collect(stored, &feed_store::StoredQuality::table));
  std::erase_if(stored, [&](const auto& one) { return !eyes.see(one.host, one.table); });
  const auto candidates = collect(stored, [](const auto& one) { return candidate_of(one); });
  std::vector<Told> told;
  for (const auto& placed : dialogue::Laying(candidates, reading).page()) {
    if (told.size() < limit) told.push_back(told_of(stored[placed.candidate], reading.now));
  }
  return reasoned(parts, db, told);
}

}  // namespace

std::vector<Reasoned> dialogue_page(const FeedParts& parts, sql::Session& db, PersonId viewer, std::size_t limit) {
  if (!parts.posts.sight.ready()) return page_from_sql(parts, db, viewer, limit);
  std::vector<Told> told;
  {
    const auto city = parts.posts.sight.view();
    told = ranked(*city, looking_at(parts, db, viewer), limit);
  }
  return reasoned(parts, db, told);
}

std::optional<TableWhy> why(const FeedParts& parts, sql::Session& db, PersonId viewer, ConversationId table) {
  std::optional<Told> told;
  {
    const auto city = parts.posts.sight.view();
    told = ranked_one(*city, looking_at(parts, db, viewer), table);
  }
  if (!told) return std::nullopt;
  return reasoned(parts, db, std::span(&*told, 1)).front().why;
}

}  // namespace stadt::feed
