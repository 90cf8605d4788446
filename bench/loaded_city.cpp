#include "loaded_city.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <stdexcept>

#include "feed/ranking.hpp"

namespace stadt::bench {

double cpu_seconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

void fill(const Options& options, const std::string& folder) {
  const std::string follows = options.follows.empty() ? "" : " --follows " + options.follows;
  const auto command = fmt::format("{} load --data {} --login bench:bench-password-1 --trees {}{} > {}/load.txt 2>&1",
                                   options.stadt, folder, options.trees, follows, folder);
  if (std::system(command.c_str()) != 0) throw std::runtime_error("loading failed: " + folder + "/load.txt");
}

std::vector<PersonId> readers(const CitySight& city, std::size_t count) {
  std::vector<std::pair<std::size_t, Number>> by_distance;
  for (Number number = 1; number <= city.people(); ++number) {
    const std::size_t follows = city.person(number).following.size();
    by_distance.emplace_back(follows > sources ? follows - sources : sources - follows, number);
  }
  count = std::min(count, by_distance.size());
  std::ranges::partial_sort(by_distance, by_distance.begin() + static_cast<std::ptrdiff_t>(count));
  std::vector<PersonId> found;
  found.reserve(count);
  for (std::size_t i = 0; i < count; ++i) found.push_back(city.person(by_distance[i].second).id);
  return found;
}

Time hour_after_last(const Sight& sight) {
  constexpr std::int64_t hour_ms = 3'600'000;
  const auto newest = sight.newest_tables({}, {}, {});
  return Time{newest.empty() ? 0 : time_of(newest.front().last).ms + hour_ms};
}

std::size_t lay_dialogue_page(const Sight& sight, PersonId reader, Time now) {
  const auto city = sight.view();
  std::size_t candidates = 0;
  const auto page = feed::ranked(*city, {.viewer = reader, .now = now}, dialogue::tables_on_page, &candidates);
  if (page.empty()) throw std::runtime_error("an empty page of dialogue");
  return candidates;
}

std::int64_t posts_of(const CitySight& city) {
  std::int64_t posts = 0;
  for (Number table = 1; table <= city.tables(); ++table) posts += city.table(table).turns.size();
  return posts;
}

}  // namespace stadt::bench
