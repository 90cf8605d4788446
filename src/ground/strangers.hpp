// People whom somebody does not know and whose traces lead where their own do: the part of meeting that memory answers.
#pragma once

#include "ground/common_ground.hpp"

namespace stadt::ground {

constexpr std::size_t most_strangers = 256;        // whose traces are compared
constexpr std::size_t tables_of_strangers = 64;    // of the viewer, the latest ones
constexpr std::size_t strangers_of_table = 32;     // the latest guests
constexpr std::size_t strangers_of_tag = 64;       // the latest contributors
constexpr std::size_t followed_looked_at = 256;    // of the viewer's own, whether they know the stranger
constexpr auto sits_for = std::chrono::hours(48);  // after the last word

// Somebody whom the viewer follows and who follows the stranger, or is followed by them; whether that circle is shown
// to others is for the caller to ask.
struct Mutual {
  PersonId person;
  std::uint32_t circle = 0;  // how many they follow and are followed by
};

struct Stranger {
  PersonId person;
  ConversationId table;  // at which they sit right now
  std::vector<Common> common;
  std::vector<Mutual> mutual;
  double ground = 0;  // bits
};

struct Looking {
  PersonId viewer;
  Time now;
};

// Those with the most in common, at most so many; the nearest first.
std::vector<Stranger> strangers(const CitySight& city, const Eyes& eyes, const Looking& looking, std::size_t most);

}  // namespace stadt::ground
