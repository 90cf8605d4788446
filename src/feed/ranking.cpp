#include "feed/ranking.hpp"

#include <algorithm>

#include "dialogue/foresight_rules.hpp"
#include "feed/outlook.hpp"

namespace stadt::feed {

namespace {

void foresee(const CitySight& city, const Gathered& gathered, dialogue::Laying& laying) {
  const auto leaders = laying.leaders();
  auto last = gathered.last;
  std::ranges::sort(last, std::ranges::greater());  // where one stands there is its place
  const Outlooks outlooks(city, city.number(gathered.reading.viewer), gathered.reading.now);
  std::vector<double> inclinations;
  inclinations.reserve(leaders.size());
  for (const auto leader : leaders) {
    const auto place = std::ranges::lower_bound(last, gathered.last[leader], std::ranges::greater()) - last.begin();
    const auto outlook = outlooks.of(gathered.tables[leader], static_cast<int>(place) + 1);
    inclinations.push_back(dialogue::inclination(dialogue::features_of(outlook)));
  }
  laying.foresee(dialogue::foresight(inclinations));
}

// A visitor has been nowhere, so that nothing can be foreseen.
std::vector<dialogue::Placed> laid_out(const CitySight& city, const Gathered& gathered, bool foresight) {
  dialogue::Laying laying(gathered.candidates, gathered.reading);
  if (foresight && gathered.reading.viewer) foresee(city, gathered, laying);
  return laying.page();
}

}  // namespace

std::vector<Told> ranked(const CitySight& city, const Looking& looking, std::size_t limit, std::size_t* candidates) {
  const auto gathered = gather(city, looking.viewer, looking.now, {.clock = looking.clock});
  if (candidates) *candidates = gathered.candidates.size();
  std::vector<Told> told;
  told.reserve(limit);
  for (const auto& placed : laid_out(city, gathered, looking.foresight)) {
    if (told.size() < limit) told.push_back(told_of(city, gathered, placed));
  }
  return told;
}

std::optional<Told> ranked_one(const CitySight& city, const Looking& looking, ConversationId table) {
  const auto gathered = gather(city, looking.viewer, looking.now, {table, looking.clock});
  const auto found = std::ranges::find(gathered.candidates, table, &dialogue::Candidate::table);
  if (found == gathered.candidates.end()) return std::nullopt;
  const auto at = static_cast<std::uint32_t>(found - gathered.candidates.begin());
  dialogue::Placed own{.candidate = at};
  for (const auto& placed : laid_out(city, gathered, looking.foresight)) {
    if (placed.candidate == at) own = placed;
  }
  return told_of(city, gathered, own);
}

}  // namespace stadt::feed
