#include "quality/report.hpp"

#include <fmt/format.h>

#include <cstdio>

namespace stadt::bench {

namespace {

constexpr double small = 0.1;

}  // namespace

void Report::ranking(std::string_view name, const Ranking& ranking, std::string_view more) {
  const int digits = ranking.reciprocal() < small ? 4 : 3;
  line(name, fmt::format("MRR {:.{}f} hit@1 {:.{}f} hit@10 {:.{}f}{} events {}", ranking.reciprocal(), digits,
                         ranking.hit_at(1), digits, ranking.hit_at(10), digits, more, ranking.events()));
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
