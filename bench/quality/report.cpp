#include "quality/report.hpp"

#include <fmt/format.h>

#include <cstdio>

namespace stadt::bench {

void Report::ranking(std::string_view name, const Ranking& ranking, std::string_view more) {
  line(name, fmt::format("MRR {:.3f} hit@1 {:.3f} hit@10 {:.3f}{} events {}", ranking.reciprocal(), ranking.hit_at(1),
                         ranking.hit_at(10), more, ranking.events()));
}

void Report::line(std::string_view name, std::string_view what) {
  fmt::print("quality {} {}\n", name, what);
  std::fflush(stdout);
}

void Report::print_table() const {
  fmt::print("\n| what | Stadt | rivals, same run | goal | met |\n| --- | --- | --- | --- | --- |\n");
  for (const auto& row : rows_) {
    fmt::print("| {} | {} | {} | {} | {} |\n", row.what, row.ours, row.rivals, row.goal, row.met);
  }
}

std::string yes_or_no(bool met) { return met ? "yes" : "no"; }

}  // namespace stadt::bench
