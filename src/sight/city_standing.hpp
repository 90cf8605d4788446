// What the city thinks of everybody, from who answered whom in public (design: DIALOGUE §1): trust, and the circle of
// people somebody talks with. Takes a second a million answers: once a night, beside the requests.
#pragma once

#include <span>
#include <vector>

#include "sight/city_sight.hpp"
#include "sight/sight.hpp"

namespace stadt {

// An answer at a table of which memory does not hold what was said.
struct AnswerRead {
  ConversationId table;
  PersonId author;
  PersonId answers;
  Time at;
  double substance = 0;
};
// In one scan of all posts, if there is such a table.
std::vector<AnswerRead> read_answers(sql::Session& db, const Sight& sight);

// `seeds` are those whom the city has chosen: operators, greeters, hosts of places.
std::vector<Standing> standings_of(const CitySight& city, std::span<const AnswerRead> read,
                                   std::span<const PersonId> seeds, Time now);

}  // namespace stadt
