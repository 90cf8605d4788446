#include "articles/routes.hpp"

#include "articles/articles.hpp"
#include "articles/feeds.hpp"
#include "articles/present.hpp"
#include "articles/rules.hpp"
#include "base/scopes.hpp"
#include "http/page.hpp"
#include "people/beholder.hpp"
#include "places/places.hpp"

namespace stadt {

namespace {

struct OfferInput {
  PostId post_id;
};
BOOST_DESCRIBE_STRUCT(OfferInput, (), (post_id))

struct WordInput {
  std::string line;
};
BOOST_DESCRIBE_STRUCT(WordInput, (), (line))

struct StateInput {
  ArticleState state = ArticleState::taken;
};
BOOST_DESCRIBE_STRUCT(StateInput, (), (state))

std::unexpected<Error> no_article() { return fail(ErrorKind::not_found, "not_found", "There is no such article."); }

Result<Place> place_named(sql::Session& db, const std::string& name) {
  auto place = places::named(db, name);
  if (!place) return places::no_place();
  return std::move(*place);
}

Result<http::Response> article_response(const PostsParts& parts, http::Call& call, PostId id) {
  const auto found = articles::present(parts, call.db, call.viewer.person, std::span(&id, 1));
  if (found.empty()) return no_article();
  return http::json_response(found.front());
}

http::Response page_response(http::Call& call, const http::Page& page, const articles::ArticlePage& found) {
  auto response = http::json_response(found.articles);
  if (found.found > 0) {
    http::add_links(response, call.request, found.newest, found.oldest, http::more_after(found.found, page));
  }
  return response;
}

Result<http::Answer> show_article(const PostsParts& parts, http::Call& call) {
  return TRY(article_response(parts, call, TRY(call.request.path_id<PostId>(0))));
}

Result<http::Answer> list_texts(const PostsParts& parts, http::Call& call) {
  const auto author = TRY(call.request.path_id<PersonId>(0));
  if (!parts.accounts.person(call.db, author) ||
      !people::on_speaking_terms(call.db, parts.sight, call.viewer.person, author)) {
    return fail(ErrorKind::not_found, "not_found", "There is nobody by this id.");
  }
  const auto page = TRY(http::read_page(call.request));
  return page_response(call, page,
                       articles::texts_of(parts, call.db, call.viewer.person, author, page.before(), page.limit));
}

// What stands in a newspaper is for everybody; what was offered to it is for its hosts.
Result<http::Answer> list_at_place(const PostsParts& parts, http::Call& call) {
  const auto place = TRY(place_named(call.db, call.request.path_params[0]));
  const auto page = TRY(http::read_page(call.request));
  const auto input = TRY(call.request.read<StateInput>());
  if (input.state != ArticleState::taken && !places::may_host(call.db, place.id, call.viewer.person)) {
    return fail(ErrorKind::forbidden, "place.hosts_only", "Only the hosts of this place do that.");
  }
  return page_response(
      call, page,
      articles::at_place(parts, call.db, call.viewer.person, place.id, input.state, page.before(), page.limit));
}

Result<http::Answer> offer_article(const PostsParts& parts, http::Call& call) {
  const auto place = TRY(place_named(call.db, call.request.path_params[0]));
  const auto input = TRY(call.request.read<OfferInput>());
  return http::write(
      [parts, place = place.id, article = input.post_id, author = call.viewer.person](sql::Transaction& transaction) {
        return articles::offer(transaction, parts, author, place, article);
      },
      [parts](http::Call& again, PostId id) { return article_response(parts, again, id); });
}

http::Handler word_about(const PostsParts& parts, ArticleAct act) {
  return [parts, act](http::Call& call) -> Result<http::Answer> {
    articles::Word word{.article = TRY(call.request.path_id<PostId>(0)), .act = act, .line = {}};
    const auto input = TRY(call.request.read<WordInput>());
    word.line = TRY(articles::checked_line(act, input.line));
    return http::write(
        [parts, word, person = call.viewer.person](sql::Transaction& transaction) {
          return articles::decide(transaction, parts, person, word);
        },
        [parts](http::Call& again, PostId id) { return article_response(parts, again, id); });
  };
}

http::Route word_route(std::string_view pattern, std::string_view summary, http::Handler handler) {
  return {.method = http::Method::post,
          .pattern = pattern,
          .access = {.who = http::Who::person, .scopes = scopes::write_statuses},
          .handler = std::move(handler),
          .summary = summary,
          .schema_in = json::schema<WordInput>(),
          .schema_out = json::schema<Article>()};
}

http::Routes list_routes(const PostsParts& parts) {
  const http::Access open{.scopes = scopes::read_statuses};
  return {{.method = http::Method::get,
           .pattern = "/api/stadt/v1/articles/{id}",
           .access = open,
           .handler = [parts](http::Call& call) { return show_article(parts, call); },
           .summary = "An article: how long it takes, and in which newspaper it stands.",
           .schema_out = json::schema<Article>()},
          {.method = http::Method::get,
           .pattern = "/api/stadt/v1/people/{id}/texts",
           .access = open,
           .handler = [parts](http::Call& call) { return list_texts(parts, call); },
           .summary = "Somebody's public articles, the newest first.",
           .schema_out = json::schema<std::vector<Article>>()},
          {.method = http::Method::get,
           .pattern = "/api/stadt/v1/places/{handle}/articles",
           .access = open,
           .handler = [parts](http::Call& call) { return list_at_place(parts, call); },
           .summary = "What stands in a newspaper, the latest first; for its hosts also what was offered.",
           .schema_in = json::schema<StateInput>(),
           .schema_out = json::schema<std::vector<Article>>()}};
}

Result<http::Answer> feed_response(const std::optional<atom::Feed>& feed) {
  if (!feed) return fail(ErrorKind::not_found, "not_found", "There is no such feed.");
  return http::Response{
      .content_type = "application/atom+xml; charset=utf-8", .body = atom::written(*feed), .wants_etag = true};
}

http::Route feed_route(std::string_view pattern, http::Handler handler) {
  return {.method = http::Method::get, .pattern = pattern, .handler = std::move(handler)};
}

}  // namespace

http::Routes article_routes(const PostsParts& parts) {
  auto routes = list_routes(parts);
  routes.push_back({.method = http::Method::post,
                    .pattern = "/api/stadt/v1/places/{handle}/articles",
                    .access = {.who = http::Who::person, .scopes = scopes::write_statuses},
                    .handler = [parts](http::Call& call) { return offer_article(parts, call); },
                    .summary = "Offer one's own article to a newspaper.",
                    .schema_in = json::schema<OfferInput>(),
                    .schema_out = json::schema<Article>()});
  routes.push_back(word_route("/api/stadt/v1/articles/{id}/take", "Take an article into the newspaper; for hosts.",
                              word_about(parts, ArticleAct::take)));
  routes.push_back(word_route("/api/stadt/v1/articles/{id}/decline",
                              "Decline an article in one's own words; for hosts.",
                              word_about(parts, ArticleAct::decline)));
  routes.push_back(word_route("/api/stadt/v1/articles/{id}/withdraw", "Take one's own article back from a newspaper.",
                              word_about(parts, ArticleAct::withdraw)));
  routes.push_back(word_route("/api/stadt/v1/articles/{id}/take_out",
                              "Take an article out of the newspaper; for hosts.",
                              word_about(parts, ArticleAct::take_out)));
  return routes;
}

http::Routes article_feed_routes(const PostsParts& parts) {
  return {feed_route("/{handle}/texts.atom",
                     [parts](http::Call& call) -> Result<http::Answer> {
                       const std::string& name = call.request.path_params[0];
                       if (!name.starts_with("@")) return feed_response(std::nullopt);
                       return feed_response(articles::feed_of_person(parts, call.db, name.substr(1)));
                     }),
          feed_route("/places/{handle}.atom", [parts](http::Call& call) -> Result<http::Answer> {
            return feed_response(articles::feed_of_place(parts, call.db, call.request.path_params[0]));
          })};
}

}  // namespace stadt
