#include "articles/present.hpp"

#include <map>
#include <unordered_map>

#include "articles/articles.hpp"
#include "articles/rules.hpp"
#include "articles/store.hpp"
#include "base/collect.hpp"
#include "people/beholder.hpp"
#include "places/places.hpp"
#include "posts/store.hpp"

namespace stadt::articles {

namespace {

// What a page of articles needs.
struct Hydrated {
  std::unordered_map<PostId, Post> posts;
  std::unordered_map<PostId, ArticleOffer> offers;
  std::unordered_map<PlaceId, Place> places;
  std::unordered_map<PlaceId, bool> hosting;
  std::unordered_map<PersonId, AccountFragment> accounts;
};

void read_offers(sql::Session& db, PersonId viewer, Hydrated& page) {
  std::map<PersonId, std::vector<PostId>> by_author;
  for (const auto& [id, post] : page.posts) by_author[post.author].push_back(id);
  std::vector<PlaceId> places;
  for (const auto& [author, posts] : by_author) {
    for (auto& offer : articles_store::of_author(db, author, posts)) {
      places.push_back(offer.place);
      page.offers.emplace(offer.post, std::move(offer));
    }
  }
  for (auto& place : places::find_all(db, places)) page.places.emplace(place.id, std::move(place));
  if (!viewer) return;
  for (const auto& [id, place] : page.places) page.hosting[id] = places::may_host(db, id, viewer);
}

Hydrated hydrate(const PostsParts& parts, sql::Session& db, PersonId viewer, std::span<const PostId> articles) {
  Hydrated page;
  std::vector<PersonId> authors;
  auto posts = posts_store::posts(db, articles);
  const people::Beholder beholder(db, parts.sight, viewer, collect(posts, &Post::author));
  for (auto& post : posts) {
    if (post.title.empty() || post.audience != Audience::public_ || beholder.hides(post.author)) continue;
    authors.push_back(post.author);
    page.posts.emplace(post.id, std::move(post));
  }
  const auto fragments = parts.accounts.fragments(db, authors);
  for (std::size_t i = 0; i < authors.size(); ++i) page.accounts.emplace(authors[i], fragments[i]);
  read_offers(db, viewer, page);
  return page;
}

void add_offer(Article& article, const Hydrated& page, PersonId viewer, const Post& post) {
  const auto offer = page.offers.find(post.id);
  if (offer == page.offers.end()) return;
  const auto place = page.places.find(offer->second.place);
  if (place == page.places.end()) return;
  if (offer->second.state == ArticleState::taken) article.paper = place->second;
  const auto hosting = page.hosting.find(place->first);
  const bool may_decide = hosting != page.hosting.end() && hosting->second;
  if (!may_decide && viewer != post.author) return;
  article.offer = {.state = offer->second.state,
                   .line = offer->second.line,
                   .changed_at = time_of(offer->second.id),
                   .place = place->second,
                   .may_decide = may_decide};
}

Article entity_of(const PostsParts& parts, const Hydrated& page, PersonId viewer, const Post& post) {
  Article article{.id = post.id,
                  .table_id = post.conversation,
                  .title = post.title,
                  .excerpt = text::excerpt(post.html, excerpt_characters),
                  .account = {{*page.accounts.at(post.author)}},
                  .language = post.language,
                  .created_at = time_of(post.id),
                  .edited_at = std::nullopt,
                  .minutes = minutes_to_read(post.words),
                  .replies = post.replies,
                  .url = parts.origin + "/@" + post.author_handle + "/" + std::to_string(post.id.value),
                  .paper = std::nullopt,
                  .offer = std::nullopt};
  if (post.edited_at.ms) article.edited_at = post.edited_at;
  add_offer(article, page, viewer, post);
  return article;
}

template <typename Listed, typename Cursor>
ArticlePage page_of(const PostsParts& parts, sql::Session& db, PersonId viewer, const std::vector<Listed>& listed,
                    Cursor cursor, const std::vector<PostId>& posts) {
  ArticlePage page{.articles = present(parts, db, viewer, posts), .found = listed.size()};
  if (!listed.empty()) {
    page.newest = cursor(listed.front());
    page.oldest = cursor(listed.back());
  }
  return page;
}

}  // namespace

std::vector<Article> present(const PostsParts& parts, sql::Session& db, PersonId viewer,
                             std::span<const PostId> articles) {
  const auto page = hydrate(parts, db, viewer, articles);
  std::vector<Article> entities;
  for (const PostId id : articles) {
    const auto post = page.posts.find(id);
    if (post == page.posts.end() || !page.accounts.at(post->second.author)) continue;
    entities.push_back(entity_of(parts, page, viewer, post->second));
  }
  return entities;
}

ArticlePage texts_of(const PostsParts& parts, sql::Session& db, PersonId viewer, PersonId author, std::int64_t before,
                     int limit) {
  const auto posts = articles_store::texts(db, author, before, limit);
  return page_of(parts, db, viewer, posts, [](PostId post) { return post.value; }, posts);
}

ArticlePage at_place(const PostsParts& parts, sql::Session& db, PersonId viewer, PlaceId place, ArticleState state,
                     std::int64_t before, int limit) {
  const auto offers = articles_store::at_place(db, place, state, before, limit);
  return page_of(
      parts, db, viewer, offers, [](const ArticleOffer& offer) { return offer.id; },
      collect(offers, &ArticleOffer::post));
}

}  // namespace stadt::articles
