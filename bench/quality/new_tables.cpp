// Which table new to them will somebody sit down at next? The last fifth of a forum, known only as far as it had
// happened.
#include <fmt/format.h>

#include <cmath>
#include <random>

#include "quality/forum.hpp"
#include "quality/quality.hpp"
#include "quality/ranking.hpp"

namespace stadt::bench {

namespace {

constexpr double first_learnt = 0.5;  // of all lines: enough has happened to learn from
constexpr double last_learnt = 0.8;
constexpr unsigned one_in_learnt = 3;
constexpr std::size_t few = 80;  // candidates of one choice that are learnt from

struct Judged {
  Ranking learned;
  Ranking recency;
  Ranking popularity;
  Ranking companions;  // who else sits there, and when they last spoke
};

std::vector<double> rows_of(const std::vector<Forum::Candidate>& candidates) {
  std::vector<double> rows;
  for (const auto& candidate : candidates) {
    const auto features = dialogue::features_of(candidate.outlook);
    rows.insert(rows.end(), features.begin(), features.end());
  }
  return rows;
}

std::size_t place_of(const std::vector<Forum::Candidate>& candidates, std::int64_t table) {
  std::size_t place = 0;
  while (place < candidates.size() && candidates[place].table != table) ++place;
  return place;
}

// The one that was chosen and some of the others.
std::vector<Forum::Candidate> sample(std::vector<Forum::Candidate> candidates, std::size_t truth,
                                     std::mt19937& random) {
  std::swap(candidates[0], candidates[truth]);
  for (std::size_t i = 1; i < std::min(few, candidates.size()); ++i) {
    std::swap(candidates[i], candidates[i + random() % (candidates.size() - i)]);
  }
  candidates.resize(std::min(few, candidates.size()));
  return candidates;
}

double companions_of(const Forum& forum, const Forum::Candidate& candidate, std::int64_t reader) {
  const auto& ties = forum.person(reader).ties;
  double sum = 0;
  for (const auto person : forum.table(candidate.table)->people) {
    const auto tie = ties.find(person);
    if (tie != ties.end()) sum += tie->second;
  }
  return std::log1p(sum) - std::log1p(candidate.outlook.silent_s);
}

void judge(Judged& judged, const Forum& forum, const std::vector<Forum::Candidate>& candidates, std::size_t truth,
           std::int64_t reader, const ChoiceModel* model) {
  std::vector<double> learned;
  std::vector<double> popularity;
  std::vector<double> companions;
  for (const auto& candidate : candidates) {
    const auto features = dialogue::features_of(candidate.outlook);
    learned.push_back(model ? model->score(features) : dialogue::inclination(features));
    popularity.push_back(candidate.outlook.posts);
    companions.push_back(companions_of(forum, candidate, reader));
  }
  judged.learned.add(learned, truth);
  judged.recency.add_rank(truth + 1);
  judged.popularity.add(popularity, truth);
  judged.companions.add(companions, truth);
}

void print_weights(const ChoiceModel& model) {
  fmt::print("inline constexpr std::array<Scale, next_table_features> next_table_weights = {{{{\n");
  for (std::size_t i = 0; i < model.weights().size(); ++i) {
    const auto& [mean, deviation, weight] = model.weights()[i];
    fmt::print("    {{{:.4f}, {:.4f}, {:.4f}}},  // {}\n", mean, deviation, weight, dialogue::feature_name(i));
  }
  fmt::print("}}}};\n");
}

}  // namespace

void print_ranking(std::string_view what, const Ranking& ranking) {
  fmt::print("quality {} MRR {:.3f} hit@1 {:.3f} hit@10 {:.3f} events {}\n", what, ranking.reciprocal(),
             ranking.hit_at_1(), ranking.hit_at_10(), ranking.events());
}

void judge_new_tables(std::span<const load::FlatLine> lines, Training training) {
  Forum forum;
  Judged judged;
  ChoiceModel model(dialogue::next_table_features);
  std::mt19937 random(1);
  const auto first = static_cast<std::size_t>(first_learnt * static_cast<double>(lines.size()));
  const auto split = static_cast<std::size_t>(last_learnt * static_cast<double>(lines.size()));
  const bool learns = training == Training::fresh;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto& line = lines[i];
    const bool is_test = i >= split;
    const bool is_learnt = learns && i >= first && !is_test && random() % one_in_learnt == 0;
    const bool is_new = forum.table(line.conversation) && !forum.sat_at(line.author, line.conversation);
    if (is_new && (is_test || is_learnt)) {
      const auto candidates = forum.candidates(line.author, line.seconds);
      const auto truth = place_of(candidates, line.conversation);
      if (truth < candidates.size() && candidates.size() > 1) {
        if (is_test)
          judge(judged, forum, candidates, truth, line.author, learns ? &model : nullptr);
        else
          model.learn(rows_of(sample(candidates, truth, random)), 0);
      }
    }
    forum.add(line);
  }
  print_ranking("new-tables", judged.learned);
  print_ranking("baseline recency", judged.recency);
  print_ranking("baseline popularity", judged.popularity);
  print_ranking("baseline companions", judged.companions);
  if (learns) print_weights(model);
}

}  // namespace stadt::bench
