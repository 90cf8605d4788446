#include "dialogue/meet_rules.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace stadt::dialogue {
namespace {

using Contacts = std::vector<std::uint32_t>;

TEST(Meet, SharedContactsAddUpAndFewContactsSayMore) {
  EXPECT_EQ(adamic_adar({}), 0);
  EXPECT_DOUBLE_EQ(adamic_adar(Contacts{10, 100}), 1 / std::log(10) + 1 / std::log(100));
  EXPECT_GT(adamic_adar(Contacts{5}), adamic_adar(Contacts{5000}));
  EXPECT_DOUBLE_EQ(adamic_adar(Contacts{0, 1, 2}), 3 / std::log(2)) << "a list that was read a moment too late";
}

TEST(Meet, EightSharedContactsIntroduceBest) {
  EXPECT_DOUBLE_EQ(introduced(0), 0.6);
  EXPECT_DOUBLE_EQ(introduced(8), 1);
  for (std::size_t shared = 0; shared < 60; ++shared) {
    const bool rises = introduced(shared + 1) > introduced(shared);
    EXPECT_EQ(rises, shared < 8) << shared;
    EXPECT_GE(introduced(shared), 0.6);
  }
}

TEST(Meet, StrangersAreRankedByTheirGroundAlone) {
  EXPECT_EQ(meet({}, 0), 0);
  EXPECT_GT(meet({}, 12), meet({}, 11));
  EXPECT_DOUBLE_EQ(meet({}, 10), 0.6 * weight_of_ground * 10);
}

TEST(Meet, MoreGroundAndOneMoreContactOfAFewRaiseIt) {
  std::mt19937 random(61);
  for (int run = 0; run < 500; ++run) {
    Contacts shared;
    for (auto i = random() % 8; i > 0; --i) shared.push_back(static_cast<std::uint32_t>(2 + random() % 1000));
    const double ground = static_cast<double>(random() % 500) / 10;
    const double before = meet(shared, ground);
    EXPECT_GT(meet(shared, ground + 1), before);
    shared.push_back(static_cast<std::uint32_t>(2 + random() % 1000));
    if (shared.size() <= 8) {
      EXPECT_GT(meet(shared, ground), before);
    }
  }
}

}  // namespace
}  // namespace stadt::dialogue
