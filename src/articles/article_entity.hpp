// Articles as the API shows them.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "articles/article.hpp"
#include "json/write.hpp"
#include "people/account.hpp"
#include "places/place.hpp"

namespace stadt {

// What became of an article at a newspaper; to its author and the hosts.
struct OfferEntity {
  ArticleState state = ArticleState::offered;
  std::string line;  // the hosts' word
  Time changed_at;
  Place place;
  bool may_decide = false;  // the viewer is a host there
};
BOOST_DESCRIBE_STRUCT(OfferEntity, (), (state, line, changed_at, place, may_decide))

struct Article {
  PostId id;
  ConversationId table_id;
  std::string title;
  std::string excerpt;
  json::Rendered<Account> account;
  std::string language;
  Time created_at;
  std::optional<Time> edited_at;
  int minutes = 1;
  std::int64_t replies = 0;
  std::string url;
  std::optional<Place> paper;  // in which it stands
  std::optional<OfferEntity> offer;
};
BOOST_DESCRIBE_STRUCT(Article, (),
                      (id, table_id, title, excerpt, account, language, created_at, edited_at, minutes, replies, url,
                       paper, offer))

}  // namespace stadt
