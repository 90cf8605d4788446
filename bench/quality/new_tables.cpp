// Which table new to them will somebody sit down at next?
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "quality/forum.hpp"
#include "quality/quality.hpp"

namespace stadt::bench {

namespace {

constexpr unsigned one_in_learnt = 3;
constexpr std::size_t few = 80;           // candidates of one choice that are learnt from
constexpr double goal_reciprocal = 0.45;  // of a flat file; others have to be above the best rival
constexpr double goal_hit = 0.74;

using Candidates = std::vector<Forum::Candidate>;

std::vector<double> rows_of(const Candidates& candidates) {
  std::vector<double> rows;
  rows.reserve(candidates.size() * dialogue::next_table_features);
  for (const auto& candidate : candidates) {
    const auto features = dialogue::features_of(candidate.outlook);
    rows.insert(rows.end(), features.begin(), features.end());
  }
  return rows;
}

template <typename Score>
std::vector<double> scored(const Candidates& candidates, Score score) {
  std::vector<double> scores;
  scores.reserve(candidates.size());
  std::ranges::transform(candidates, std::back_inserter(scores), score);
  return scores;
}

std::vector<double> built_in(const Candidates& candidates) {
  return scored(candidates, [](const auto& one) { return dialogue::inclination(dialogue::features_of(one.outlook)); });
}

// The one that was chosen and some of the others.
Candidates sample(Candidates candidates, std::size_t truth, std::mt19937& random) {
  std::swap(candidates[0], candidates[truth]);
  const auto count = std::min(few, candidates.size());
  for (std::size_t i = 1; i < count; ++i) {
    std::swap(candidates[i], candidates[i + random() % (candidates.size() - i)]);
  }
  candidates.resize(count);
  return candidates;
}

// What the reader has to do with those who sit there.
double ties_at(const Forum& forum, const Forum::Candidate& candidate, std::uint32_t reader) {
  double sum = 0;
  for (const auto& guest : forum.table(candidate.table).guests.entries()) {
    sum += tie_of(forum.person(reader), guest.key);
  }
  return sum;
}

// Two sets of weights, and which of them was better before the last fifth began.
class Judge {
 public:
  explicit Judge(const History& history) : history_(history), forum_(history), model_(dialogue::next_table_features) {}

  void run() {
    for (std::size_t i = 0; i < history_.said.size(); ++i) {
      const auto& said = history_.said[i];
      const bool is_new = forum_.is_open(said.table) && !forum_.sat_at(said.author, said.table);
      const bool is_judged = i >= history_.split();
      if (is_new && (is_judged || (i >= history_.first_learnt() && random_() % one_in_learnt == 0))) {
        look(said, is_judged);
      }
      forum_.add(said);
    }
  }

  void tell(Weights weights, Report& report) const {
    const std::string name(history_.name);
    report.ranking(name + "new-tables", ours());
    report.ranking(name + "new-tables-built-in", built_in_);
    report.ranking(name + "new-tables-learnt", learnt_);
    report.ranking(name + "baseline recency", recency_);
    report.ranking(name + "baseline popularity", popularity_);
    report.ranking(name + "baseline co-occurrence", company_);
    report.ranking(name + "baseline co-occurrence+recency", recent_company_);
    report.row(row());
    if (weights == Weights::printed) print_weights();
  }

 private:
  bool takes_learnt_weights() const { return tried_learnt_.reciprocal() > tried_built_in_.reciprocal(); }
  const Ranking& ours() const { return takes_learnt_weights() ? learnt_ : built_in_; }

  Report::Row row() const {
    const auto short_form = [](const Ranking& one) {
      return fmt::format("{:.3f} / {:.3f}", one.reciprocal(), one.hit_at(10));
    };
    const double mrr = ours().reciprocal();
    const double hit = ours().hit_at(10);
    const bool is_flat = history_.name.empty();
    const double rival_mrr = std::max(recency_.reciprocal(), recent_company_.reciprocal());
    const double rival_hit = std::max(recency_.hit_at(10), recent_company_.hit_at(10));
    const bool met = is_flat ? mrr >= goal_reciprocal && hit >= goal_hit : mrr > rival_mrr && hit > rival_hit;
    return {fmt::format("{}: which table new to them they sit down at next, {} times, weights {}", history_.title(),
                        ours().events(), takes_learnt_weights() ? "learnt from its first four fifths" : "built in"),
            fmt::format("MRR {:.3f}, hit@1 {:.3f}, hit@10 {:.3f}", mrr, ours().hit_at(1), hit),
            fmt::format("recency {}, popularity {}, co-occurrence {}, with recency {}", short_form(recency_),
                        short_form(popularity_), short_form(company_), short_form(recent_company_)),
            is_flat ? fmt::format("MRR ≥ {:.2f}, hit@10 ≥ {:.2f}", goal_reciprocal, goal_hit) : "above all",
            yes_or_no(met)};
  }

  void look(const Said& said, bool is_judged) {
    const auto candidates = forum_.candidates(said.author, said.seconds);
    const auto truth = static_cast<std::size_t>(std::ranges::find(candidates, said.table, &Forum::Candidate::table) -
                                                candidates.begin());
    if (truth == candidates.size() || candidates.size() < 2) return;
    if (is_judged) return judge(candidates, truth, said);
    // What is learnt from is predicted first: so both are tried on what neither has seen.
    tried_learnt_.add(model_.scores(rows_of(candidates)), truth);
    tried_built_in_.add(built_in(candidates), truth);
    model_.learn(rows_of(sample(candidates, truth, random_)), 0);
  }

  void judge(const Candidates& candidates, std::size_t truth, const Said& said) {
    learnt_.add(model_.scores(rows_of(candidates)), truth);
    built_in_.add(built_in(candidates), truth);
    recency_.add_rank(truth + 1);
    popularity_.add(scored(candidates, [&](const auto& one) { return forum_.posts_lately(one.table, said.seconds); }),
                    truth);
    company_.add(scored(candidates, [&](const auto& one) { return ties_at(forum_, one, said.author); }), truth);
    recent_company_.add(scored(candidates,
                               [&](const auto& one) {
                                 return std::log1p(ties_at(forum_, one, said.author)) -
                                        std::log1p(one.outlook.silent_s);
                               }),
                        truth);
  }

  void print_weights() const {
    fmt::print("inline constexpr std::array<Scale, next_table_features> next_table_weights = {{{{\n");
    for (std::size_t i = 0; i < model_.weights().size(); ++i) {
      const auto& [mean, deviation, weight] = model_.weights()[i];
      fmt::print("    {{{:.4f}, {:.4f}, {:.4f}}},  // {}\n", mean, deviation, weight, dialogue::feature_name(i));
    }
    fmt::print("}}}};\n");
  }

  const History& history_;
  Forum forum_;
  ChoiceModel model_;
  std::mt19937 random_{1};
  Ranking learnt_, built_in_, tried_learnt_, tried_built_in_, recency_, popularity_, company_, recent_company_;
};

}  // namespace

void judge_new_tables(const History& history, Weights weights, Report& report) {
  Judge judge(history);
  judge.run();
  judge.tell(weights, report);
}

}  // namespace stadt::bench
