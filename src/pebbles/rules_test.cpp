#include "pebbles/rules.hpp"

#include <gtest/gtest.h>

namespace stadt::pebbles {
namespace {

TEST(PebbleRules, BothAreOneLineWithinTheirBounds) {
  const auto pebble = checked({.passage = "  eins\n\tzwei ", .line = "drei\u200B"});
  ASSERT_TRUE(pebble);
  EXPECT_EQ(*pebble, (Pebble{.passage = "eins zwei", .line = "drei"}));
  EXPECT_TRUE(checked({.passage = std::string(500, 'a'), .line = std::string(300, 'a')}));
  EXPECT_FALSE(checked({.passage = std::string(501, 'a'), .line = ""}));
  EXPECT_FALSE(checked({.passage = "", .line = std::string(301, 'a')}));
  EXPECT_FALSE(checked({.passage = "\xff", .line = ""}));
  EXPECT_TRUE(checked({})->is_empty());
}

TEST(PebbleRules, APassageStandsInThePostHoweverItsLinesAreBroken) {
  const std::string_view html =
      "<p>Am Fluss, sagte <span><a href=\"/@anna\">@<span>anna</span></a></span>,<br>war\u00A0es &lt;still&gt;.</p>"
      "<p>Und <strong>d</strong>ann?</p>";
  for (const std::string_view passage : {"Am Fluss", "sagte @anna, war es", "es <still>. Und dann?", "",
                                         "Am Fluss, sagte @anna, war es <still>. Und dann?"}) {
    EXPECT_TRUE(stands_in(passage, html)) << passage;
  }
  for (const std::string_view passage : {"am Fluss", "Am  Fluss", "href", "<p>", "strong", "&lt;", "still>.Und"}) {
    EXPECT_FALSE(stands_in(passage, html)) << passage;
  }
}

}  // namespace
}  // namespace stadt::pebbles
