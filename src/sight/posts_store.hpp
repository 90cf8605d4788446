// Every post as sight reads it when it is built: numbers alone, in the order in which they were written.
#pragma once

#include <functional>

#include "base/audience.hpp"
#include "base/ids.hpp"
#include "sql/session.hpp"

namespace stadt::sight_store {

struct SeenPost {
  PostId id;
  ConversationId conversation;
  PostId parent;
  PersonId author;
  PersonId parent_author;  // of a boost: the author of what is passed on
  PostId boost_of;
  Time deleted_at;
  Audience audience = Audience::public_;
  Mark mark = Mark::both;
  int words = 0;
  bool asks = false;
  bool thanks = false;
  bool repeats = false;
  int trust = 100;
  int community = 0;
  int guest_talks = 0;
  int pair_talks = 0;
  int shape = 0;  // 1 media, 2 article

  bool has_media() const { return (shape & 1) != 0; }
  bool is_article() const { return (shape & 2) != 0; }
  bool operator==(const SeenPost&) const = default;
};
// One scan of the index `post_sight` alone, which holds all of this.
void each_post(sql::Session& db, const std::function<void(const SeenPost&)>& take);
// Those of one conversation.
void each_post_of(sql::Session& db, ConversationId conversation, const std::function<void(const SeenPost&)>& take);

}  // namespace stadt::sight_store
