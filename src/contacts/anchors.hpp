// What a request may refer to: things of the addressee that the sender may see.
#pragma once

#include <vector>

#include "contacts/contact_request.hpp"
#include "posts/posts.hpp"

namespace stadt::contacts {

struct Pair {
  PersonId from;
  PersonId to;
};

// An anchor that was checked: with the text that it is shown by, and the conversation it stands in, if it does.
struct FoundAnchor {
  Anchor anchor;
  ConversationId table;
};
// What the sender may not see, or what is not the addressee's, is refused with the same error.
Result<FoundAnchor> find_anchor(sql::Session& db, const PostsParts& parts, const Pair& pair, const Anchor& wished);

// What the sender may choose from, the addressee's house first.
std::vector<Anchor> offered_anchors(sql::Session& db, const Pair& pair);

}  // namespace stadt::contacts
