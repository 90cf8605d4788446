// A reason to get in touch that really happened: what somebody tells of their life, in their own words, to a circle of
// their choice. It is never made from a change of a house.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>

#include "base/audience.hpp"
#include "base/event.hpp"
#include "base/ids.hpp"
#include "base/time.hpp"

namespace stadt {

using OccasionId = Id<struct OccasionTag>;

// Kinds of events, 125 to 127 of base/event.hpp: actor, object = occasion.
constexpr EventKind occasion_told{125};
constexpr EventKind occasion_changed{126};
constexpr EventKind occasion_taken_back{127};

// Stored as numbers: never renumber.
enum class OccasionKind { other = 0, new_role = 1, self_employed = 2 };
BOOST_DESCRIBE_ENUM(OccasionKind, other, new_role, self_employed)

struct Occasion {
  PersonId person;
  OccasionId id;
  OccasionKind kind = OccasionKind::other;
  std::string words;
  Audience audience = Audience::contacts;
  ItemId item;  // a role of the house, 0: none
  Time told_at;
  Time changed_at;

  bool operator==(const Occasion&) const = default;
};
BOOST_DESCRIBE_STRUCT(Occasion, (), (person, id, kind, words, audience, item, told_at, changed_at))

// What is known of one without reading it.
struct Told {
  OccasionId id;
  PersonId person;
  Audience audience = Audience::contacts;

  bool operator==(const Told&) const = default;
};
BOOST_DESCRIBE_STRUCT(Told, (), (id, person, audience))

}  // namespace stadt
