#include "demo/narrator.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <regex>

#include "base/embedded.hpp"
#include "demo/stories.hpp"
#include "json/value.hpp"

namespace stadt::demo {
namespace {

using Words = std::map<std::string, std::string>;

Words words_of(std::string_view name) {
  Words words;
  for (const auto& file : embedded::demo_walk()) {
    if (file.name != name) continue;
    const auto value = json::parse(file.content);
    EXPECT_TRUE(value) << name;
    for (const auto& [key, text] : *value->as<json::Object>()) words.emplace(key, *text.as<std::string>());
  }
  return words;
}

std::vector<std::string> holes_of(const std::string& text) {
  static const std::regex hole(R"(\{\d\})");
  std::vector<std::string> holes;
  for (std::sregex_iterator match(text.begin(), text.end(), hole), end; match != end; ++match) {
    holes.push_back(match->str());
  }
  std::ranges::sort(holes);
  return holes;
}

TEST(NarratorWords, AreThereInBothLanguagesWithTheSameHoles) {
  const auto german = words_of("de.json");
  const auto english = words_of("en.json");
  ASSERT_GT(german.size(), 50u);
  EXPECT_EQ(german.size(), english.size());
  for (const auto& [key, text] : german) {
    ASSERT_TRUE(english.contains(key)) << key;
    EXPECT_EQ(holes_of(text), holes_of(english.at(key))) << key;
  }
}

TEST(NarratorWords, TellEachOfTwelveStories) {
  const auto words = words_of("de.json");
  std::size_t stories = 0;
  for (const auto list : {morning_stories(), evening_stories()}) {
    for (const auto& story : list) {
      ++stories;
      for (const auto* part : {".title", ".story", ".brought"}) {
        EXPECT_TRUE(words.contains(std::string(story.key) + part)) << story.key << part;
      }
    }
  }
  EXPECT_EQ(stories, 12u);
  for (const auto key : being_built_still()) EXPECT_TRUE(words.contains(std::string(key))) << key;
}

TEST(NarratorLines, AreBrokenBetweenWordsAndFilled) {
  std::vector<std::string> lines;
  auto narrator = Narrator::create(Tongue::en, [&](std::string_view line) { lines.emplace_back(line); });
  ASSERT_TRUE(narrator) << narrator.error().message;
  narrator->tell("pebble.mosaic", {"5", "a passage"});
  std::string all;
  for (const auto& line : lines) all += line;
  EXPECT_NE(all.find("now has 5 pebbles"), std::string::npos) << all;
  lines.clear();
  narrator->quote("Mira", narrator->said("poem.thanks"));
  ASSERT_GT(lines.size(), 2u);
  EXPECT_TRUE(lines[0].starts_with("      Mira: "));
  for (const auto& line : lines) {
    EXPECT_LE(std::ranges::count_if(line, [](char c) { return (c & 0xC0) != 0x80; }), 100) << line;
    EXPECT_FALSE(line.ends_with(' ')) << line;
  }
}

}  // namespace
}  // namespace stadt::demo
