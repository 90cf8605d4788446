#include "articles/rules.hpp"

#include <algorithm>

#include "text/clean.hpp"

namespace stadt::articles {

namespace {

using enum ArticleState;

std::unexpected<Error> refuse(std::string_view code, std::string_view message) {
  return fail(ErrorKind::conflict, std::string(code), std::string(message));
}

std::unexpected<Error> answered() {
  return refuse("article.answered", "The newspaper has given its answer to this article.");
}

Result<ArticleState> decided_by_hosts(ArticleState state, ArticleState wanted) {
  if (state == offered || state == wanted) return wanted;
  if (state == withdrawn) return refuse("article.withdrawn", "Its author has taken this article back.");
  if (state == taken) return refuse("article.is_taken", "This article stands in the newspaper already. Take it out.");
  return answered();
}

}  // namespace

Result<ArticleState> transition(ArticleState state, ArticleAct act) {
  switch (act) {
    case ArticleAct::take:
      return decided_by_hosts(state, taken);
    case ArticleAct::decline:
      return decided_by_hosts(state, declined);
    case ArticleAct::withdraw:
      return is_living(state) ? withdrawn : state;
    case ArticleAct::take_out:
      if (state == taken || state == taken_out) return taken_out;
      return refuse("article.not_taken", "This article does not stand in the newspaper.");
  }
  return state;
}

bool is_living(ArticleState state) { return state == offered || state == taken; }

Result<> check_offer(const OfferFacts& facts) {
  if (!facts.is_own) return fail(ErrorKind::not_found, "not_found", "There is no such article of yours.");
  if (!facts.is_article) {
    return fail(ErrorKind::unprocessable, "article.no_article",
                "Offer an article: a public post with a title that opens its table.");
  }
  if (!facts.is_newspaper) {
    return fail(ErrorKind::unprocessable, "article.no_newspaper", "Only newspapers take articles.");
  }
  if (!facts.is_welcome) {
    return fail(ErrorKind::forbidden, "place.not_let_in", "The hosts do not let you in here.");
  }
  if ((facts.here && is_living(*facts.here)) || (facts.elsewhere && is_living(*facts.elsewhere))) {
    return refuse("article.offered", "This article is offered, or stands in a newspaper. Withdraw it there first.");
  }
  if (facts.here && *facts.here != withdrawn) return answered();
  if (facts.stands_somewhere) {
    return refuse("article.stands_elsewhere", "The table of this article stands at a place. Take it down there first.");
  }
  if (facts.open_offers >= most_open_offers) {
    return fail(ErrorKind::too_many, "article.offered_enough",
                "Five of your articles wait for an answer. Let one be answered, or withdraw one.");
  }
  return {};
}

Result<std::string> checked_line(ArticleAct act, std::string_view line) {
  auto cleaned = TRY(text::clean_line("line", line, line_characters));
  if (act == ArticleAct::decline && cleaned.empty()) {
    return fail(ErrorKind::unprocessable, "article.line", "Say in a sentence of your own why you do not take it.");
  }
  return cleaned;
}

int minutes_to_read(int words) { return std::max(1, (words + words_a_minute / 2) / words_a_minute); }

}  // namespace stadt::articles
