// What two people have in common of what memory knows: where they talked, with whom, of what. Only public things stand
// there, and of those nothing that is hidden from the viewer.
#pragma once

#include <string>
#include <vector>

#include "dialogue/ground_rules.hpp"
#include "ground/traces.hpp"

namespace stadt::ground {

constexpr std::size_t most_people_counted = 256;       // of a tag or a place; more are not rare anyway
constexpr std::size_t most_tables_of_place = 64;       // whose guests are counted, the latest ones
constexpr std::size_t tables_searched_for_words = 16;  // that two people exchanged, the latest ones

// The numbers of two people, and what was made of the viewer's traces.
struct Two {
  Number viewer = 0;
  Number other = 0;
};

// `subject` is the number of a table, a tag or a place. Not in any order.
std::vector<dialogue::SharedItem> common_ground(const CitySight& city, const Eyes& eyes, const Two& two,
                                                const Traces& own);

// The same by names that last longer than a look at memory.
struct Common {
  dialogue::SharedItem item;
  ConversationId table;
  PlaceId place;
  std::string tag;  // key
};
std::vector<Common> named(const CitySight& city, std::span<const dialogue::SharedItem> items);

}  // namespace stadt::ground
