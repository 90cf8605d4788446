// What memory knows of a post.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/audience.hpp"
#include "base/event.hpp"
#include "base/ids.hpp"

namespace stadt {

// What sight knows of a post; also the detail of the events `posted` and `boosted`, as JSON.
struct PostFacts {
  PostId id;
  ConversationId conversation;
  PersonId author;
  PostId parent;  // none: opens a conversation, or a boost
  PersonId parent_author;
  PostId boost_of;
  PersonId boost_author;
  Audience audience = Audience::public_;
  Mark mark = Mark::both;
  PlaceId place;  // of the table it opens
  bool media = false;
  bool article = false;
  bool thanks = false;
  bool has_words = false;          // beside handles and addresses
  std::vector<std::string> tags;   // keys
  std::vector<PersonId> mentions;  // named in the text, or addressed

  bool audience_is_public() const { return audience == Audience::public_; }
  bool operator==(const PostFacts&) const = default;
};
BOOST_DESCRIBE_STRUCT(PostFacts, (),
                      (id, conversation, author, parent, parent_author, boost_of, boost_author, audience, mark, place,
                       media, article, thanks, has_words, tags, mentions))

// The facts that an event about a post carries; nothing if it carries none.
std::optional<PostFacts> facts_of_event(const Event& event);

}  // namespace stadt
