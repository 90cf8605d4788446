// Whom somebody could get to know: people with whom they have much in common and who sit at a table right now. The way
// there is the table. Who is suggested follows from nothing that is hidden from the viewer.
#pragma once

#include <vector>

#include "ground/ground.hpp"
#include "ground/strangers.hpp"

namespace stadt::ground {

constexpr std::size_t most_meetings = 6;
constexpr std::size_t ground_of_meeting = 3;
constexpr std::size_t most_strangers_read = 24;  // from SQL

struct Meeting {
  PersonId person;
  dialogue::Sentence sentence;  // where they sit
  ConversationId table;
  std::vector<Ground> ground;
};

// The nearest first. Nobody who is hidden, known already, asked or asking, or who does not want to be found.
std::vector<Meeting> meetings(const GroundParts& parts, sql::Session& db, PersonId viewer);

}  // namespace stadt::ground
