// What becomes of an article that is offered to a newspaper: pure decisions.
#pragma once

#include <optional>
#include <string_view>

#include "articles/article.hpp"
#include "base/result.hpp"
#include "places/place.hpp"

namespace stadt::articles {

constexpr int line_characters = 400;
constexpr int most_open_offers = 5;  // of one author
constexpr int words_a_minute = 200;
constexpr int excerpt_characters = 280;

// The life of an offer: one function. Repeating what was done changes nothing; what is over stays over.
Result<ArticleState> transition(ArticleState state, ArticleAct act);
bool is_living(ArticleState state);  // waits, or stands in the newspaper

// What is known when an article is to be offered.
struct OfferFacts {
  bool is_own = true;
  bool is_article = true;  // has a title and is public
  bool is_newspaper = true;
  bool stands_somewhere = false;
  bool is_welcome = true;                      // neither put out nor blocked by a host
  std::optional<ArticleState> here = {};       // what this newspaper has said to it
  std::optional<ArticleState> elsewhere = {};  // what became of it at another one
  int open_offers = 0;                         // of the author
};
Result<> check_offer(const OfferFacts& facts);

// The hosts' own sentence, cleaned; who declines says why.
Result<std::string> checked_line(ArticleAct act, std::string_view line);

// At least one.
int minutes_to_read(int words);

}  // namespace stadt::articles
