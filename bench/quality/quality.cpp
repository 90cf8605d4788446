#include "quality/quality.hpp"

#include "scenarios.hpp"

namespace stadt::bench {

namespace {

template <typename T>
T opened(Result<T> lines) {
  if (!lines) throw std::runtime_error(lines.error().message);
  return std::move(*lines);
}

constexpr std::size_t fewest_posts = 100;

void judge_history(const History& history, Weights weights, Report& report) {
  if (history.said.size() < fewest_posts) throw std::runtime_error("too few posts to judge anything by");
  judge_new_tables(history, weights, report);
  judge_next_replier(history, report);
  judge_neighbours(history, report);
  judge_meeting(history, weights, report);
  judge_trust(history, report);
}

}  // namespace

void bench_quality(const Options& options) {
  Report report;
  const auto weights = options.train ? Weights::printed : Weights::quiet;
  judge_archetypes(report);
  judge_campaigns(report);
  if (!options.flat.empty()) judge_history(history_of(opened(load::read_flat(options.flat))), weights, report);
  if (!options.trees.empty()) {
    const auto history = history_of(opened(load::read_trees(options.trees)));
    judge_history(history, weights, report);
    judge_dialogue(history, report);
  }
  if (!options.follows.empty()) judge_contacts(opened(load::read_follows(options.follows)), weights, report);
  report.print_table();
}

}  // namespace stadt::bench
