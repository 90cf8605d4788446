#include "feed/dialogue_page.hpp"

#include <numeric>

#include "dialogue/foresight_rules.hpp"
#include "dialogue/why_rules.hpp"
#include "feed/gathering.hpp"
#include "feed/store.hpp"
#include "feed/telling.hpp"
#include "sight/view.hpp"

namespace stadt::feed {

namespace {

// The candidates' places by their last word, from 1.
std::vector<int> places_by_last(const CitySight& city, const Gathered& gathered) {
  std::vector<std::uint32_t> order(gathered.tables.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::vector<PostId> last(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    const auto* line = city.table(gathered.tables[i]).line();
    if (line) last[i] = line->last;
  }
  std::ranges::sort(order, std::ranges::greater(), [&](std::uint32_t one) { return last[one]; });
  std::vector<int> places(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) places[order[i]] = static_cast<int>(i + 1);
  return places;
}

void foresee(const CitySight& city, const Gathered& gathered, dialogue::Laying& laying) {
  const auto leaders = laying.leaders();
  const auto places = places_by_last(city, gathered);
  const Number viewer = city.number(gathered.reading.viewer);
  std::vector<double> inclinations;
  inclinations.reserve(leaders.size());
  for (const auto leader : leaders) {
    const auto look = outlook(city, viewer, gathered.tables[leader], places[leader], gathered.reading.now);
    inclinations.push_back(dialogue::inclination(dialogue::features_of(look)));
  }
  laying.foresee(dialogue::foresight(inclinations));
}

// A visitor has been nowhere, so that nothing can be foreseen.
std::vector<dialogue::Placed> laid_out(const CitySight& city, const Gathered& gathered, bool foresight) {
  dialogue::Laying laying(gathered.candidates, gathered.reading);
  if (foresight && gathered.reading.viewer) foresee(city, gathered, laying);
  return laying.page();
}

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
    const auto gathered = gather(*city, viewer, parts.posts.env.now(), {.clock = clock_of(parts, db, viewer)});
    for (const auto& placed : laid_out(*city, gathered, parts.foresight)) {
      if (told.size() < limit) told.push_back(told_of(*city, gathered, placed));
    }
  }
  return reasoned(parts, db, told);
}

std::optional<TableWhy> why(const FeedParts& parts, sql::Session& db, PersonId viewer, ConversationId table) {
  if (!parts.posts.sight.ready()) return std::nullopt;
  std::vector<Told> told;
  {
    const auto city = parts.posts.sight.view();
    const auto gathered = gather(*city, viewer, parts.posts.env.now(), {table, clock_of(parts, db, viewer)});
    const auto found = std::ranges::find(gathered.candidates, table, &dialogue::Candidate::table);
    if (found == gathered.candidates.end()) return std::nullopt;
    const auto at = static_cast<std::uint32_t>(found - gathered.candidates.begin());
    dialogue::Placed own{.candidate = at};
    for (const auto& placed : laid_out(*city, gathered, parts.foresight)) {
      if (placed.candidate == at) own = placed;
    }
    told.push_back(told_of(*city, gathered, own));
  }
  return reasoned(parts, db, told).front().why;
}

}  // namespace stadt::feed
