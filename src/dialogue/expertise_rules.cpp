#include "dialogue/expertise_rules.hpp"

#include <algorithm>
#include <bitset>
#include <cmath>

#include "dialogue/tie_rules.hpp"

namespace stadt::dialogue {

namespace {

constexpr std::chrono::milliseconds month = std::chrono::days(365) / months_of_a_year;

Sentence months_sentence(int months) {
  if (months >= months_of_a_year) return {"in jedem der letzten zwölf Monate", "in each of the last twelve months"};
  if (months <= 1) return {"in einem der letzten zwölf Monate", "in one of the last twelve months"};
  Sentence said{"in ", "in "};
  said += number(months);
  return said += {" der letzten zwölf Monate", " of the last twelve months"};
}

Sentence thanks_sentence(std::int64_t people) {
  if (people <= 0) return {};
  if (people == 1) return {"; eine Person hat Danke gesagt", "; one person said thanks"};
  Sentence said{"; ", "; "};
  said += number(people);
  return said += {" haben Danke gesagt", " said thanks"};
}

}  // namespace

double worth_of(const Contribution& contribution, Time now) {
  const double echo =
      1 + (contribution.answered ? answered_contribution : 0) + std::clamp(contribution.thanks, 0, most_thanks_of_one);
  return contribution.substance * echo * faded(now - contribution.at, contribution_halves_in);
}

int months_ago(Time at, Time now) { return static_cast<int>(std::max(std::chrono::milliseconds(0), now - at) / month); }

int active_months(std::span<const Contribution> contributions, Time now) {
  std::bitset<months_of_a_year> active;
  for (const auto& contribution : contributions) {
    const int age = months_ago(contribution.at, now);
    if (age < months_of_a_year) active.set(static_cast<std::size_t>(age));
  }
  return static_cast<int>(active.count());
}

double burns(std::span<const Contribution> contributions, Time now) {
  double worth = 0;
  for (const auto& contribution : contributions) worth += worth_of(contribution, now);
  return burns(worth, active_months(contributions, now));
}

double burns(double worth, int active_months) {
  return std::log2(1 + std::max(0.0, worth)) *
         (1 - share_of_staying + share_of_staying * active_months / months_of_a_year);
}

double can(std::int64_t thanked, std::int64_t answered) {
  if (answered <= 0) return 0;
  const auto n = static_cast<double>(answered);
  const double share = static_cast<double>(std::clamp<std::int64_t>(thanked, 0, answered)) / n;
  const double z2 = confidence * confidence;
  const double spread = confidence * std::sqrt((share * (1 - share) + z2 / (4 * n)) / n);
  return std::max(0.0, (share + z2 / (2 * n) - spread) / (1 + z2 / n));
}

Sentence burning_sentence(const BurningFacts& facts) {
  Sentence said{facts.name + " hat ", facts.name + " has talked about #" + facts.topic + " "};
  said += months_sentence(facts.months);
  said += {" über #" + facts.topic + " geredet", ""};
  if (facts.tables == 1) said += {", an einem Tisch", ", at one table"};
  if (facts.tables > 1) {
    said += {", an ", ", at "};
    said += number(facts.tables);
    said += {" Tischen", " tables"};
  }
  said += thanks_sentence(facts.thanks);
  return finished(std::move(said));
}

Sentence skill_sentence(const SkillFacts& facts) {
  Sentence said{facts.name + " hat ", facts.name + " has answered "};
  said += facts.answered == 1 ? Sentence{"eine", "one"} : number(facts.answered);
  said += {facts.answered == 1 ? " Frage" : " Fragen", facts.answered == 1 ? " question" : " questions"};
  said += {" zu #" + facts.topic + " beantwortet", " on #" + facts.topic};
  if (facts.thanked > 0 && facts.thanked == facts.answered) {
    said += facts.answered == 1 ? Sentence{" und dafür Danke gehört", " and was thanked for it"}
                                : Sentence{" und jedes Mal Danke gehört", " and was thanked each time"};
  } else if (facts.thanked == 1) {
    said += {" und einmal Danke gehört", " and was thanked once"};
  } else if (facts.thanked > 1) {
    said += {" und ", " and was thanked "};
    said += number(facts.thanked);
    said += {facts.thanked > 12 ? "-mal Danke gehört" : "mal Danke gehört", " times"};
  }
  return finished(std::move(said));
}

}  // namespace stadt::dialogue
