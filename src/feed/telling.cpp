#include "feed/telling.hpp"

#include <unordered_map>

#include "json/read.hpp"
#include "people/accounts.hpp"

namespace stadt::feed {

namespace {

constexpr std::size_t turns_read = 2048;  // of one table, the latest ones

struct Answered {
  int by_host = 0;
  PersonId asked_by;
};

// Whom the host has answered, and who asked the viewer last.
Answered answered_at(const CitySight& city, const TableSight& table, const TableLine& line, Number viewer) {
  Answered found;
  std::vector<Number> answered;
  const auto turns = table.turns.view();
  for (const auto& turn : turns.last(std::min(turns.size(), turns_read))) {
    const bool by_host = turn.author == line.host && turn.answers && turn.answers != line.host;
    if (by_host && !holds(answered, turn.answers)) answered.push_back(turn.answers);
    const bool asks = (load_member(turn.flags) & turn_asks) != 0;
    if (viewer && turn.answers == viewer && asks) found.asked_by = city.person(turn.author).id;
  }
  found.by_host = static_cast<int>(answered.size());
  return found;
}

void tell_people(const CitySight& city, const Gathered& gathered, const TableSight& table, Told& told) {
  const auto* line = table.line();
  if (!line) return;
  const Number viewer = city.number(gathered.reading.viewer);
  const auto guests = table.guests.view();
  auto& facts = told.facts;
  facts.guests = static_cast<int>(guests.size());
  facts.viewer_hosts = line->host == viewer;
  facts.viewer_sits = viewer && holds(guests, viewer);
  std::vector<Number> sitting(guests.begin(), guests.end());
  sitting.push_back(line->host);
  const auto known = known_among(gathered.known, sitting);
  facts.known = static_cast<int>(known.size());
  for (const Number person : known) {
    if (std::ssize(told.named) < dialogue::most_named) told.named.push_back(city.person(person).id);
  }
  const auto answered = answered_at(city, table, *line, viewer);
  facts.guests_answered_by_host = answered.by_host;
  told.asked_by = answered.asked_by;
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
      people.insert(people.end(), one.named.begin(), one.named.end());
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
  const auto& table = city.table(gathered.tables[placed.candidate]);
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
  tell_people(city, gathered, table, told);
  if (facts.way == dialogue::Way::neighbour) told.neighbour = city.table(gathered.beside[placed.candidate]).id;
  if (facts.way == dialogue::Way::tag) facts.way_name = city.tag(gathered.tags[placed.candidate]).key;
  return told;
}

Told told_of(const feed_store::StoredQuality& stored, Time now) {
  dialogue::Candidate candidate;
  candidate.grew_at = stored.grew_at;
  candidate.pace = static_cast<dialogue::Pace>(stored.pace);
  if (const auto value = json::parse(stored.terms)) {
    const auto terms = json::read<std::vector<int>>(*value);
    if (terms && terms->size() == candidate.quality.size()) std::ranges::copy(*terms, candidate.quality.begin());
  }
  Told told;
  told.table = stored.table;
  told.host = stored.host;
  told.terms = dialogue::terms_of(candidate, now);
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
    for (const auto person : one.named) facts.names.push_back(names.of(person));
    std::erase(facts.names, "");
    if (facts.way == dialogue::Way::asked) facts.way_name = names.of(one.asked_by);
    if (one.neighbour) facts.way_name = names.of(one.neighbour);
    all.push_back({one.table, written(one, facts)});
  }
  return all;
}

}  // namespace stadt::feed
