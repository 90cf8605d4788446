// Which posts a timeline page holds. What they say, and whether this viewer may see each of them, is decided where they
// are written out (posts/statuses.hpp).
#pragma once

#include <functional>
#include <vector>

#include "feed/store.hpp"
#include "http/page.hpp"
#include "sight/sight.hpp"

namespace stadt::feed {

// The ids of a page, newest first, and the bounds that its Link header names: a page may be short and still have a
// next.
struct TimelinePage {
  std::vector<PostId> posts;
  PostId newest;
  PostId oldest;
  http::More more = http::More::maybe;
};

TimelinePage home_page(sql::Session& db, const Sight& sight, PersonId viewer, const http::Page& page);
TimelinePage public_page(sql::Session& db, Time now, bool media, const http::Page& page);

struct TagQuestion {
  std::vector<std::string> any;  // keys; the first is the page's own
  std::vector<std::string> all;
  std::vector<std::string> none;
  bool media = false;
};
TimelinePage tag_page(sql::Session& db, const TagQuestion& question, const http::Page& page);

// The narrowest audience of an author's posts to which this reader belongs: what is said to fewer has no place on the
// page, so that it moves neither what stands there nor where the next page begins. Letters stand among letters.
Audience narrowest_shown(sql::Session& db, const Sight& sight, PersonId reader, PersonId author);

struct AccountQuestion {
  Audience narrowest = Audience::unlisted;
  bool without_replies = false;
  bool without_boosts = false;
  bool only_replies = false;
  bool media = false;
};
TimelinePage account_page(sql::Session& db, PersonId author, const AccountQuestion& question, const http::Page& page);

}  // namespace stadt::feed
