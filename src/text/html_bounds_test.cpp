#include "text/html_bounds.hpp"

#include <gtest/gtest.h>

#include <string>

#include "support/growth.hpp"
#include "support/texts.hpp"
#include "text/markup.hpp"

namespace stadt::text {
namespace {

using testing::times;

std::string formatting(int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += "<b a=" + std::to_string(i) + ">";
  return out;
}

TEST(HtmlBounds, LetThroughWhatPeopleAndServersWrite) {
  const std::string usual[] = {
      "",
      "ein Satz < 3 & mehr",
      times(2'000, "<p>ein <strong>Satz</strong><br>und <a href=\"https://a.example/?b=c\" rel='tag' "
                   "target=_blank>mehr</a></p>"),
      times(500, "<ul><li>a<ol><li>b</li></ol></li></ul>"),
      times(99, "<blockquote>") + "tief" + times(99, "</blockquote>"),
      "<P CLASS=\"a\">x</P><br/><hr /><img src=\"a>b\">",
      "<p>a<p>b<p>c",
      "<!-- ein Kommentar --><p>" + times(60, "<span>a</span>") + "</p>",
      times(30, "<table><tr><td>"),
  };
  for (const auto& html : usual) EXPECT_TRUE(is_bounded(html)) << html.substr(0, 80);
}

TEST(HtmlBounds, StopWhatIsDeepHoweverItHides) {
  const std::string deep[] = {
      times(101, "<div>"),
      times(30'000, "<p><span>"),
      times(30'000, "<b></x>"),
      times(50'000, "<brx>"),
      times(20'000, "<b><div></b>"),
      times(15'000, "<div><!--</div>-->"),
      times(12'000, "<div a=\"</div>\">"),
      times(12'000, "<div a='</div>' b=\">\">"),
      times(12'000, "<div a='\"' b=\"></div>\">"),
      times(12'000, "<div =\"></div>\">"),
      times(12'000, "<div a = \"></div>\">"),
      times(12'000, "<div a=b\"c></div>\">"),
      times(12'000, "<script></div></script><div>"),
      times(12'000, "<div><textarea></div></textarea>"),
      times(12'000, "<div><![CDATA[</div>]]>"),
      times(12'000, "<div><?</div>?>"),
      times(12'000, "<div></ div>"),
      times(12'000, "<div></div x>").append(times(101, "<div>")),
      "<p>" + formatting(50) + times(30'000, "<p>x"),
      "<p>" + formatting(50) + times(30'000, "<p>x</p>"),
      "<p>" + formatting(50) + times(20'000, "<div>x</div>") + times(50, "</b>") + "</p>",
      times(20'000, "<a><b>"),
      times(300, "<table><tr><td>"),
      times(300, "<svg><p></svg>"),
  };
  for (const auto& html : deep) EXPECT_FALSE(is_bounded(html)) << html.substr(0, 80);
}

TEST(Sanitize, CostsWhatTheTextIsLong) {
  struct Hard {
    std::string begin;
    std::string_view repeated;
  };
  const Hard hard[] = {
      {"", "<b></x>"},
      {"", "<brx>"},
      {"", "</p>"},
      {"", "</br>"},
      {"<p>" + formatting(99), "</p>x"},
      {formatting(99), "</div>x"},
      {times(99, "<a>"), "</a>x"},
      {"", "<"},
      {"", "&#"},
      {"", "<p>"},
      {times(98, "<i>") + "<p>", "x</i>"},
      {times(49, "<table><tr>"), "x</p>"},
  };
  for (const auto& [begin, repeated] : hard) {
    EXPECT_LT(testing::growth(max_foreign_html_bytes,
                              [&](std::size_t bytes) {
                                const auto html = begin + times((bytes - begin.size()) / repeated.size(), repeated);
                                EXPECT_LT(sanitize(html).size(), 8 * html.size() + 100) << html.substr(0, 80);
                              }),
              testing::linear_growth)
        << begin.substr(0, 80) << repeated;
  }
}

TEST(Articles, AreShownHoweverLongOrDeep) {
  const auto rendered = [](const std::string& source) { return render(source, {.format = Format::markdown}).html; };
  EXPECT_GT(rendered(times(50'000, "&")).size(), 200'000u);
  EXPECT_GT(rendered(times(50'000, "👩‍👩‍👧‍👦")).size(), 1'000'000u);
  EXPECT_NE(rendered(times(200, "> ") + "tief").find("tief"), std::string::npos) << "as it was typed";
  EXPECT_EQ(rendered("a <!-- b --> <?c?> <!D> `<!e`"),
            "<p>a &lt;!-- b --&gt; &lt;?c?&gt; &lt;!D&gt; <code>&lt;!e</code></p>\n");
}

TEST(Articles, ShowPicturesAsLinksOrNotAtAll) {
  const auto rendered = [](const std::string& source) { return render(source, {.format = Format::markdown}).html; };
  for (const char* picture :
       {"![Bild]()", "![Bild](x)", "![Bild](data:image/png;base64,x)", "![](<>)", "![Bild](http)"}) {
    EXPECT_EQ(rendered(std::string("a") + picture + "b"), "<p>ab</p>\n") << picture;
  }
  EXPECT_NE(rendered("![Bild](https://a.example/b.png)").find("href=\"https://a.example/b.png\""), std::string::npos);
}

// Both as an article and as a post.
TEST(Texts, CostWhatTheyAreLong) {
  for (const std::string_view pattern : {"![l",       "[a](",
                                         "[",         "*a ",
                                         "_*",        "**a *b ",
                                         "`a",        "> ",
                                         "> - ",      "<b",
                                         "<?",        "<!A",
                                         "x<?",       "x<!A ",
                                         "<!--",      "<a href=\"",
                                         "&#",        "[a]: b\n",
                                         "[a]\n",     "a\n=\n",
                                         "*_**_",     "https://a.b/(",
                                         "@a",        "#a",
                                         "<",         "[[",
                                         "](",        "*",
                                         "_",         "`",
                                         "![a](",     "a@b",
                                         "@",         "#",
                                         "https://a", "http://",
                                         "&",         "&amp",
                                         "\n",        "-",
                                         "a.b",       "(a",
                                         "1.",        "**a*",
                                         "\xcc\x81",  "- a\n  "}) {
    for (const auto format : {Format::plain, Format::markdown}) {
      EXPECT_LT(testing::growth(50'000,
                                [&](std::size_t bytes) {
                                  const auto source = times(bytes / pattern.size(), pattern);
                                  render(source, {.format = format, .origin = "https://stadt.example"});
                                  length(source);
                                }),
                testing::linear_growth)
          << pattern;
    }
  }
}

}  // namespace
}  // namespace stadt::text
