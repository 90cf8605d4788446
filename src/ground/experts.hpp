// Who burns for something and who can be asked about it: found by what they said and what came of that, never by what
// somebody claims. The talks are the proof.
#pragma once

#include "ground/contributions.hpp"
#include "ground/ground.hpp"

namespace stadt::ground {

constexpr std::size_t most_experts = 10;

struct Expert {
  PersonId person;
  dialogue::Sentence sentence;
  std::vector<ConversationId> talks;
};

// The strongest first; nobody who is hidden from the viewer or does not want to be found. `tag` is a key.
std::vector<Expert> experts(const GroundParts& parts, sql::Session& db, PersonId viewer, const std::string& tag,
                            Asked asked);

}  // namespace stadt::ground
