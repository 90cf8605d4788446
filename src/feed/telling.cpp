#include "feed/telling.hpp"

#include <algorithm>
#include <unordered_map>

#include "json/read.hpp"
#include "people/accounts.hpp"

namespace stadt::feed {

namespace {

void tell_people(const CitySight& city, const Gathered& gathered, Number number, Told& told) {
  const auto& table = city.table(number);
  const auto* line = table.line();
  if (!line) return;
  const Number viewer = city.number(gathered.reading.viewer);
  auto& facts = told.facts;
  facts.guests = static_cast<int>(line->guests);
  facts.guests_answered_by_host = static_cast<int>(line->answered_by_host);
  facts.viewer_hosts = line->host == viewer;
  facts.viewer_sits = viewer && !facts.viewer_hosts && city.person(viewer).seat_at(number);
  told.familiar = tables::familiar_people(city, gathered.known, number);
  facts.known = static_cast<int>(told.familiar.count);
  if (const Number asker = viewer ? table.asker_of(viewer) : 0) told.asked_by = city.person(asker).id;
}

static_assert(tables::familiar_shown >= dialogue::most_named);
std::span<const PersonId> named(const Told& told) {
  return std::span(told.familiar.best).first(std::min<std::size_t>(told.familiar.best.size(), dialogue::most_named));
}

// Who and what is named on a page, read in one round for each kind.
class Names {
 public:
  Names(const FeedParts& parts, sql::Session& db, std::span<const Told> told) {
    std::vector<PersonId> people;
    std::vector<ConversationId> neighbours;
    for (const auto& one : told) {
      people.push_back(one.host);
      people.push_back(one.asked_by);
      people.insert(people.end(), named(one).begin(), named(one).end());
      if (one.neighbour) neighbours.push_back(one.neighbour);
    }
    auto names = parts.posts.accounts.names(db, people);
    for (std::size_t i = 0; i < people.size(); ++i) people_.emplace(people[i], std::move(names[i]));
    if (!neighbours.empty()) titles_ = parts.tables.titles(db, neighbours);
  }

  const std::string& of(PersonId person) const { return people_.at(person); }
  std::string of(ConversationId table) const {
    const auto title = titles_.find(table);
    return title == titles_.end() ? "" : title->second;
  }

 private:
  std::unordered_map<PersonId, std::string> people_;
  std::unordered_map<ConversationId, std::string> titles_;
};

TableWhy written(const Told& told, const dialogue::WhyFacts& facts) {
  TableWhy why{.sentence = dialogue::why(facts), .terms = {}, .score = 0, .slot = told.slot};
  for (std::size_t i = 0; i < dialogue::term_count; ++i) {
    const auto term = static_cast<dialogue::Term>(i);
    const auto bits = told.terms[term];
    if (bits != 0) why.terms.push_back({term, static_cast<double>(bits) / dialogue::one_bit});
  }
  why.score = static_cast<double>(told.terms.sum()) / dialogue::one_bit;
  return why;
}

}  // namespace

Told told_of(const CitySight& city, const Gathered& gathered, const dialogue::Placed& placed) {
  const auto& candidate = gathered.candidates[placed.candidate];
  Told told;
  told.table = candidate.table;
  told.host = candidate.host;
  told.slot = placed.slot;
  told.terms = dialogue::terms_of(candidate, gathered.reading.now, placed.foresight);
  auto& facts = told.facts;
  facts.slot = placed.slot;
  facts.has_exchange = told.terms[dialogue::Term::exchange] > 0;
  facts.asks = candidate.unanswered;
  facts.can_answer = candidate.can_answer;
  facts.way = dialogue::telling(candidate.ways);
  facts.years = candidate.years;
  tell_people(city, gathered, gathered.tables[placed.candidate], told);
  if (facts.way == dialogue::Way::neighbour) told.neighbour = city.table(gathered.beside[placed.candidate]).id;
  if (facts.way == dialogue::Way::tag) facts.way_name = city.tag(gathered.tags[placed.candidate]).key;
  return told;
}

dialogue::Candidate candidate_of(const feed_store::StoredQuality& stored) {
  dialogue::Candidate candidate;
  candidate.table = stored.table;
  candidate.host = stored.host;
  candidate.place = stored.place;
  candidate.grew_at = stored.grew_at;
  candidate.pace = static_cast<dialogue::Pace>(stored.pace);
  if (const auto value = json::parse(stored.terms)) {
    const auto terms = json::read<std::vector<int>>(*value);
    if (terms && terms->size() == candidate.quality.size()) std::ranges::copy(*terms, candidate.quality.begin());
  }
  return candidate;
}

Told told_of(const feed_store::StoredQuality& stored, Time now) {
  Told told;
  told.table = stored.table;
  told.host = stored.host;
  told.terms = dialogue::terms_of(candidate_of(stored), now);
  told.facts.guests = stored.guests;
  told.facts.has_exchange = told.terms[dialogue::Term::exchange] > 0;
  return told;
}

std::vector<Reasoned> reasoned(const FeedParts& parts, sql::Session& db, std::span<const Told> told) {
  const Names names(parts, db, told);
  std::vector<Reasoned> all;
  all.reserve(told.size());
  for (const auto& one : told) {
    auto facts = one.facts;
    facts.host = names.of(one.host);
    for (const auto person : named(one)) facts.names.push_back(names.of(person));
    std::erase(facts.names, "");
    if (facts.way == dialogue::Way::asked) facts.way_name = names.of(one.asked_by);
    if (one.neighbour) facts.way_name = names.of(one.neighbour);
    all.push_back({one.table, written(one, facts), one.familiar});
  }
  return all;
}

}  // namespace stadt::feed
