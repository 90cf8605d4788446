#include "dialogue/community_rules.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "support/growth.hpp"

namespace stadt::dialogue {
namespace {

using Answers = std::vector<Answer>;

std::vector<int> circles(std::uint32_t people, const Answers& answers, const std::vector<int>& former = {}) {
  return communities(AnswerGraph(people, answers), former);
}

// Everybody of `first … last - 1` answers everybody else of them.
void all_answer(std::uint32_t first, std::uint32_t last, Answers& answers) {
  for (auto one = first; one < last; ++one) {
    for (auto other = first; other < last; ++other) answers.push_back({one, other});
  }
}

// Groups of `size` people who mostly answer within their group.
constexpr std::uint32_t size = 40;
Answers grouped_answers(std::mt19937& random, std::uint32_t groups, int each, double outside) {
  std::uniform_int_distribution<std::uint32_t> anybody(0, groups * size - 1);
  std::bernoulli_distribution goes_out(outside);
  Answers answers;
  for (std::uint32_t person = 0; person < groups * size; ++person) {
    for (int i = 0; i < each; ++i) {
      const auto other = goes_out(random) ? anybody(random) : person / size * size + anybody(random) % size;
      answers.push_back({person, other});
    }
  }
  return answers;
}

// How many pairs of people are together in one and apart in the other, of all pairs that are together in either.
double difference(const std::vector<int>& one, const std::vector<int>& other) {
  int together = 0;
  int differs = 0;
  for (std::size_t a = 0; a < one.size(); ++a) {
    for (std::size_t b = a + 1; b < one.size(); ++b) {
      const bool in_one = one[a] == one[b];
      const bool in_other = other[a] == other[b];
      together += in_one || in_other;
      differs += in_one != in_other;
    }
  }
  return static_cast<double>(differs) / together;
}

TEST(Communities, TwoCirclesThatHardlyTalkAreTwo) {
  Answers answers;
  all_answer(0, 10, answers);
  all_answer(10, 20, answers);
  answers.push_back({3, 13});
  const auto found = circles(20, answers);
  EXPECT_EQ(found, (std::vector<int>{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2}));
}

TEST(Communities, GroupsOfACityAreFound) {
  std::mt19937 random(21);
  const auto found = circles(12 * size, grouped_answers(random, 12, 12, 0.25));
  std::vector<int> planted(12 * size);
  for (std::uint32_t person = 0; person < planted.size(); ++person) planted[person] = static_cast<int>(person / size);
  EXPECT_LT(difference(found, planted), 0.1);
  EXPECT_EQ(std::set<int>(found.begin(), found.end()).size(), 12);
}

TEST(Communities, OfFewPeopleNothingIsTold) {
  Answers answers;
  all_answer(0, smallest_community - 1, answers);
  all_answer(10, 10 + smallest_community, answers);
  const auto found = circles(20, answers);
  EXPECT_EQ(found[0], no_community);
  EXPECT_EQ(found[9], no_community);
  EXPECT_EQ(found[10], 1);
  EXPECT_TRUE(circles(0, {}).empty());
}

TEST(Communities, AreTheSameInWhateverOrderTheAnswersCome) {
  std::mt19937 random(22);
  auto answers = grouped_answers(random, 8, 6, 0.4);
  const auto found = circles(8 * size, answers);
  for (int run = 0; run < 5; ++run) {
    std::ranges::shuffle(answers, random);
    EXPECT_EQ(circles(8 * size, answers), found);
  }
}

TEST(Communities, KeepTheirNamesWhenNothingHappens) {
  std::mt19937 random(23);
  const auto answers = grouped_answers(random, 8, 8, 0.3);
  auto former = circles(8 * size, answers);
  for (int& name : former) name = name == no_community ? no_community : 100 - 7 * name;
  EXPECT_EQ(circles(8 * size, answers, former), former);
}

TEST(Communities, KeepTheirNamesWhileAnswersComeAndGo) {
  std::mt19937 random(24);
  const auto answers = grouped_answers(random, 12, 12, 0.2);
  const auto former = circles(12 * size, answers);
  auto later = answers;
  std::ranges::shuffle(later, random);
  later.resize(later.size() * 9 / 10);
  const auto fresh = grouped_answers(random, 12, 1, 0.2);
  later.insert(later.end(), fresh.begin(), fresh.end());
  const auto found = circles(12 * size, later, former);
  int renamed = 0;
  for (std::size_t person = 0; person < found.size(); ++person) renamed += found[person] != former[person];
  EXPECT_LT(renamed, static_cast<int>(found.size()) / 20);
}

TEST(Communities, ThatPartLeaveTheNameToTheGreaterPart) {
  std::vector<int> former(30, 7);
  Answers answers;
  all_answer(0, 10, answers);
  all_answer(10, 30, answers);
  const auto found = circles(30, answers, former);
  EXPECT_EQ(found[0], 8);
  EXPECT_EQ(found[29], 7);
}

TEST(Communities, ThatBecomeOneTakeTheNameOfMost) {
  std::vector<int> former(30, 4);
  std::fill_n(former.begin(), 10, 9);
  Answers answers;
  all_answer(0, 30, answers);
  EXPECT_EQ(circles(30, answers, former), std::vector<int>(30, 4));
}

TEST(Communities, NewNamesWereNeverThoseOfOthers) {
  std::vector<int> former = {50, 50, 50, 50, 50, 50};  // they have left, nobody answers them
  Answers answers;
  all_answer(10, 20, answers);
  const auto found = circles(20, answers, former);
  EXPECT_EQ(found[0], no_community);
  EXPECT_EQ(found[10], 51);
}

TEST(Communities, OddFormerNamesAreNone) {
  Answers answers;
  all_answer(0, 10, answers);
  EXPECT_EQ(circles(10, answers, {-3, 0, -3, 0, -3}), std::vector<int>(10, 1));
  EXPECT_EQ(circles(10, answers, std::vector<int>(500, 2)), std::vector<int>(10, 2));
}

// However often two of them answer each other.
TEST(Communities, TwoWhoTalkAllDayDoNotLeaveTheirCircles) {
  Answers answers;
  all_answer(0, 15, answers);
  all_answer(15, 30, answers);
  answers.insert(answers.end(), 500, {2, 20});
  answers.insert(answers.end(), 500, {20, 2});
  const auto found = circles(30, answers);
  EXPECT_EQ(found[2], found[0]);
  EXPECT_EQ(found[20], found[29]);
  EXPECT_NE(found[2], found[20]);
}

TEST(Communities, EveryCircleHangsTogether) {
  std::mt19937 random(25);
  for (int run = 0; run < 20; ++run) {
    const std::uint32_t people = 300;
    std::uniform_int_distribution<std::uint32_t> anybody(0, people - 1);
    Answers answers;
    for (int i = 0; i < 400; ++i) answers.push_back({anybody(random), anybody(random)});
    std::vector<int> former(people);
    for (int& name : former) name = static_cast<int>(random() % 6);
    const auto found = circles(people, answers, former);
    std::map<int, std::set<std::uint32_t>> members;
    for (std::uint32_t person = 0; person < people; ++person) members[found[person]].insert(person);
    for (auto& [name, all] : members) {
      if (name == no_community) continue;
      EXPECT_GE(all.size(), smallest_community);
      std::set<std::uint32_t> reached = {*all.begin()};
      for (bool grows = true; grows;) {
        grows = false;
        for (const auto& [answered, answerer, weight, age] : answers) {
          if (!all.contains(answered) || !all.contains(answerer)) continue;
          if (reached.contains(answered) != reached.contains(answerer)) {
            reached.insert({answered, answerer});
            grows = true;
          }
        }
      }
      EXPECT_EQ(reached, all);
    }
  }
}

TEST(Communities, TheWorkGrowsWithTheAnswers) {
  std::mt19937 random(26);
  const auto work = [&](std::size_t answers) {
    const auto groups = static_cast<std::uint32_t>(answers / 8 / size);
    circles(groups * size, grouped_answers(random, groups, 8, 0.2));
  };
  EXPECT_LE(testing::growth(200'000, work), testing::linear_growth);
}

}  // namespace
}  // namespace stadt::dialogue
