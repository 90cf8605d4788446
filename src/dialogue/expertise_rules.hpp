// Who burns for something and who can do it, shown by what they have said and what came of it, never by what somebody
// claims (design: DIALOGUE §3). Pure.
#pragma once

#include <span>
#include <string>

#include "base/time.hpp"
#include "dialogue/sentence.hpp"

namespace stadt::dialogue {

constexpr double answered_contribution = 1.5;
constexpr int most_thanks_of_one = 3;
constexpr auto contribution_halves_in = std::chrono::days(180);
constexpr int months_of_a_year = 12;
constexpr double share_of_staying = 0.5;  // of the worth, for those who were there in all twelve months
constexpr double confidence = 1.96;       // standard deviations: less is true of one in forty only

// One public post on the matter.
struct Contribution {
  double substance = 0;  // quality_rules
  bool answered = false;
  int thanks = 0;
  Time at;

  bool operator==(const Contribution&) const = default;
};

double worth_of(const Contribution& contribution, Time now);
// How many months ago something was said; each is a twelfth of a year.
int months_ago(Time at, Time now);
// How many of the last twelve months somebody contributed in.
int active_months(std::span<const Contribution> contributions, Time now);
// In bits; 0 for nothing.
double burns(std::span<const Contribution> contributions, Time now);
double burns(double worth, int active_months);

// How sure it is that somebody can help: of the questions they answered, those for whose answer they were thanked.
double can(std::int64_t thanked, std::int64_t answered);

struct BurningFacts {
  std::string name;
  std::string topic;  // a tag without its sign
  int months = 0;
  std::int64_t tables = 0;
  std::int64_t thanks = 0;  // people who said it
};
Sentence burning_sentence(const BurningFacts& facts);

struct SkillFacts {
  std::string name;
  std::string topic;
  std::int64_t answered = 0;
  std::int64_t thanked = 0;
};
Sentence skill_sentence(const SkillFacts& facts);

}  // namespace stadt::dialogue
