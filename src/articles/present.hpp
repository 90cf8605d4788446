// Pages of articles, read in one round of each kind.
#pragma once

#include <span>
#include <vector>

#include "articles/article_entity.hpp"
#include "posts/posts.hpp"

namespace stadt::articles {

// In the order of the posts, leaving out what is no article, or not there for the viewer.
std::vector<Article> present(const PostsParts& parts, sql::Session& db, PersonId viewer,
                             std::span<const PostId> articles);

// Of a person, and of a newspaper; `cursor` tells where the next page begins.
struct ArticlePage {
  std::vector<Article> articles;
  std::size_t found = 0;  // before anything was left out
  std::int64_t newest = 0;
  std::int64_t oldest = 0;
};
ArticlePage texts_of(const PostsParts& parts, sql::Session& db, PersonId viewer, PersonId author, std::int64_t before,
                     int limit);
ArticlePage at_place(const PostsParts& parts, sql::Session& db, PersonId viewer, PlaceId place, ArticleState state,
                     std::int64_t before, int limit);

}  // namespace stadt::articles
