// What sight computes and SQL keeps.
#pragma once

#include <array>
#include <boost/describe.hpp>
#include <iosfwd>

#include "base/ids.hpp"
#include "base/time.hpp"

namespace stadt {

// How good a table is, as the order of pages needs it while sight is not ready.
struct TableQuality {
  ConversationId table;
  int pace = 0;          // dialogue/quality_rules.hpp: Pace
  std::int64_t key = 0;  // static key in millionths of a bit
  Time grew_at = {};
  std::array<int, 7> terms = {};  // thousandths of a bit, in the order of dialogue::Quality

  bool operator==(const TableQuality&) const = default;
};

// What is computed of everybody every night, and never shown.
struct Standing {
  PersonId person;
  int trust = 100;    // percent
  int community = 0;  // 0: none known

  bool operator==(const Standing&) const = default;
};
BOOST_DESCRIBE_STRUCT(Standing, (), (person, trust, community))

// A number for each part of what memory knows (city_checksum.hpp).
struct CityChecksum {
  std::uint64_t people = 0;      // follows, contacts and memberships, in both directions
  std::uint64_t discretion = 0;  // blocks, mutes, what is listened to and followed
  std::uint64_t posts = 0;       // recent posts of each author, reactions
  std::uint64_t ties = 0;
  std::uint64_t tables = 0;  // turns, guests, tags, places, quality
  std::uint64_t uses = 0;    // of tags; 0 while old tables are not in memory

  bool operator==(const CityChecksum&) const = default;
};
BOOST_DESCRIBE_STRUCT(CityChecksum, (), (people, discretion, posts, ties, tables, uses))
std::ostream& operator<<(std::ostream& out, const CityChecksum& sum);

}  // namespace stadt
