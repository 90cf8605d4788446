// What memory knows of a post.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/audience.hpp"
#include "base/event.hpp"
#include "base/ids.hpp"

namespace stadt {

// What sight knows of a post; also the detail of the events `posted`, `post_edited`, `post_deleted` and `boosted`, as
// JSON. Words and questions are those of the text as it stands; how the author stood to the table is frozen when it is
// written.
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
  int kind = 0;   // of the table it opens (posts/post.hpp: TableKind)
  bool media = false;
  bool article = false;
  bool thanks = false;
  bool has_words = false;          // beside handles and addresses
  std::vector<std::string> tags;   // keys
  std::vector<PersonId> mentions;  // named in the text, or addressed
  int words = 0;
  bool asks = false;
  bool repeats = false;            // it nearly says what another post of the table says
  int trust = 100;                 // of the author, percent
  int community = 0;               // of the author, 0: none known
  int guest_talks = 0;             // other conversations of the author and the host in 30 days
  int pair_talks = 0;              // the same of the author and the author of the parent
  std::vector<std::string> links;  // of a public post: canonical addresses, and tables of this city (table_link)

  bool audience_is_public() const { return audience == Audience::public_; }
  bool operator==(const PostFacts&) const = default;
};
BOOST_DESCRIBE_STRUCT(PostFacts, (),
                      (id, conversation, author, parent, parent_author, boost_of, boost_author, audience, mark, place,
                       kind, media, article, thanks, has_words, tags, mentions, words, asks, repeats, trust, community,
                       guest_talks, pair_talks, links))

// How a link to a table of this city is kept, and which table it names; none: it leads elsewhere.
std::string table_link(ConversationId table);
ConversationId linked_table(std::string_view link);

// The facts that an event about a post carries; nothing if it carries none.
std::optional<PostFacts> facts_of_event(const Event& event);

}  // namespace stadt
