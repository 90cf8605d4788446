#include "ground/met.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <ranges>

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

// What somebody answered and was answered, newest first. Nothing if memory does not hold what was said there.
std::optional<std::vector<ground_store::Answer>> from_memory(const Sight& sight, PersonId viewer,
                                                             ConversationId table) {
  if (!sight.ready()) return std::nullopt;
  const auto city = sight.view();
  const Number there = city->number(table);
  const Number own = city->number(viewer);
  const auto said = there && city->table(there).line() ? city->table(there).said() : std::nullopt;
  if (!said) return std::nullopt;
  std::vector<ground_store::Answer> found;
  for (const auto& turn : *said | std::views::reverse) {
    const bool is_own = turn.answers != 0 && own != 0 && (turn.author == own || turn.answers == own);
    if (!is_own || turn.author == turn.answers) continue;
    found.push_back({turn.id, city->person(turn.author).id, city->person(turn.answers).id});
    if (std::ssize(found) == most_answers_read) break;
  }
  return found;
}

Exchanges exchanges_of(PersonId viewer, std::span<const ground_store::Answer> answers) {
  Exchanges found;
  for (const auto& answer : answers) {
    auto& exchange = found[answer.from == viewer ? answer.to : answer.from];
    if (answer.from == viewer) {
      ++exchange.given;
    } else {
      if (exchange.received++ == 0) exchange.anchor = answer.post;
    }
  }
  return found;
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
  auto answers = from_memory(sight, viewer, table);
  if (!answers) answers = ground_store::answers(db, table, viewer, most_answers_read);
  const auto people = both_ways(exchanges_of(viewer, *answers));
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
