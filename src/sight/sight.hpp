// The city seen from memory: follows, blocks, mutes and the recent posts of every author, derived from SQL, kept current
// by the event log. Never authoritative: it says which posts a page holds; what they say is read from SQL.
#pragma once

#include <boost/describe.hpp>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "base/audience.hpp"
#include "base/event.hpp"
#include "base/ids.hpp"
#include "sql/session.hpp"

namespace stadt {

// What sight knows of a post; also the detail of the events `posted` and `boosted`, as JSON.
struct PostFacts {
  PostId id;
  ConversationId conversation;
  PersonId author;
  PersonId parent_author;  // none: opens a conversation, or a boost
  PostId boost_of;
  PersonId boost_author;
  Audience audience = Audience::public_;
  Mark mark = Mark::both;
  bool media = false;
  bool article = false;
  std::vector<std::string> tags;  // keys

  bool operator==(const PostFacts&) const = default;
};
BOOST_DESCRIBE_STRUCT(PostFacts, (),
                      (id, conversation, author, parent_author, boost_of, boost_author, audience, mark, media, article,
                       tags))

// How a viewer stands to another person, from the viewer's side.
struct Relation {
  bool following = false;
  bool requested = false;
  bool followed_by = false;
  bool requested_by = false;
  bool blocking = false;
  bool blocked_by = false;
  bool muting = false;
  bool shows_boosts = true;

  bool operator==(const Relation&) const = default;
};

// A page by keyset, as the client API asks for it. Exclusive bounds; `min_id` takes the page directly newer.
struct PageRequest {
  std::optional<std::int64_t> max_id;
  std::optional<std::int64_t> since_id;
  std::optional<std::int64_t> min_id;
  int limit = 20;
};

// Thread-safe. Readers never see half an event.
class Sight {
 public:
  Sight();
  ~Sight();

  // Reads everything from SQL; until it has finished, `ready` is false and pages are read from SQL (feed/).
  void rebuild(sql::Session& db);
  bool ready() const;
  // Called by the writer after each commit, before the answers go out: everybody reads their own writes.
  void follow(std::span<const Event> events);

  Relation relation(PersonId viewer, PersonId other) const;
  // Neither of the two has blocked the other.
  bool on_speaking_terms(PersonId one, PersonId other) const;
  // Muted or blocked by the viewer, or blocking the viewer.
  bool hidden(PersonId viewer, PersonId author) const;
  bool mutes_conversation(PersonId viewer, ConversationId conversation) const;

  // What a viewer did with a post, for the flags of a status.
  struct Reactions {
    bool nodded = false;
    bool boosted = false;
    bool bookmarked = false;
    bool pinned = false;
  };
  Reactions reactions(PersonId viewer, PostId post) const;

  // Ids of a page of the home timeline, newest first: own posts and those of followed authors; replies only to oneself or
  // to followed people; nothing of hidden people or muted conversations. At most 800 posts deep.
  std::vector<PostFacts> home(PersonId viewer, const PageRequest& page) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace stadt
