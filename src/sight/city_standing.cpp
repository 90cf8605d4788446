#include "sight/city_standing.hpp"

#include "dialogue/answer_graph.hpp"
#include "dialogue/community_rules.hpp"
#include "dialogue/standing_rules.hpp"

namespace stadt {

namespace {

// People are counted from 0 there, from 1 here.
std::vector<dialogue::Answer> answers_of(const CitySight& city, Time now) {
  constexpr double day_ms = 86'400'000;
  std::vector<dialogue::Answer> answers;
  for (Number number = 1; number <= city.tables(); ++number) {
    const auto& table = city.table(number);
    if (!table.line()) continue;
    for (const auto& turn : table.turns.view()) {
      if (turn.answers == 0 || turn.answers == turn.author) continue;
      answers.push_back(
          {.answered = turn.answers - 1,
           .answerer = turn.author - 1,
           .weight = static_cast<float>(substance_of(turn)),
           .age_days = static_cast<float>(static_cast<double>((now - time_of(turn.id)).count()) / day_ms)});
    }
  }
  return answers;
}

}  // namespace

std::vector<Standing> standings_of(const CitySight& city, std::span<const PersonId> seeds, Time now) {
  const Number people = city.people();
  auto answers = answers_of(city, now);
  std::erase_if(answers, [&](const auto& one) { return one.answered >= people || one.answerer >= people; });
  const dialogue::AnswerGraph graph(people, answers);
  std::vector<std::uint32_t> chosen;
  for (const auto seed : seeds) {
    if (const Number number = city.number(seed); number && number <= people) chosen.push_back(number - 1);
  }
  std::vector<int> former(people);
  for (Number number = 1; number <= people; ++number) {
    former[number - 1] = static_cast<int>(city.person(number).community.load(std::memory_order_relaxed));
  }
  const auto trust = dialogue::trust_percent(graph, chosen);
  const auto communities = dialogue::communities(graph, former);
  std::vector<Standing> standings;
  standings.reserve(people);
  for (Number number = 1; number <= people; ++number) {
    standings.push_back({city.person(number).id, trust[number - 1], communities[number - 1]});
  }
  return standings;
}

}  // namespace stadt
