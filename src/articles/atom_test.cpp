#include "articles/atom.hpp"

#include <gtest/gtest.h>

namespace stadt::atom {
namespace {

Entry entry(const std::string& title, const std::string& html) {
  return {.id = "https://stadt.example/posts/1",
          .title = title,
          .url = "https://stadt.example/@anna/1",
          .author = "Anna",
          .author_url = "https://stadt.example/@anna",
          .language = "de",
          .published = {1'700'000'000'000},
          .updated = {1'700'000'001'000},
          .html = html,
          .summary = "Kurz"};
}
Feed feed(std::vector<Entry> entries) {
  return {.id = "https://stadt.example/@anna/texts.atom",
          .title = "Anna",
          .subtitle = "",
          .url = "https://stadt.example/@anna?show=texts",
          .author = "Anna",
          .updated = {1'600'000'000'000},
          .entries = std::move(entries)};
}
bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

TEST(Atom, HasWhatTheStandardAsksFor) {
  const auto xml = written(feed({entry("Titel", "<p>Hallo</p>")}));
  EXPECT_TRUE(
      xml.starts_with("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">"));
  for (const auto* part :
       {"<id>https://stadt.example/@anna/texts.atom</id>", "<updated>2023-11-14T22:13:21.000Z</updated>",
        R"(<link rel="self" type="application/atom+xml" href="https://stadt.example/@anna/texts.atom"/>)",
        R"(<link rel="alternate" type="text/html" href="https://stadt.example/@anna?show=texts"/>)",
        "<published>2023-11-14T22:13:20.000Z</published>", "&lt;p&gt;Hallo&lt;/p&gt;", "<name>Anna</name>"}) {
    EXPECT_TRUE(holds(xml, part)) << part << "\n" << xml;
  }
  EXPECT_TRUE(holds(written(feed({})), "<updated>2020-09-13T12:26:40.000Z</updated>"));
}

TEST(Atom, IsWellFormedWhateverIsSaid) {
  const std::string hostile = std::string("]]><script>&\"'\x01\x0B\0", 18) + "\xEF\xBF\xBE\xEF\xBF\xBF \U0001F600";
  auto one = entry(hostile, hostile);
  one.author = one.summary = one.author_url = one.language = hostile;
  one.categories = {hostile};
  const auto xml = written(feed({one}));
  EXPECT_FALSE(holds(xml, "<script"));
  EXPECT_FALSE(holds(xml, "]]>"));
  EXPECT_FALSE(holds(xml, "&\""));
  EXPECT_TRUE(holds(xml, "\U0001F600"));
  for (const char c : xml) EXPECT_TRUE(static_cast<unsigned char>(c) >= ' ' || c == '\n');
  EXPECT_FALSE(holds(xml, "\xEF\xBF\xBE"));
}

TEST(Atom, IsBounded) {
  const std::vector<Entry> many(most_entries + 5, entry("Titel", std::string(most_content_bytes / 10, 'a')));
  const auto xml = written(feed(many));
  std::size_t entries = 0;
  for (auto at = xml.find("<entry>"); at != std::string::npos; at = xml.find("<entry>", at + 1)) ++entries;
  EXPECT_EQ(entries, static_cast<std::size_t>(most_entries));
  EXPECT_LT(xml.size(), most_content_bytes + 100'000);
}

}  // namespace
}  // namespace stadt::atom
