// Which tables stand next to one, and why (design: DIALOGUE §5). The score is exact for the tables that are looked at:
// in a small city all, in a large one the newest, those that share a link, a tag or the place, and those that walks
// come to (dialogue/walk). Pure; the caller hands over only what the reader may see.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "base/time.hpp"

namespace stadt::dialogue {

constexpr double weight_of_a_link = 3;
constexpr double weight_of_tags = 2;
constexpr std::size_t fewest_tags = 2;
constexpr double weight_of_guests = 4;
constexpr double weight_of_a_place = 1;
constexpr double weight_of_a_quote = 2;
constexpr std::size_t most_neighbours = 6;
constexpr std::size_t most_guests_compared = 4096;  // of a huge table those with the lowest numbers stand for all
constexpr std::size_t most_strangers = 4;  // that share nothing but the hour: two seats at least are for the others
constexpr int most_of_one_host = 2;

// What a table is compared by: ascending numbers, each once, as the caller numbers guests, tags and canonical links.
struct Surroundings {
  std::span<const std::uint32_t> guests;  // who spoke there, the host too
  std::span<const std::uint32_t> tags;
  std::span<const std::uint32_t> links;
  std::int64_t place = 0;  // 0: none
};

// What two tables share.
struct Shared {
  bool link = false;
  std::size_t tags = 0;
  std::size_t guests = 0;
  double guest_share = 0;  // of all guests of both (Jaccard)
  bool place = false;
  bool quote = false;  // one of them quotes the other

  // Something that a sentence can say; one tag alone is not enough.
  bool anything() const { return link || tags >= fewest_tags || guests > 0 || place || quote; }
  bool operator==(const Shared&) const = default;
};
enum class Quotes { no, yes };
Shared shared(const Surroundings& here, const Surroundings& there, Quotes quotes);

// How far a table has gone by, in bits: one with every doubling of the hours since its last word. What is said now is
// what can be overheard; between yesterday and last week the difference is small. On a forum of eight years a bit for
// every 36 hours, as in the feed, found the table where people sat down next half as often.
double hours_gone_by(Time last_word, Time now);
double neighbour_score(const Shared& shared, double gone_by);

// The most that a share of guests can be, of lists of so many. `there` may be counted too high, because nobody has
// looked yet who of them is hidden; then nothing less than 1 is certain where it is the longer list.
double most_guest_share(std::size_t here, std::size_t there);

// How close walks say that a table is: big tables are come to from everywhere.
double closeness(std::uint32_t visits, std::uint32_t guests);

struct Neighbour {
  std::uint32_t table = 0;
  PersonId host;
  Shared shared;
  double score = 0;
};
// The best six, best first: at most two of one host, at most four that share nothing. Of equal ones the one with the
// greater number. In which order they come does not matter.
std::vector<Neighbour> chosen_neighbours(std::vector<Neighbour> all);
// Whether they are found: the same whatever else is looked at, if none of it scores more than `most`.
bool are_chosen(const std::vector<Neighbour>& looked_at, double most);

}  // namespace stadt::dialogue
