#include "feed/place_page.hpp"

#include <algorithm>

#include "dialogue/feed_rules.hpp"
#include "sight/hidden.hpp"
#include "sight/view.hpp"

namespace stadt::feed {

namespace {

struct Ranked {
  dialogue::MilliBits score = 0;
  ConversationId table;
};

}  // namespace

std::optional<std::vector<ConversationId>> place_page(const PostsParts& parts, PersonId viewer, PlaceId place,
                                                      std::size_t limit) {
  if (!parts.sight.ready()) return std::nullopt;
  const auto city = parts.sight.view();
  const Number number = city->number(place);
  if (number == 0) return std::vector<ConversationId>();
  const Eyes eyes(*city, viewer);
  const Time now = parts.env.now();
  std::vector<Ranked> ranked;
  const auto tables = city->place(number).tables.view();
  for (const Number one : tables.last(std::min(tables.size(), most_place_tables))) {
    const auto& table = city->table(one);
    const auto* line = table.line();
    if (!line || eyes.hides(line->host) || eyes.mutes(table.id)) continue;
    dialogue::Candidate candidate;
    candidate.grew_at = line->grew_at;
    candidate.pace = line->pace;
    std::ranges::copy(line->quality, candidate.quality.begin());
    ranked.push_back({dialogue::terms_of(candidate, now).sum(), table.id});
  }
  std::ranges::stable_sort(ranked, std::ranges::greater(), &Ranked::score);
  ranked.resize(std::min(ranked.size(), limit));
  std::vector<ConversationId> page;
  for (const auto& [score, table] : ranked) page.push_back(table);
  return page;
}

}  // namespace stadt::feed
