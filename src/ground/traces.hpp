// Where somebody has left traces in public: at which tables they spoke, of which tags they often talk, at which places
// they often sit, to which they belong and show it. Made from memory once and compared with those of others.
#pragma once

#include <vector>

#include "sight/hidden.hpp"

namespace stadt::ground {

constexpr std::size_t most_tables_compared = 4096;   // the latest ones
constexpr std::size_t most_tables_searched = 512;    // for tags and places
constexpr std::uint32_t fewest_tables_of_place = 3;  // at which somebody spoke there makes it theirs

// What somebody has to do with it, and when they last had, in hours since 1970.
struct Trace {
  Number subject = 0;
  std::uint32_t last_hour = 0;
  std::uint32_t times = 0;

  bool operator==(const Trace&) const = default;
};

// Each list by its subject.
struct Traces {
  std::vector<Trace> tables;
  std::vector<Trace> tags;
  std::vector<Trace> places;
  std::vector<Trace> memberships;
};
Traces traces_of(const CitySight& city, Number person);

// What both lists hold: the earlier of the two moments, for both had to do with it until then.
std::vector<Trace> shared(const std::vector<Trace>& one, const std::vector<Trace>& other);

// A table is there for a viewer: it stands in memory, its host is not hidden from them, and they have not muted it.
const TableLine* seen_line(const CitySight& city, const Eyes& eyes, Number table);

Time time_of_hour(std::uint32_t hour);

}  // namespace stadt::ground
