// What is computed once a night over all answers of a city: trust and communities.
#include <fmt/format.h>

#include <random>

#include "dialogue/community_rules.hpp"
#include "dialogue/standing_rules.hpp"
#include "scenarios.hpp"
#include "support/growth.hpp"

namespace stadt::bench {

namespace {

constexpr int answers = 4'000'000;
constexpr std::uint32_t people = 400'000;
constexpr std::uint32_t circle = 200;  // people who mostly talk with each other
constexpr std::uint32_t seeds = 400;
constexpr unsigned one_in_outside = 4;
constexpr double goal_trust_s = 2;
constexpr double goal_communities_s = 10;

std::vector<dialogue::Answer> city_answers() {
  std::mt19937 random(1);
  std::vector<dialogue::Answer> all(answers);
  for (auto& answer : all) {
    answer.answered = static_cast<std::uint32_t>(random() % people);
    const auto anybody = static_cast<std::uint32_t>(random() % people);
    const bool goes_out = random() % one_in_outside == 0;
    answer.answerer = goes_out ? anybody : answer.answered / circle * circle + anybody % circle;
    answer.age_days = static_cast<float>(random() % 720);
  }
  return all;
}

template <typename Work>
double seconds(const Options& options, Work work) {
  std::vector<double> rounds;
  for (int round = 0; round < options.rounds; ++round) {
    const double begin = testing::processor_seconds();
    work();
    rounds.push_back(testing::processor_seconds() - begin);
  }
  return median(rounds);
}

}  // namespace

void bench_standing(const Options& options) {
  const auto all = city_answers();
  std::vector<std::uint32_t> hosts;
  for (std::uint32_t i = 0; i < seeds; ++i) hosts.push_back(i * (people / seeds));
  const double trust_s = seconds(options, [&] {
    const dialogue::AnswerGraph graph(people, all);
    dialogue::trust_percent(graph, hosts);
  });
  const dialogue::AnswerGraph graph(people, all);
  auto former = dialogue::communities(graph, {});
  const double communities_s = seconds(options, [&] { former = dialogue::communities(graph, former); });
  const double cold_s = seconds(options, [&] { dialogue::communities(graph, {}); });
  report(fmt::format("Trust of {} people from {} M answers", people, answers / 1'000'000),
         fmt::format("{:.2f} s CPU", trust_s), "–", fmt::format("≤ {:.0f} s", goal_trust_s), trust_s <= goal_trust_s);
  report("Their communities, from those of the night before", fmt::format("{:.2f} s CPU", communities_s),
         fmt::format("from nothing: {:.2f} s", cold_s), fmt::format("≤ {:.0f} s", goal_communities_s),
         communities_s <= goal_communities_s);
}

}  // namespace stadt::bench
