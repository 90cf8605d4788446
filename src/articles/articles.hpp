// Offering one's own article to a newspaper, and the answer of its hosts. The table of an article that was taken stands
// at the newspaper from then on: what is said to it is said there.
#pragma once

#include <optional>
#include <string>

#include "articles/article.hpp"
#include "base/event.hpp"
#include "posts/posts.hpp"

namespace stadt::articles {

Result<PostId> offer(sql::Transaction& transaction, const PostsParts& parts, PersonId author, PlaceId place,
                     PostId article);

// What its author or a host says of it; `line` is checked.
struct Word {
  PostId article;
  ArticleAct act = ArticleAct::take;
  std::string line;
};
Result<PostId> decide(sql::Transaction& transaction, const PostsParts& parts, PersonId person, const Word& word);

// An article that a host writes at their newspaper stands there; whoever deletes it, or takes its table down, takes it
// out.
Result<> derive(sql::Transaction& transaction, Env& env, const Event& event);

// The author of what lies at a newspaper, none: it never did.
PersonId author_of_offer(sql::Session& db, PlaceId place, PostId article);

}  // namespace stadt::articles
