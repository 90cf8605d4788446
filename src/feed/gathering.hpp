// The tables that one person may want to see: gathered from what memory knows of their people, their tags, their places
// and the city, each with what the rules of the page ask (dialogue/feed_rules.hpp).
#pragma once

#include <vector>

#include "dialogue/feed_rules.hpp"
#include "feed/anniversaries.hpp"
#include "sight/acquaintances.hpp"

namespace stadt::feed {

constexpr std::size_t most_candidates = 2048;
constexpr std::size_t seats_of_acquaintance = 16;  // the latest ones
constexpr std::size_t own_seats = 64;
constexpr std::size_t tables_of_tag = 64;    // the latest ones of a tag or a place
constexpr std::size_t most_own_places = 64;  // joined or followed, whose tables are looked at
constexpr std::size_t tables_beside_own = 16;
constexpr std::size_t newest_looked_at = 128;
constexpr std::uint32_t contributions_of_own_tag = 3;
constexpr auto seat_counts_for = std::chrono::days(14);

// What a candidate is and how it came, as numbers of the city that was looked at.
struct Gathered {
  std::vector<dialogue::Candidate> candidates;
  std::vector<Number> tables;     // of the candidates
  std::vector<Number> beside;     // of each: the viewer's own table that it neighbours, 0: none
  std::vector<Number> tags;       // of each: the viewer's own tag that it has, 0: none
  std::vector<PostId> last;       // of each: the last word
  std::vector<Acquainted> known;  // the viewer's people
  dialogue::Reading reading;
};

struct Wish {
  ConversationId also = {};    // looked at in any case
  calendar::Clock clock = {};  // the viewer's; without one: that of Greenwich
};
Gathered gather(const CitySight& city, PersonId viewer, Time now, const Wish& wish = {});

}  // namespace stadt::feed
