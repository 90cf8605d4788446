#include "demo/motifs.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "demo/content.hpp"
#include "support/pictures.hpp"

namespace stadt::demo {
namespace {

TEST(Motifs, AreDrawnAsPicturesThatOthersRead) {
  for (const auto motif : motifs()) {
    const auto png = drawn(motif, 48);
    ASSERT_TRUE(png) << motif;
    const auto seen = testing::look_at(*png);
    ASSERT_TRUE(seen) << motif;
    EXPECT_EQ(std::max(seen->size.width, seen->size.height), 48) << motif;
    std::set<std::array<int, 4>> colours;
    for (int i = 1; i < 10; ++i) colours.insert(seen->at(i / 10.0, 1 - i / 10.0));
    EXPECT_GT(colours.size(), 5u) << motif;
    EXPECT_EQ(drawn(motif, 48), png) << "The same every time.";
  }
  EXPECT_FALSE(drawn("nothing"));
}

TEST(Motifs, CyanotypesAreBlue) {
  const auto seen = testing::look_at(*drawn("blue_perfect", 96));
  const auto ground = seen->at(0.15, 0.5);
  EXPECT_GT(ground[2], ground[0] + 40);
  EXPECT_GT(seen->at(0.02, 0.02)[0], 200) << "Paper.";
}

TEST(Motifs, EveryPictureOfTheInventedCityCanBeDrawn) {
  const auto content = own_content();
  ASSERT_TRUE(content) << content.error().message;
  const auto known = motifs();
  std::set<std::string> hung;
  for (const auto& wall : content->walls) {
    for (const auto& work : wall.works) {
      EXPECT_NE(std::ranges::find(known, work.motif), known.end()) << work.motif;
      EXPECT_TRUE(hung.insert(work.motif).second) << work.motif << " hangs twice.";
      EXPECT_GT(work.alt.size(), 40u) << work.title;
    }
  }
  EXPECT_EQ(hung.size(), known.size()) << "Nothing is drawn for the drawer.";
}

}  // namespace
}  // namespace stadt::demo
