// Who will be the next to speak at a table? Those who sit there and those who were about lately, known only as far as
// it had happened.
#include <algorithm>
#include <cmath>
#include <random>
#include <unordered_set>

#include "quality/forum.hpp"
#include "quality/quality.hpp"

namespace stadt::bench {

namespace {

constexpr std::size_t features = 12;
constexpr double first_learnt = 0.5;
constexpr double last_learnt = 0.8;
constexpr unsigned one_in_learnt = 4;
constexpr std::size_t most_about = 300;  // people who were about lately
constexpr double minute_s = 60;
constexpr double never = 16;

struct Choice {
  std::vector<std::int64_t> people;  // guests first, whoever spoke last before the others
  std::vector<double> rows;
};

double since(std::int64_t now, std::int64_t then) { return std::log1p(static_cast<double>(now - then) / minute_s); }

void add_person(Choice& choice, const Forum& forum, const Forum::Table& table, std::int64_t id, std::int64_t now) {
  const auto& person = forum.person(id);
  const auto spoke = table.spoke.find(id);
  const bool sits_here = spoke != table.spoke.end();
  const auto tie_to = [&](std::int64_t other) {
    const auto found = person.ties.find(other);
    return found == person.ties.end() ? 0 : std::log1p(found->second);
  };
  const auto on_topic = person.posts_on.find(table.topic);
  const auto last_on_topic = person.spoke_on.find(table.topic);
  const double row[features] = {sits_here ? 1.0 : 0.0,
                                id == table.last_author ? 1.0 : 0.0,
                                sits_here ? since(now, spoke->second) : never,
                                std::log1p(static_cast<double>(choice.people.size())),
                                tie_to(table.last_author),
                                tie_to(table.host),
                                since(now, person.last),
                                id == table.host ? 1.0 : 0.0,
                                on_topic == person.posts_on.end() ? 0 : std::log1p(on_topic->second),
                                last_on_topic == person.spoke_on.end() ? never : since(now, last_on_topic->second),
                                std::log1p(person.posts),
                                person.last_topic == table.topic ? 1.0 : 0.0};
  choice.people.push_back(id);
  choice.rows.insert(choice.rows.end(), std::begin(row), std::end(row));
}

Choice choice_at(const Forum& forum, const Forum::Table& table, std::int64_t now) {
  std::vector<std::pair<std::int64_t, std::int64_t>> guests;
  guests.reserve(table.spoke.size());
  for (const auto& [person, spoke] : table.spoke) {
    guests.emplace_back(spoke, person);
  }
  std::ranges::sort(guests, std::greater());
  Choice choice;
  for (const auto& [spoke, person] : guests) add_person(choice, forum, table, person, now);
  std::size_t about = 0;
  for (const auto person : forum.people_by_last()) {
    if (about++ == most_about) break;
    if (!table.spoke.contains(person)) add_person(choice, forum, table, person, now);
  }
  return choice;
}

}  // namespace

void judge_next_replier(std::span<const load::FlatLine> lines) {
  Forum forum;
  ChoiceModel model(features);
  Ranking learned;
  Ranking recency;
  std::mt19937 random(2);
  const auto first = static_cast<std::size_t>(first_learnt * static_cast<double>(lines.size()));
  const auto split = static_cast<std::size_t>(last_learnt * static_cast<double>(lines.size()));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto& line = lines[i];
    const auto* table = forum.table(line.conversation);
    const bool is_test = i >= split;
    const bool is_wanted = is_test || (i >= first && random() % one_in_learnt == 0);
    if (table && is_wanted) {
      const auto choice = choice_at(forum, *table, line.seconds);
      const auto truth =
          static_cast<std::size_t>(std::ranges::find(choice.people, line.author) - choice.people.begin());
      if (truth == choice.people.size()) {
        if (is_test) learned.miss(), recency.miss();
      } else if (is_test) {
        std::vector<double> scores;
        scores.reserve(choice.people.size());
        for (std::size_t j = 0; j < choice.people.size(); ++j) {
          scores.push_back(model.score(std::span(choice.rows).subspan(j * features, features)));
        }
        learned.add(scores, truth);
        recency.add_rank(truth + 1);
      } else {
        model.learn(choice.rows, truth);
      }
    }
    forum.add(line);
  }
  print_ranking("next-replier", learned);
  print_ranking("baseline next-replier recency", recency);
}

}  // namespace stadt::bench
