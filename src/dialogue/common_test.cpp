#include "dialogue/common.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <random>
#include <set>

#include "support/growth.hpp"

namespace stadt::dialogue {
namespace {

using Numbers = std::vector<std::uint32_t>;

Numbers ascending(std::mt19937& random, std::size_t count, std::uint32_t below) {
  std::set<std::uint32_t> numbers;
  std::uniform_int_distribution<std::uint32_t> number(0, below - 1);
  while (numbers.size() < count) numbers.insert(number(random));
  return {numbers.begin(), numbers.end()};
}

Numbers plainly(const Numbers& one, const Numbers& other) {
  Numbers found;
  std::ranges::set_intersection(one, other, std::back_inserter(found));
  return found;
}

TEST(Common, IsWhatBothListsHold) {
  EXPECT_EQ(common(Numbers{1, 3, 5, 7, 9}, Numbers{2, 3, 4, 9, 11}), (Numbers{3, 9}));
  EXPECT_TRUE(common(Numbers{}, Numbers{1, 2}).empty());
  EXPECT_TRUE(common(Numbers{1, 2}, Numbers{}).empty());
  EXPECT_EQ(common(Numbers{0, 0xFFFFFFFF}, Numbers{0, 0xFFFFFFFF}), (Numbers{0, 0xFFFFFFFF}));
}

TEST(Common, IsFoundInListsOfAllLengthsAndDensities) {
  std::mt19937 random(31);
  for (int run = 0; run < 3000; ++run) {
    const std::size_t shorter = random() % 40;
    const std::size_t longer = random() % (run % 3 == 0 ? 2000 : 60);
    const auto below = static_cast<std::uint32_t>(std::max(shorter, longer) * (1 + random() % 5) + 1);
    const auto one = ascending(random, shorter, below);
    const auto other = ascending(random, longer, below);
    const auto expected = plainly(one, other);
    ASSERT_EQ(common(one, other), expected);
    ASSERT_EQ(common(other, one), expected);
    ASSERT_EQ(count_common(one, other), expected.size());
  }
}

TEST(Common, EveryNumberOfAListIsFoundInItself) {
  std::mt19937 random(32);
  for (std::size_t length = 0; length < 70; ++length) {
    const auto numbers = ascending(random, length, 500);
    EXPECT_EQ(common(numbers, numbers), numbers);
  }
}

TEST(Common, WritesNoFurtherThanTheShorterList) {
  const Numbers numbers = {1, 2, 3, 4, 5};
  Numbers found(6, 77);
  EXPECT_EQ(find_common(numbers, numbers, std::span(found).first(5)), 5);
  EXPECT_EQ(found, (Numbers{1, 2, 3, 4, 5, 77}));
}

TEST(Common, AShortListIsLookedUpInAHugeOneWithoutReadingIt) {
  std::mt19937 random(33);
  const auto few = ascending(random, 16, 1'000'000'000);
  Numbers many(2'000'000);
  for (std::size_t i = 0; i < many.size(); ++i) many[i] = static_cast<std::uint32_t>(500 * i);
  const std::span all = many;
  volatile std::size_t sum = 0;
  const auto work = [&](std::size_t length) {
    for (int i = 0; i < 2000; ++i) sum = sum + count_common(few, all.first(length));
  };
  work(many.size());
  // Sixteen times the length costs a few steps more, not sixteen times as much: less than a quarter of linear growth.
  EXPECT_LE(testing::growth(many.size(), work) * 4, testing::growth_factor);
}

}  // namespace
}  // namespace stadt::dialogue
