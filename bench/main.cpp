// city_bench [home|table|posting|request|start|live|load|walk|common|standing|sight|growth|crowd|quality …]
//   [--stadt FILE] [--trees FILE] [--follows FILE] [--flat FILE] [--train] [--rounds N]
#include <fmt/format.h>

#include <cstdlib>
#include <exception>
#include <string_view>
#include <vector>

#include "scenarios.hpp"

namespace {

using namespace stadt::bench;

struct Scenario {
  std::string_view name;
  void (*run)(const Options&);
};

constexpr Scenario scenarios[] = {{"home", bench_home},         {"table", bench_table},    {"posting", bench_posting},
                                  {"request", bench_request},   {"start", bench_start},    {"live", bench_live},
                                  {"load", bench_load},         {"walk", bench_walk},      {"common", bench_common},
                                  {"standing", bench_standing}, {"sight", bench_sight},    {"growth", bench_growth},
                                  {"crowd", bench_crowd},       {"quality", bench_quality}};

}  // namespace

int main(int count, char** words) try {
  Options options;
  std::vector<std::string_view> wanted;
  for (int i = 1; i < count; ++i) {
    const std::string_view word = words[i];
    const bool has_value = i + 1 < count;
    if (word == "--stadt" && has_value)
      options.stadt = words[++i];
    else if (word == "--trees" && has_value)
      options.trees = words[++i];
    else if (word == "--follows" && has_value)
      options.follows = words[++i];
    else if (word == "--flat" && has_value)
      options.flat = words[++i];
    else if (word == "--train")
      options.train = true;
    else if (word == "--rounds" && has_value)
      options.rounds = std::atoi(words[++i]);
    else
      wanted.push_back(word);
  }
  const bool only_quality = wanted.size() == 1 && wanted[0] == "quality";
  if (!only_quality)
    fmt::print("| what | Stadt | reference, same run | goal | met |\n| --- | --- | --- | --- | --- |\n");
  for (const auto& [name, run] : scenarios) {
    bool chosen = wanted.empty();
    for (const auto word : wanted) chosen = chosen || word == name;
    if (chosen) run(options);
  }
  return 0;
} catch (const std::exception& failure) {
  fmt::print(stderr, "bench: {}\n", failure.what());
  return 1;
}
