// A number for each part of what memory knows, the same for the same city however it came to be known: by reading it
// from SQL, or by following what happened. For the writer; takes milliseconds.
#pragma once

#include <boost/describe.hpp>

#include "sight/city_sight.hpp"

namespace stadt {

struct CityChecksum {
  std::uint64_t people = 0;      // follows and contacts, in both directions
  std::uint64_t discretion = 0;  // blocks, mutes, what is listened to
  std::uint64_t posts = 0;       // recent posts of each author, reactions
  std::uint64_t ties = 0;
  std::uint64_t tables = 0;  // turns, guests, tags, places, quality
  std::uint64_t uses = 0;    // of tags; 0 while old tables are not in memory

  bool operator==(const CityChecksum&) const = default;
};
BOOST_DESCRIBE_STRUCT(CityChecksum, (), (people, discretion, posts, ties, tables, uses))

CityChecksum checksum(const CitySight& city);

}  // namespace stadt
