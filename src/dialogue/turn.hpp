// What the quality of a conversation is made of: who said how much to whom, and who reacted.
#pragma once

#include "base/ids.hpp"
#include "base/time.hpp"

namespace stadt::dialogue {

// One public post at a table.
struct Turn {
  PersonId author;
  PersonId answers;  // the author of the post it answers, none: it opens the table
  int words = 0;
  bool asks = false;
  bool repeats = false;  // it nearly repeats another post of the table
  Time at = {};

  bool operator==(const Turn&) const = default;
};

// What is known of a guest when they first speak at a table; frozen from then on.
struct GuestFacts {
  double trust = 1;     // 0.15 (new) … 1
  int community = 0;    // of the people they talk with; 0: none known
  int other_talks = 0;  // other conversations with the host in the last 30 days
};

}  // namespace stadt::dialogue
