// From this conversation: those with whom somebody really exchanged words at a table and whom they do not know any
// further yet.
#pragma once

#include <vector>

#include "ground/ground.hpp"

namespace stadt::ground {

constexpr std::size_t most_met = 20;
constexpr std::size_t most_considered = 100;
constexpr int most_answers_read = 5000;  // of and to one person at one table, the latest ones

struct Met {
  PersonId person;
  int answers = 0;  // between the two
  PostId anchor;    // their last answer: what a request refers to

  bool operator==(const Met&) const = default;
};

// The one with the most answers first. Nobody who is hidden, a contact, or asks or is asked already.
std::vector<Met> met(const GroundParts& parts, sql::Session& db, PersonId viewer, ConversationId table);

}  // namespace stadt::ground
