// The page of dialogue as memory lays it: gathered, ranked, moved a little by foresight, and what is to be told of each
// table (design: DIALOGUE §2).
#pragma once

#include <optional>
#include <vector>

#include "feed/telling.hpp"

namespace stadt::feed {

// Who looks, when, and how.
struct Looking {
  PersonId viewer;
  Time now;
  bool foresight = true;       // whether what was learnt of where people sit down next takes part
  calendar::Clock clock = {};  // the viewer's (gathering.hpp)
};

// At most `limit`, best first; `candidates`, if it is there, is told out of how many.
std::vector<Told> ranked(const CitySight& city, const Looking& looking, std::size_t limit,
                         std::size_t* candidates = nullptr);
// One table: as on the page if it stands there, else by its own terms. Nothing if the viewer does not see it.
std::optional<Told> ranked_one(const CitySight& city, const Looking& looking, ConversationId table);

}  // namespace stadt::feed
