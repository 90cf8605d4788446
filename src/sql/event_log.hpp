// Every SQL statement about the event log.
#pragma once

#include <span>
#include <vector>

#include "base/event.hpp"
#include "sql/session.hpp"

namespace stadt::sql {

struct LoggedEvent {
  std::int64_t lane = 0;
  std::int64_t sequence = 0;
  Event event;

  bool operator==(const LoggedEvent&) const = default;
};

// How far somebody has read in a lane.
struct LaneCursor {
  std::int64_t lane = 0;
  std::int64_t sequence = 0;
};

// Writes events into a lane, with the sequences that begin at `first`.
void insert_events(Session& session, std::int64_t lane, std::int64_t first, std::span<const Event> events);
void insert_lane(Session& session, std::int64_t lane);

std::vector<std::int64_t> lanes(Session& session);
std::int64_t last_sequence(Session& session, std::int64_t lane);
// What stands behind the cursors, at most `limit` of each lane; by sequence over all lanes. A lane that has more to
// give holds back what is later in the others: read again.
std::vector<LoggedEvent> events_after(Session& session, std::span<const LaneCursor> cursors, int limit);

// Up to which sequence a lane is older than `before`, looking at its `limit` oldest events and never counting the
// newest, by which the next sequence is found; 0: nowhere.
std::int64_t older_until(Session& session, std::int64_t lane, Time before, int limit);
void forget_events(Session& session, std::int64_t lane, std::int64_t until);

}  // namespace stadt::sql
