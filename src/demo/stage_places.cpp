// What residents of the invented city do at places and with newspapers.
#include <fmt/format.h>

#include "articles/articles.hpp"
#include "demo/stage.hpp"
#include "places/members.hpp"

namespace stadt::demo {

Result<PlaceId> Stage::place(sql::Session& db, std::string_view handle) {
  const auto found = places::by_handle(db, handle);
  if (!found) return fail(ErrorKind::not_found, "demo.missing", fmt::format("There is no place {}.", handle));
  return found->id;
}

Result<> Stage::act(sql::Transaction& transaction, const JoinPlace& deed) {
  TRY(places::join(transaction, parts_.env,
                   {.place = TRY(place(transaction, deed.place)),
                    .person = TRY(person(transaction, deed.belonging->who)),
                    .shown = deed.belonging->shown}));
  return {};
}

Result<> Stage::act(sql::Transaction& transaction, const FollowPlace& deed) {
  TRY(places::follow(transaction, parts_.env, TRY(person(transaction, deed.who)), TRY(place(transaction, deed.place))));
  return {};
}

Result<> Stage::act(sql::Transaction& transaction, const OfferArticle& deed) {
  const PostId article = TRY(post(transaction, deed.article->table, ""));
  const PlaceId paper = TRY(place(transaction, deed.article->paper));
  if (articles::author_of_offer(transaction, paper, article)) return {};
  const auto talk = std::ranges::find(content_.tables, deed.article->table, &Talk::key);
  TRY(articles::offer(transaction, parts_, TRY(person(transaction, talk->posts.front().by)), paper, article));
  return {};
}

Result<> Stage::act(sql::Transaction& transaction, const TakeArticle& deed) {
  const articles::Word word{
      .article = TRY(post(transaction, deed.article->table, "")), .act = ArticleAct::take, .line = deed.article->line};
  TRY(articles::decide(transaction, parts_, TRY(person(transaction, deed.article->by)), word));
  return {};
}

}  // namespace stadt::demo
