#include "quality/quality.hpp"
#include "scenarios.hpp"

namespace stadt::bench {

namespace {

template <typename T>
T opened(Result<T> lines) {
  if (!lines) throw std::runtime_error(lines.error().message);
  return std::move(*lines);
}

}  // namespace

void bench_quality(const Options& options) {
  judge_archetypes();
  if (options.flat.empty()) return;
  const auto lines = opened(load::read_flat(options.flat));
  judge_new_tables(lines, options.train ? Training::fresh : Training::built_in);
  judge_next_replier(lines);
}

}  // namespace stadt::bench
