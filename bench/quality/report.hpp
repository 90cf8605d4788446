// What the evaluation found: a line for machines as soon as it is known, and one table for people at the end.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "quality/ranking.hpp"

namespace stadt::bench {

class Report {
 public:
  // "quality NAME MRR 0.452 hit@1 0.301 hit@10 0.740 events 31068"
  void ranking(std::string_view name, const Ranking& ranking, std::string_view more = {});
  // Any other line: "quality NAME WHAT".
  void line(std::string_view name, std::string_view what);

  struct Row {
    std::string what;
    std::string ours;
    std::string rivals;
    std::string goal = "–";
    std::string met = "–";
  };
  void row(Row row) { rows_.push_back(std::move(row)); }
  void print_table() const;

 private:
  std::vector<Row> rows_;
};

std::string yes_or_no(bool met);

}  // namespace stadt::bench
