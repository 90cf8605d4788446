// The tables that stand beside one, and what is being said there (design: DIALOGUE §5, CITY).
#pragma once

#include <string>
#include <vector>

#include "dialogue/sentence.hpp"
#include "posts/posts.hpp"

namespace stadt::tables {

constexpr std::size_t fewest_neighbours = 3;
constexpr std::size_t guests_followed = 64;    // to the other tables where they sat, the latest ones
constexpr std::size_t seats_followed = 16;     // of each
constexpr std::size_t tables_considered = 64;  // of a link, a tag or the place, the latest ones
constexpr std::size_t newest_considered = 64;  // of the whole city
constexpr std::size_t walked_to_considered = 64;
constexpr std::size_t tables_of_a_large_city = 5000;  // from then on walks find what lists do not
constexpr std::size_t guests_named = 3;
constexpr std::size_t posts_overheard = 4;        // one of them may be from somebody who allows it
constexpr std::size_t posts_looked_through = 64;  // for those, the latest ones

struct NeighbourTable {
  ConversationId table;
  bool link = false;
  bool place = false;
  bool quote = false;
  std::vector<std::string> tags;
  std::vector<PersonId> guests;  // of both, whom the viewer knows first
  std::size_t guests_shared = 0;
  std::vector<PostId> said;  // the latest posts, newest first, of people who are not hidden from the viewer
  bool is_told = true;       // false: memory does not hold what was said there
};

// Three to six, if there are so many, best first. Nothing if memory does not know the table.
std::vector<NeighbourTable> neighbours(const Sight& sight, PersonId viewer, Time now, ConversationId table);
// What was said at those of them of which memory does not hold it.
void tell_said(sql::Session& db, const Sight& sight, PersonId viewer, std::vector<NeighbourTable>& neighbours);

// What the two share; `names` are those of `guests`.
dialogue::Sentence what_is_shared(const NeighbourTable& neighbour, const std::vector<std::string>& names);

}  // namespace stadt::tables
