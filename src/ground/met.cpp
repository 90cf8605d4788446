#include "ground/met.hpp"

#include <algorithm>
#include <map>

#include "base/collect.hpp"
#include "people/beholder.hpp"
#include "people/ties.hpp"
#include "sight/view.hpp"

namespace stadt::ground {

namespace {

struct Exchange {
  int given = 0;
  int received = 0;
  PostId anchor;
};
using Exchanges = std::map<PersonId, Exchange>;

// From memory: exact also after something was deleted. False if memory does not hold what was said there.
bool from_memory(const Sight& sight, PersonId viewer, ConversationId table, Exchanges& found) {
  if (!sight.ready()) return false;
  const auto city = sight.view();
  const Number there = city->number(table);
  const Number own = city->number(viewer);
  const auto* line = there ? city->table(there).line() : nullptr;
  if (!line || line->is_light) return false;
  for (const auto& turn : city->table(there).turns.view()) {
    if (turn.author == turn.answers || own == 0) continue;
    if (turn.author == own && turn.answers) ++found[city->person(turn.answers).id].given;
    if (turn.answers != own) continue;
    auto& exchange = found[city->person(turn.author).id];
    ++exchange.received;
    exchange.anchor = turn.id;
  }
  return true;
}

void from_sql(sql::Session& db, PersonId viewer, ConversationId table, Exchanges& found) {
  for (const auto& answers : ground_store::answers(db, table, viewer, most_pairs_read)) {
    if (answers.from == viewer) {
      found[answers.to].given = answers.posts;
    } else {
      auto& exchange = found[answers.from];
      exchange.received = answers.posts;
      exchange.anchor = answers.last;
    }
  }
}

std::vector<Met> both_ways(const Exchanges& exchanges) {
  std::vector<Met> people;
  for (const auto& [person, exchange] : exchanges) {
    if (exchange.given == 0 || exchange.received == 0) continue;
    people.push_back({person, exchange.given + exchange.received, exchange.anchor});
  }
  std::ranges::stable_sort(people, std::greater(), &Met::answers);
  people.resize(std::min(people.size(), most_considered));
  return people;
}

}  // namespace

std::vector<Met> met(const GroundParts& parts, sql::Session& db, PersonId viewer, ConversationId table) {
  const auto& sight = parts.posts.sight;
  Exchanges exchanges;
  if (!from_memory(sight, viewer, table, exchanges)) from_sql(db, viewer, table, exchanges);
  const auto people = both_ways(exchanges);
  const auto others = collect(people, &Met::person);
  const auto sides = people::acquaintances(db, viewer, others);
  const auto asking = ground_store::asking(db, viewer, others);
  const people::Beholder beholder(db, sight, viewer, others);
  std::vector<Met> found;
  for (std::size_t i = 0; i < people.size() && found.size() < most_met; ++i) {
    const bool is_asking = std::ranges::find(asking, others[i]) != asking.end();
    const bool is_there = sides[i].on_speaking_terms && !beholder.hides(others[i]);
    if (is_there && !sides[i].contact && !is_asking) found.push_back(people[i]);
  }
  return found;
}

}  // namespace stadt::ground
