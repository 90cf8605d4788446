#include "text/markup.hpp"

#include <gtest/gtest.h>

#include "text/clean.hpp"
#include "text/words.hpp"

namespace stadt::text {
namespace {

RenderOptions options(Format format = Format::plain) {
  return {.format = format, .origin = "https://stadt.example", .find_person = [](std::string_view handle) {
            if (handle != "anna-lena") return std::optional<Mention>();
            return std::optional(Mention{{7}, "anna-lena", "anna-lena", "https://stadt.example/@anna-lena"});
          }};
}

TEST(Markup, ParagraphsAndLineBreaks) {
  EXPECT_EQ(render("eins\nzwei\n\ndrei", options()).html, "<p>eins<br>zwei</p><p>drei</p>");
}

TEST(Markup, MentionsHaveTheMarkupThatClientsLookFor) {
  const auto rendered = render("Hallo @anna-lena, und @niemand", options());
  EXPECT_EQ(rendered.html,
            "<p>Hallo <span class=\"h-card\"><a class=\"u-url mention\" href=\"https://stadt.example/@anna-lena\">"
            "@<span>anna-lena</span></a></span>, und @niemand</p>");
  ASSERT_EQ(rendered.mentions.size(), 1u);
}

TEST(Markup, AMailAddressMentionsNobody) { EXPECT_TRUE(render("post@anna-lena", options()).mentions.empty()); }

TEST(Markup, TagsAreLinkedOnceEach) {
  const auto rendered = render("#Frauen & #MINT, #frauen", options());
  ASSERT_EQ(rendered.tags.size(), 2u);
  EXPECT_EQ(rendered.tags[0].key, "frauen");
  EXPECT_NE(
      rendered.html.find("<a class=\"mention hashtag\" rel=\"tag\" href=\"https://stadt.example/tags/mint\">#<span>"
                         "MINT</span></a>"),
      std::string::npos);
}

TEST(Markup, LinksShowTheirRealHostAndLoseTheSentencesPunctuation) {
  const auto rendered = render("(siehe https://de.example.org/wiki/A_(B).)", options());
  ASSERT_EQ(rendered.links.size(), 1u);
  EXPECT_EQ(rendered.links[0], "https://de.example.org/wiki/A_(B)");
  EXPECT_NE(rendered.html.find("</span>de.example.org/wiki/A_(B)</a>.)"), std::string::npos);
}

TEST(Markup, AnArticleNamesWhatItLinksToHoweverTheLinkIsWritten) {
  const auto article =
      render("[Quelle](https://a.example/b*c) und ![Bild](https://a.example/d) und https://a.example/e "
             "[nein](javascript:x) [leer]()",
             options(Format::markdown));
  EXPECT_EQ(article.links,
            (std::vector<std::string>{"https://a.example/b*c", "https://a.example/d", "https://a.example/e"}));
}

TEST(Markup, AStarInsideAWordIsALetter) {
  const auto post = render("Leser*innen und der*die", options());
  EXPECT_EQ(post.html, "<p>Leser*innen und der*die</p>");
  const auto article = render("Leser*innen *kursiv* und der*die, **fett**", options(Format::markdown));
  EXPECT_EQ(article.html, "<p>Leser*innen <em>kursiv</em> und der*die, <strong>fett</strong></p>\n");
}

TEST(Markup, ArticlesHaveHeadingsFromTheSecondLevelOn) {
  EXPECT_EQ(render("# Titel\n\n##### tief", options(Format::markdown)).html, "<h2>Titel</h2>\n<h4>tief</h4>\n");
}

TEST(Markup, ArticlesLinkMentionsAndTagsButNotInsideCode) {
  const auto rendered = render("#Blau und `#Rot` mit @anna-lena", options(Format::markdown));
  ASSERT_EQ(rendered.tags.size(), 1u);
  EXPECT_EQ(rendered.mentions.size(), 1u);
  EXPECT_NE(rendered.html.find("<code>#Rot</code>"), std::string::npos);
}

// A tag or an address that must never come out; attributes inside escaped text are only text.
std::string danger_in(std::string_view html) {
  for (const std::string evil : {"<script", "<img", "<svg", "<iframe", "<form", "<base", "<style", "<math", "<object",
                                 "<link", "<meta", "<details", "<template", "href=\"java", "href=\"data"}) {
    if (html.find(evil) != std::string_view::npos) return evil;
  }
  return {};
}

// Whatever somebody writes: only known tags, known attributes and http(s) addresses come out.
TEST(Markup, NothingDangerousSurvives) {
  const char* payloads[] = {"<script>alert(1)</script>",
                            "<img src=x onerror=alert(1)>",
                            "<svg onload=alert(1)>",
                            "<a href=javascript:alert(1)>x</a>",
                            "[x](javascript:alert(1))",
                            "[x](data:text/html;base64,PHN2Zz4=)",
                            "![x](https://evil.example/x.png)",
                            "<iframe src=//evil>",
                            "<p style=position:fixed>",
                            "<p id=city onclick=x>",
                            "<math><mtext></p><style><img src=x onerror=alert(1)></style>",
                            "<a href=\"https://a.example\" onmouseover=x>y</a>",
                            "<form action=/x><button>",
                            "<base href=//evil>",
                            "<!--<script>-->",
                            "<scr<script>ipt>alert(1)</script>",
                            "&lt;script&gt;",
                            "<a href=' javascript:x'>",
                            "<a href=https://a.example/\"><img>",
                            "<details ontoggle=x open>",
                            "<template><script>x</script></template>",
                            "<noscript><p title=\"</noscript><img src=x>\">",
                            "<object data=x>",
                            "<link rel=stylesheet href=//evil>",
                            "<meta http-equiv=refresh content=0>",
                            "`<script>`",
                            "<a href=\"jav&#x09;ascript:alert(1)\">x</a>",
                            "<xss>",
                            "<p class=\"evil mention\">x</p>",
                            "<svg><a xlink:href=javascript:x>"};
  for (const char* payload : payloads) {
    for (const auto format : {Format::plain, Format::markdown}) {
      const auto html = render(payload, options(format)).html;
      EXPECT_EQ(danger_in(html), "") << payload << " → " << html;
      EXPECT_EQ(sanitize(html), html) << "not stable: " << payload;
    }
    const auto cleaned = sanitize(payload);
    EXPECT_EQ(danger_in(cleaned), "") << payload << " → " << cleaned;
    EXPECT_EQ(sanitize(cleaned), cleaned);
  }
}

TEST(Sanitize, TooDeepOrTooLargeIsRefusedWhole) {
  std::string deep;
  for (int i = 0; i < 20'000; ++i) deep += "<p><span>";
  EXPECT_EQ(sanitize(deep), "");
  EXPECT_EQ(sanitize(std::string(300 * 1024, 'x')), "");
}

// Time is watched by the suite's own limit: quadratic work on these would not end.
TEST(Markup, PathologicalTextsAreJustTexts) {
  for (const char* unit : {"[",   "*",   ">",  "`",    "@", "#", "<",  "![",   "**a", "_", "https://", "h",
                           "#a*", "@a@", "- ", "\n\n", "'", "&", "](", "<!--", "\\",  "~", "|",        "#it's"}) {
    std::string text;
    while (text.size() < 50'000) text += unit;
    for (const auto format : {Format::plain, Format::markdown}) {
      EXPECT_LT(render(text, options(format)).html.size(), 50u * text.size());
    }
  }
}

TEST(Clean, RefusesWhatIsNoTextAndKeepsTheBound) {
  EXPECT_FALSE(clean_line("name", "\xff", 30));
  EXPECT_FALSE(clean_line("name", std::string(10'000'000, 'x'), 30));
  EXPECT_FALSE(clean_line("name", std::string(31, 'x'), 30));
  EXPECT_EQ(*clean_line("name", "  a\n b\t\tc ", 30), "a b c");
  EXPECT_EQ(*clean_line("name", "a\u202Eb\u0007", 30), "ab");
  EXPECT_EQ(*clean_text("text", "a  \r\n\r\n\r\n\r\n\r\nb\n\n", 30), "a\n\n\nb");
}

TEST(Words, AreCountedAsPeopleCount) {
  EXPECT_EQ(count_words("Wo verlieren wir sie? 7 Jahre."), 6);
  EXPECT_EQ(count_words(""), 0);
}

TEST(Words, OfOnesOwnAreBesideHandlesAndAddresses) {
  for (const auto* text : {"Danke!", "@anna_b ja", "(42)", "@anna\nhttps://a.example wirklich"}) {
    EXPECT_TRUE(has_own_words(text)) << text;
  }
  for (const auto* text : {"", " \n ", "…", "#MINT", "@anna_b #MINT", "1", "x", "@anna_b", "(@anna) @benno!",
                           "https://a.example/b?c=d", "@anna 👍 ."}) {
    EXPECT_FALSE(has_own_words(text)) << text;
  }
}

TEST(Words, AQuestionEndsASentence) {
  EXPECT_TRUE(asks("Darf ich?"));
  EXPECT_FALSE(asks("https://a.example/?q=1"));
  EXPECT_FALSE(asks("Ja."));
}

TEST(Words, NearRepeatsResembleEachOther) {
  const auto one = signature("Guten Tag, ich bin Coach und helfe Ihnen, sichtbar zu werden.");
  const auto two = signature("Guten Tag, ich bin Coach und helfe Dir, sichtbar zu werden!");
  const auto other = signature("Deine Frage zur Wasserwaage hat mir den Morgen gerettet, danke.");
  EXPECT_GT(resemblance(one, two), 0.5);
  EXPECT_LT(resemblance(one, other), 0.2);
}

TEST(Words, SketchesOfNearRepeatsHaveMostDigitsInCommon) {
  const auto one = sketch(signature("Guten Tag, ich bin Coach und helfe Ihnen, sichtbar zu werden. Melden Sie sich!"));
  const auto two = sketch(signature("Guten Tag, ich bin Coach und helfe Ihnen, sichtbar zu werden. Melden Sie sich."));
  const auto other = sketch(signature("Deine Frage zur Wasserwaage hat mir den Morgen gerettet, danke."));
  EXPECT_EQ(one.size(), sketched_numbers);
  EXPECT_EQ(common_digits(one, two), static_cast<int>(sketched_numbers));
  EXPECT_LT(common_digits(one, other), 5);
  EXPECT_EQ(sketch(""), "");
  EXPECT_EQ(common_digits("", one), 0);
}

TEST(Plain, IsTheTextInOneLine) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"<p>ei<em>n</em>s<br>zwei</p>\n<p>drei</p>", "eins zwei drei"},
      {"<ul>\n<li>a<ul><li>b</li></ul></li><li>c</li></ul>", "a b c"},
      {"<pre><code>x  =\n 1</code></pre><blockquote><p>so</p></blockquote>", "x = 1 so"},
      {"a &amp;amp; b &lt;i&gt; &#39;c&#39; &copy; <", "a &amp; b <i> 'c' &copy;"},
      {"<span class=\"h-card\"><a href=\"https://a.example\">@<span>anna</span></a></span>, hallo", "@anna, hallo"},
      {"", ""}};
  for (const auto& [html, text] : cases) EXPECT_EQ(plain(html), text);
}

TEST(Excerpt, IsCutAtAWord) {
  EXPECT_EQ(excerpt("<p>eins zwei</p><p>drei &amp; vier</p>", 100), "eins zwei drei & vier");
  EXPECT_EQ(excerpt("<p>eins zwei drei vier</p>", 12), "eins zwei…");
}

}  // namespace
}  // namespace stadt::text
