#include "dialogue/expertise_rules.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace stadt::dialogue {
namespace {

using std::chrono::days;

constexpr Time now{1'800'000'000'000};

std::vector<Contribution> monthly(int months, const Contribution& one) {
  std::vector<Contribution> all;
  for (int i = 0; i < months; ++i) {
    all.push_back(one);
    all.back().at = now - days(30 * i + 1);
  }
  return all;
}

TEST(Burning, IsTheFormulaAsItIsWritten) {
  const std::vector<Contribution> one = {{.substance = 1, .answered = true, .thanks = 2, .at = now}};
  EXPECT_NEAR(burns(one, now), std::log2(1 + 4.5) * (0.5 + 0.5 / 12), 1e-12);
  const std::vector<Contribution> half_a_year_ago = {{.substance = 0.5, .at = now - days(180)}};
  EXPECT_NEAR(burns(half_a_year_ago, now), std::log2(1.25) * (0.5 + 0.5 / 12), 1e-12);
  EXPECT_EQ(burns({}, now), 0);
}

TEST(Burning, AnAnswerAndThanksSayMoreThanWordsAlone) {
  const Contribution said{.substance = 1, .at = now};
  Contribution answered = said;
  answered.answered = true;
  Contribution thanked = answered;
  thanked.thanks = 1;
  EXPECT_LT(worth_of(said, now), worth_of(answered, now));
  EXPECT_LT(worth_of(answered, now), worth_of(thanked, now));
  thanked.thanks = 3;
  const double most = worth_of(thanked, now);
  thanked.thanks = 500;
  EXPECT_EQ(worth_of(thanked, now), most);
}

TEST(Burning, WhoStaysStandsAboveWhoCameForAWeek) {
  const Contribution one{.substance = 1, .answered = true, .thanks = 0, .at = now};
  const auto staying = monthly(12, one);
  std::vector<Contribution> passing(12, one);
  EXPECT_EQ(active_months(staying, now), 12);
  EXPECT_EQ(active_months(passing, now), 1);
  EXPECT_GT(burns(staying, now), burns(passing, now));
}

TEST(Burning, WordsWithoutSubstanceAreNothing) {
  EXPECT_EQ(burns(std::vector<Contribution>(500, {.substance = 0, .answered = true, .thanks = 3, .at = now}), now), 0);
}

TEST(Burning, MonthsBeyondTheYearAreNotActive) {
  const std::vector<Contribution> old = {{.substance = 1, .at = now - days(366)}, {.substance = 1, .at = now}};
  EXPECT_EQ(active_months(old, now), 1);
  EXPECT_EQ(active_months(std::vector<Contribution>{{.substance = 1, .at = now + days(2)}}, now), 1);
}

TEST(Can, IsTheLowerBoundOfWilson) {
  EXPECT_NEAR(can(7, 9), 0.4526, 1e-4);
  EXPECT_NEAR(can(1, 1), 0.2065, 1e-4);
  EXPECT_EQ(can(0, 0), 0);
  EXPECT_NEAR(can(0, 50), 0, 1e-12);
  EXPECT_EQ(can(99, 10), can(10, 10)) << "Nobody is thanked for more than they answered.";
}

TEST(Can, TrustsManyAnswersMoreThanOne) {
  EXPECT_LT(can(1, 1), can(9, 10));
  EXPECT_LT(can(9, 10), can(90, 100));
  for (int answered = 1; answered < 40; ++answered) {
    for (int thanked = 0; thanked < answered; ++thanked) {
      EXPECT_LT(can(thanked, answered), can(thanked + 1, answered));
      EXPECT_LE(can(thanked, answered), 1.0 * thanked / answered + 1e-12);
    }
  }
}

TEST(BurningSentence, TellsWhatEverybodyCanCount) {
  struct Row {
    BurningFacts facts;
    std::string_view de;
    std::string_view en;
  };
  const Row table[] = {
      {{"Lea", "Hospiz", 7, 14, 4},
       "Lea hat in sieben der letzten zwölf Monate über #Hospiz geredet, an 14 Tischen; vier haben Danke gesagt.",
       "Lea has talked about #Hospiz in seven of the last twelve months, at 14 tables; four said thanks."},
      {{"Tom", "Chor", 1, 1, 1},
       "Tom hat in einem der letzten zwölf Monate über #Chor geredet, an einem Tisch; eine Person hat Danke gesagt.",
       "Tom has talked about #Chor in one of the last twelve months, at one table; one person said thanks."},
      {{"dr. mira", "Chor", 12, 1200, 0},
       "dr. mira hat in jedem der letzten zwölf Monate über #Chor geredet, an 1.200 Tischen.",
       "dr. mira has talked about #Chor in each of the last twelve months, at 1,200 tables."},
  };
  for (const auto& row : table) {
    EXPECT_EQ(burning_sentence(row.facts).de, row.de);
    EXPECT_EQ(burning_sentence(row.facts).en, row.en);
  }
}

TEST(SkillSentence, TellsQuestionsAndThanks) {
  struct Row {
    SkillFacts facts;
    std::string_view de;
    std::string_view en;
  };
  const Row table[] = {
      {{"Lea", "Steuern", 9, 7},
       "Lea hat neun Fragen zu #Steuern beantwortet und siebenmal Danke gehört.",
       "Lea has answered nine questions on #Steuern and was thanked seven times."},
      {{"Lea", "Steuern", 1, 1},
       "Lea hat eine Frage zu #Steuern beantwortet und dafür Danke gehört.",
       "Lea has answered one question on #Steuern and was thanked for it."},
      {{"Lea", "Steuern", 4, 4},
       "Lea hat vier Fragen zu #Steuern beantwortet und jedes Mal Danke gehört.",
       "Lea has answered four questions on #Steuern and was thanked each time."},
      {{"Lea", "Steuern", 4, 1},
       "Lea hat vier Fragen zu #Steuern beantwortet und einmal Danke gehört.",
       "Lea has answered four questions on #Steuern and was thanked once."},
      {{"Lea", "Steuern", 40, 13},
       "Lea hat 40 Fragen zu #Steuern beantwortet und 13-mal Danke gehört.",
       "Lea has answered 40 questions on #Steuern and was thanked 13 times."},
      {{"Lea", "Steuern", 4, 0},
       "Lea hat vier Fragen zu #Steuern beantwortet.",
       "Lea has answered four questions on #Steuern."},
  };
  for (const auto& row : table) {
    EXPECT_EQ(skill_sentence(row.facts).de, row.de);
    EXPECT_EQ(skill_sentence(row.facts).en, row.en);
  }
}

}  // namespace
}  // namespace stadt::dialogue
