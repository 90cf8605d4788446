// Posts, the conversations they belong to, and what people do with them.
#pragma once

#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "base/audience.hpp"
#include "base/ids.hpp"
#include "base/time.hpp"

namespace stadt {

// Stored as numbers: never renumber.
enum class TableKind { talk = 0, question = 1, live = 2, memorial = 3, reading = 4 };
BOOST_DESCRIBE_ENUM(TableKind, talk, question, live, memorial, reading)

enum class ReactionKind { nod = 0, boost = 1, bookmark = 2, pin = 3 };

// A post as SQL keeps it, members in the order of its columns.
struct Post {
  PostId id;
  ConversationId conversation;
  PostId parent;
  PersonId parent_author;
  Audience parent_audience = Audience::public_;
  PersonId author;
  std::string author_handle;
  PostId boost_of;
  Audience audience = Audience::public_;
  Mark mark = Mark::both;
  std::string title;
  std::string warning;
  bool sensitive = false;
  std::string language;
  std::string source;
  std::string html;
  std::string mentions = "[]";  // JSON, as the client API shows them
  std::string tags = "[]";      // JSON
  std::string media = "[]";     // JSON
  int words = 0;
  bool question = false;
  std::string signature;
  bool thanks = false;
  std::int64_t replies = 0;
  std::int64_t boosts = 0;
  std::int64_t nods = 0;
  AppId app;
  std::string app_name;
  int version = 0;
  Time edited_at;
  Time deleted_at;
  // Frozen when it was written (freezing.hpp).
  bool repeats = false;
  int trust = 100;
  int community = 0;
  int guest_talks = 0;
  int pair_talks = 0;
  std::string links = "[]";  // JSON
  std::string sketch = {};   // of the signature, where it is compared (repeat_rules.hpp); written, not read with it

  bool operator==(const Post&) const = default;
};
BOOST_DESCRIBE_STRUCT(Post, (),
                      (id, conversation, parent, parent_author, parent_audience, author, author_handle, boost_of,
                       audience, mark, title, warning, sensitive, language, source, html, mentions, tags, media, words,
                       question, signature, thanks, replies, boosts, nods, app, app_name, version, edited_at,
                       deleted_at, repeats, trust, community, guest_talks, pair_talks, links))

// What the shape of a conversation is made of: its skeleton, without texts.
struct ThreadPost {
  PostId id;
  PostId parent;
  PersonId author;
  PersonId parent_author;
  Audience audience = Audience::public_;
  Time deleted_at;
};
BOOST_DESCRIBE_STRUCT(ThreadPost, (), (id, parent, author, parent_author, audience, deleted_at))

// What near repeats are sought by, of one post.
struct SketchedPost {
  PostId id;
  std::string sketch;  // empty: too short to compare, not public, or deleted
};
BOOST_DESCRIBE_STRUCT(SketchedPost, (), (id, sketch))

struct Conversation {
  ConversationId id;
  TableKind kind = TableKind::talk;
  PersonId host;
  Audience audience = Audience::public_;
  PlaceId place;
  std::string language;
  std::string tags;  // keys, each between spaces
  std::int64_t replies = 0;
  std::int64_t guests = 0;
  std::int64_t listeners = 0;
  PostId last;
  Time last_at;
  Time deleted_at;

  bool operator==(const Conversation&) const = default;
};
BOOST_DESCRIBE_STRUCT(Conversation, (),
                      (id, kind, host, audience, place, language, tags, replies, guests, listeners, last, last_at,
                       deleted_at))

// Only these are listed, counted, tagged; an unlisted post is reachable but counted with the public ones.
constexpr bool counts_in_public(Audience audience) { return audience <= Audience::unlisted; }

}  // namespace stadt
