#include "media/blurhash.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace stadt::media {
namespace {

std::vector<std::uint8_t> plain(std::size_t points, std::uint8_t red, std::uint8_t green, std::uint8_t blue) {
  std::vector<std::uint8_t> bytes;
  for (std::size_t i = 0; i < points; ++i) bytes.insert(bytes.end(), {red, green, blue});
  return bytes;
}

// As everybody writes them: the first letter says how many cosines, the third to sixth the average colour.
TEST(Blurhash, SaysTheAverageColour) {
  struct Case {
    std::uint8_t red;
    std::uint8_t green;
    std::uint8_t blue;
    std::string colour;
  };
  const Case cases[] = {{0, 0, 0, "0000"}, {255, 255, 255, "TSUA"}, {255, 0, 0, "TI:j"}, {0, 0, 255, "0036"}};
  for (const auto& [red, green, blue, colour] : cases) {
    const auto hash = blurhash(plain(32 * 24, red, green, blue), 32, 24, 3);
    EXPECT_EQ(hash.substr(2, 4), colour);
    EXPECT_EQ(hash[0], 'L') << "Four across, three down.";
    EXPECT_EQ(hash.size(), 1 + 1 + 4 + 2 * 11u);
    EXPECT_TRUE(is_blurhash(hash));
  }
  EXPECT_EQ(blurhash(plain(24 * 32, 0, 0, 0), 24, 32, 3)[0], 'T') << "Three across, four down.";
}

// A picture that is light on the left has a strong first cosine across, and none down.
TEST(Blurhash, SaysWhereItIsLight) {
  std::vector<std::uint8_t> bytes;
  for (int y = 0; y < 32; ++y) {
    for (int x = 0; x < 32; ++x) {
      const std::uint8_t grey = x < 16 ? 255 : 0;
      bytes.insert(bytes.end(), {grey, grey, grey, 128});
    }
  }
  const auto hash = blurhash(bytes, 32, 32, 4);
  EXPECT_EQ(hash.substr(6, 2), "~q") << "18, 18, 18: as bright as can be.";
  EXPECT_EQ(hash.substr(12, 2), "of") << "11, 11, 11: next to nothing, as the cosines begin at the first row.";
}

TEST(Blurhash, TakesNothingThatIsNotAsLargeAsItSays) {
  const auto bytes = plain(12, 1, 2, 3);
  EXPECT_EQ(blurhash(bytes, 0, 12, 3), "");
  EXPECT_EQ(blurhash(bytes, 5, 12, 3), "");
  EXPECT_EQ(blurhash(bytes, 4, 3, 2), "");
  EXPECT_EQ(blurhash(bytes, 4, 3, 3).size(), 28u);
  for (const auto* other : {"", "00000", "<b>abcd", "000 000"}) EXPECT_FALSE(is_blurhash(other)) << other;
}

}  // namespace
}  // namespace stadt::media
