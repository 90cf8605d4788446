// Whether what is good stands above what is bad, and whether no attack pays, with the weights as they are and with each
// up to a half off.
#include <fmt/format.h>

#include <algorithm>

#include "quality/quality.hpp"
#include "quality/weighing.hpp"
#include "support/archetypes.hpp"

namespace stadt::bench {

namespace {

constexpr int draws = 1000;
constexpr double goal_area = 0.95;

void tell(std::string_view kind, const testing::Archetype& one, Report& report) {
  report.line(kind, fmt::format("{:5.2f} bits {}", one.script.quality().sum(), one.name));
}

void judge_good_against_bad(Report& report) {
  std::vector<dialogue::Quality> good;
  std::vector<dialogue::Quality> bad;
  for (const auto& one : testing::archetypes()) {
    tell(one.is_good ? "archetype good" : "archetype bad", one, report);
    (one.is_good ? good : bad).push_back(one.script.quality());
  }
  const double plain = area(good, bad, as_they_are);
  const double worst = worst_area(good, bad, draws);
  report.line("archetypes", fmt::format("AUC {:.3f} worst {:.3f} draws {}", plain, worst, draws));
  report.row({"Archetypes, good above bad, all weights ±50 %",
              fmt::format("AUC {:.3f}, worst of {} draws {:.3f}", plain, draws, worst), "–",
              fmt::format("≥ {:.2f}", goal_area), yes_or_no(worst >= goal_area)});
}

// The honest question, and that what flags take from a table stays within their term.
void judge_attacks(Report& report) {
  const auto honest = testing::honest_question();
  tell("archetype good", {"honest question with four guests", true, honest}, report);
  const std::vector<dialogue::Quality> good = {honest.quality()};
  std::vector<dialogue::Quality> bad;
  double best = -100;
  for (const auto& attack : testing::attacks()) {
    tell("attack", attack, report);
    bad.push_back(attack.script.quality());
    best = std::max(best, attack.script.quality().sum());
  }
  const double worst = worst_area(good, bad, draws);
  report.line("attacks",
              fmt::format("below-honest {:.3f} worst {:.3f} draws {}", area(good, bad, as_they_are), worst, draws));
  report.row({"Attacks below an honest question with four guests, all weights ±50 %",
              fmt::format("{:.0f} % of {}, worst of {} draws {:.0f} %; the best has {:.1f} bits",
                          100 * area(good, bad, as_they_are), bad.size(), draws, 100 * worst, best),
              fmt::format("honest question {:.1f} bits", honest.quality().sum()), "all",
              yes_or_no(area(good, bad, as_they_are) == 1)});
}

}  // namespace

void judge_archetypes(Report& report) {
  judge_good_against_bad(report);
  judge_attacks(report);
}

}  // namespace stadt::bench
