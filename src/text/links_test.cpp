#include "text/links.hpp"

#include <gtest/gtest.h>

namespace stadt::text {
namespace {

TEST(Links, TheSamePageHasOneAddress) {
  for (const auto* url : {"https://example.org/artikel/7", "http://example.org/artikel/7",
                          "HTTPS://WWW.Example.ORG/artikel/7/", "https://example.org:443/artikel/7#kommentare",
                          "https://example.org/artikel/7?utm_source=brief&UTM_medium=mail",
                          "https://anna@example.org./artikel/7?fbclid=abc&&", "https://example.org/artikel/7//?"}) {
    EXPECT_EQ(canonical_link(url), "https://example.org/artikel/7") << url;
  }
}

TEST(Links, WhatMayMeanAnotherPageStays) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"https://example.org", "https://example.org"},
      {"https://example.org/", "https://example.org"},
      {"https://example.org?a=1", "https://example.org?a=1"},
      {"https://example.org/A/?b=2&utm_id=3&a=1", "https://example.org/A?b=2&a=1"},
      {"https://example.org:8443/x", "https://example.org:8443/x"},
      {"https://www.de/x", "https://www.de/x"},
      {"https://MÜNCHEN.example/Straße", "https://münchen.example/Straße"},
      {"https://example.org/watch?v=AbC&si=xyz", "https://example.org/watch?v=AbC"},
      {"https://a.example/b?c=https://d.example/e#f", "https://a.example/b?c=https://d.example/e"},
  };
  for (const auto& [url, link] : cases) EXPECT_EQ(canonical_link(url), link);
}

TEST(Links, WhatIsNoneOfThisKindGivesNothing) {
  const std::string too_long = "https://example.org/" + std::string(longest_canonical_link, 'x');
  for (const std::string_view url :
       std::initializer_list<std::string_view>{"", "example.org", "ftp://example.org/a", "javascript://x", "https://",
                                               "https:///a", "https://@/a", "http://.", too_long}) {
    EXPECT_EQ(canonical_link(url), "") << url;
  }
}

TEST(Links, WhatIsCanonicalStaysSo) {
  for (const auto* url : {"https://www.example.org/a/?b=1&utm_x=2#c", "http://x.example", "https://x.example:80/?q="}) {
    const auto once = canonical_link(url);
    EXPECT_EQ(canonical_link(once), once);
  }
}

TEST(Links, PagesOfTheCityAreKnownByTheirIds) {
  constexpr std::string_view origin = "https://stadt.example";
  const auto page = [&](std::string_view url) { return own_page(canonical_link(url), origin); };
  EXPECT_EQ(page("https://stadt.example/tables/42"), 42);
  EXPECT_EQ(page("http://www.stadt.example/posts/42/?utm_source=x#y"), 42);
  EXPECT_EQ(page("https://stadt.example/@anna_b/42"), 42);
  for (const auto* url :
       {"https://stadt.example", "https://stadt.example/@anna", "https://stadt.example/tables/",
        "https://stadt.example/42", "https://stadt.example/tables/4x", "https://stadt.example.evil.example/tables/42",
        "https://b.example/tables/42", "https://stadt.example/@a/b/42", "https://stadt.example/x/tables/42",
        "https://stadt.example/tables/-1", "https://b.example/?https://stadt.example/tables/42"}) {
    EXPECT_FALSE(page(url)) << url;
  }
  EXPECT_TRUE(is_own("https://stadt.example/tags/mint", origin));
  EXPECT_TRUE(is_own("https://stadt.example?x=1", origin));
  EXPECT_FALSE(is_own("https://stadt.example.evil.example", origin));
  EXPECT_EQ(own_page("https://localhost:3000/tables/7", "http://localhost:3000"), 7);
}

}  // namespace
}  // namespace stadt::text
