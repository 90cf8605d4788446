// Every SQL statement about articles and their offers.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "articles/article.hpp"
#include "sql/database.hpp"

namespace stadt::articles_store {

// Somebody's public articles, the newest first.
std::vector<PostId> texts(sql::Session& db, PersonId author, std::int64_t before, int limit);

std::optional<ArticleOffer> offer(sql::Session& db, PlaceId place, PostId post);
// Where it was offered last.
std::optional<ArticleOffer> of_author(sql::Session& db, PersonId author, PostId post);
std::vector<ArticleOffer> of_author(sql::Session& db, PersonId author, std::span<const PostId> posts);
int count_offered(sql::Session& db, PersonId author);
// Of a newspaper in this state, the latest first.
std::vector<ArticleOffer> at_place(sql::Session& db, PlaceId place, ArticleState state, std::int64_t before, int limit);
void put(sql::Transaction& transaction, const ArticleOffer& offer);

}  // namespace stadt::articles_store
