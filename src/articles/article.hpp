// An article, and its life with the newspapers to which it is offered.
#pragma once

#include <boost/describe.hpp>
#include <string>

#include "base/ids.hpp"

namespace stadt {

// Stored as numbers: never renumber.
enum class ArticleState {
  offered = 0,
  taken = 1,  // it stands in the newspaper
  declined = 2,
  withdrawn = 3,  // by its author, before or after it was taken
  taken_out = 4,  // by the hosts, after they had taken it
};
BOOST_DESCRIBE_ENUM(ArticleState, offered, taken, declined, withdrawn, taken_out)

// `withdraw` is the author's act, the others are those of the newspaper's hosts.
enum class ArticleAct { take, decline, withdraw, take_out };
BOOST_DESCRIBE_ENUM(ArticleAct, take, decline, withdraw, take_out)

struct ArticleOffer {
  PlaceId place;
  PostId post;
  PersonId author;
  ArticleState state = ArticleState::offered;
  std::string line;     // the hosts' word
  std::int64_t id = 0;  // tells since when it is so

  bool operator==(const ArticleOffer&) const = default;
};
BOOST_DESCRIBE_STRUCT(ArticleOffer, (), (place, post, author, state, line, id))

}  // namespace stadt
