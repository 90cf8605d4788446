#include "text/html_bounds.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "text/markup.hpp"

namespace stadt::text {
namespace {

std::string times(std::size_t count, std::string_view text) {
  std::string out;
  while (count-- > 0) out += text;
  return out;
}

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

TEST(Sanitize, TakesNoLongAndNoDeepTime) {
  const std::string hard[] = {
      times(30'000, "<b></x>"),
      times(50'000, "<brx>"),
      times(80'000, "</p>"),
      times(60'000, "</br>"),
      "<p>" + formatting(99) + times(60'000, "</p>x"),
      formatting(99) + times(30'000, "</div>x"),
      times(99, "<a>") + times(60'000, "</a>x"),
      times(100'000, "<"),
      times(100'000, "&#"),
      times(2'000, "<p>") + "x",
      times(98, "<i>") + "<p>" + times(30'000, "x</i>"),
      times(49, "<table><tr>") + times(60'000, "x</p>"),
  };
  for (const auto& html : hard) {
    const auto begin = std::chrono::steady_clock::now();
    const auto clean = sanitize(html);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::milliseconds(500)) << html.substr(0, 80);
    EXPECT_LT(clean.size(), 8 * html.size() + 100) << html.substr(0, 80);
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

TEST(Articles, TakeNoLongTime) {
  for (const char* pattern : {"![l",  "[a](",     "[",     "*a ",    "_*",    "**a *b ",       "`a",   "> ",
                              "> - ", "<b",       "<?",    "<!A",    "x<?",   "x<!A ",         "<!--", "<a href=\"",
                              "&#",   "[a]: b\n", "[a]\n", "a\n=\n", "*_**_", "https://a.b/(", "@a",   "#a"}) {
    const auto source = times(50'000 / std::string_view(pattern).size(), pattern);
    const auto begin = std::chrono::steady_clock::now();
    render(source, {.format = Format::markdown, .origin = "https://stadt.example"});
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(1)) << pattern;
  }
}

}  // namespace
}  // namespace stadt::text
