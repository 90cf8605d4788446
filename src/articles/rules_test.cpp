#include "articles/rules.hpp"

#include <gtest/gtest.h>

#include <map>
#include <variant>

namespace stadt::articles {
namespace {

using enum ArticleState;

constexpr ArticleAct acts[] = {ArticleAct::take, ArticleAct::decline, ArticleAct::withdraw, ArticleAct::take_out};

// The whole life of an offer: a row a state, a column an act; a text is the error's code.
using Next = std::variant<ArticleState, std::string_view>;
const std::map<ArticleState, std::vector<Next>> life = {
    {offered, {taken, declined, withdrawn, "article.not_taken"}},
    {taken, {taken, "article.is_taken", withdrawn, taken_out}},
    {declined, {"article.answered", declined, declined, "article.not_taken"}},
    {withdrawn, {"article.withdrawn", "article.withdrawn", withdrawn, "article.not_taken"}},
    {taken_out, {"article.answered", "article.answered", taken_out, taken_out}},
};

TEST(ArticleLife, EveryActInEveryStateHasItsOutcome) {
  for (const auto& [state, row] : life) {
    ASSERT_EQ(row.size(), std::size(acts));
    for (std::size_t i = 0; i < row.size(); ++i) {
      const auto next = transition(state, acts[i]);
      const std::string where =
          std::string(boost::describe::enum_to_string(state, "")) + " " + boost::describe::enum_to_string(acts[i], "");
      if (const auto* reached = std::get_if<ArticleState>(&row[i])) {
        ASSERT_TRUE(next) << where;
        EXPECT_EQ(*next, *reached) << where;
      } else {
        ASSERT_FALSE(next) << where;
        EXPECT_EQ(next.error().code, std::get<std::string_view>(row[i])) << where;
      }
    }
  }
}

struct OfferCase {
  OfferFacts facts;
  std::string_view refused = {};  // empty: it is offered
};

TEST(ArticleOffers, AreMadeOnceAndToOneNewspaperAtATime) {
  const OfferCase cases[] = {
      {{}},
      {{.is_own = false, .is_article = false}, "not_found"},
      {{.is_article = false}, "article.no_article"},
      {{.is_newspaper = false}, "article.no_newspaper"},
      {{.is_welcome = false}, "place.not_let_in"},
      {{.stands_somewhere = true}, "article.stands_elsewhere"},
      {{.here = offered}, "article.offered"},
      {{.here = taken}, "article.offered"},
      {{.here = declined}, "article.answered"},
      {{.here = taken_out}, "article.answered"},
      {{.here = withdrawn}},
      {{.elsewhere = offered}, "article.offered"},
      {{.elsewhere = taken}, "article.offered"},
      {{.elsewhere = declined}},
      {{.here = withdrawn, .elsewhere = offered}, "article.offered"},
      {{.open_offers = most_open_offers - 1}},
      {{.open_offers = most_open_offers}, "article.offered_enough"},
  };
  for (const auto& [facts, refused] : cases) {
    const auto decided = check_offer(facts);
    EXPECT_EQ(decided ? "" : decided.error().code, refused);
  }
}

TEST(ArticleOffers, AreDeclinedWithASentence) {
  EXPECT_EQ(checked_line(ArticleAct::decline, "  Nicht\nfür uns. ").value_or("refused"), "Nicht für uns.");
  EXPECT_EQ(checked_line(ArticleAct::decline, " \n").error().code, "article.line");
  EXPECT_EQ(checked_line(ArticleAct::take, "").value_or("refused"), "");
  EXPECT_FALSE(checked_line(ArticleAct::take, std::string(line_characters + 1, 'a')));
}

TEST(Articles, TakeAMinuteAtLeast) {
  const std::pair<int, int> minutes[] = {{0, 1}, {1, 1}, {299, 1}, {300, 2}, {1000, 5}, {8000, 40}};
  for (const auto& [words, wanted] : minutes) EXPECT_EQ(minutes_to_read(words), wanted) << words;
}

}  // namespace
}  // namespace stadt::articles
