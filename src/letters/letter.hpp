// Letters: posts for the named only, gathered by who takes part. Everybody who takes part has an entry of their own.
#pragma once

#include <string>

#include "base/ids.hpp"
#include "contacts/contact_request.hpp"

namespace stadt {

using LetterEntryId = Id<struct LetterEntryTag>;

// A conversation in letters as its owner has it. Whoever does not know the author of a letter has it held: it is a
// request, tells nothing and leaves what is unread as it was.
struct LetterEntry {
  LetterEntryId id = {};
  std::string participants = {};  // ids of all others, rising, each followed by a comma; empty: a note to oneself
  PostId last = {};               // the newest letter
  PersonId last_by = {};          // its author
  PostId told = {};               // the newest letter that is not held, none: all are
  PostId seen = {};               // the newest letter that the owner has seen
  RequestId request = {};         // of the newest letter, if it is held

  bool operator==(const LetterEntry&) const = default;
};

}  // namespace stadt
