// How far somebody has read.
#pragma once

#include <boost/describe.hpp>

#include "base/ids.hpp"
#include "base/time.hpp"

namespace stadt {

// Stored as numbers: never renumber.
enum class Timeline { home = 0, notifications = 1 };
BOOST_DESCRIBE_ENUM(Timeline, home, notifications)

using ReadId = Id<struct ReadTag>;  // a post of the one, a notification of the other

struct Marker {
  Timeline timeline = Timeline::notifications;
  ReadId last_read;
  int version = 0;
  Time updated_at;

  bool operator==(const Marker&) const = default;
};
BOOST_DESCRIBE_STRUCT(Marker, (), (timeline, last_read, version, updated_at))

}  // namespace stadt
