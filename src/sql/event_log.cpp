#include "sql/event_log.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace stadt::sql {

namespace {

constexpr std::size_t events_per_insert = 100;
constexpr std::size_t event_columns = 8;

struct EventRow {
  std::int64_t lane = 0;
  std::int64_t sequence = 0;
  Time at;
  EventKind kind{};
  std::int64_t actor = 0;
  std::int64_t object = 0;
  std::int64_t target = 0;
  std::string detail;
};
BOOST_DESCRIBE_STRUCT(EventRow, (), (lane, sequence, at, kind, actor, object, target, detail))

struct Written {
  std::int64_t sequence = 0;
  Time at;
};
BOOST_DESCRIBE_STRUCT(Written, (), (sequence, at))

std::string insert_text(std::size_t rows) {
  std::string text = "INSERT INTO event (lane, seq, at, kind, actor_id, object_id, target_id, detail) VALUES ";
  for (std::size_t row = 0; row < rows; ++row) {
    text += row == 0 ? "(" : ", (";
    for (std::size_t column = 1; column <= event_columns; ++column) {
      text += fmt::format("{}${}", column == 1 ? "" : ", ", row * event_columns + column);
    }
    text += ")";
  }
  return text;
}

}  // namespace

void insert_events(Session& session, std::int64_t lane, std::int64_t first, std::span<const Event> events) {
  while (!events.empty()) {
    const auto part = events.first(std::min(events.size(), events_per_insert));
    std::vector<Param> params;
    for (const auto& event : part) {
      for (const Param& param :
           {to_param(lane), to_param(first++), to_param(event.at), to_param(event.kind), to_param(event.actor),
            to_param(event.object), to_param(event.target), to_param(event.detail)}) {
        params.push_back(param);
      }
    }
    session.execute(insert_text(part.size()), std::span<const Param>(params));
    events = events.subspan(part.size());
  }
}

void insert_lane(Session& session, std::int64_t lane) {
  session.execute(R"sql(INSERT INTO event_lane (lane) VALUES ($1) ON CONFLICT (lane) DO NOTHING)sql", lane);
}

std::vector<std::int64_t> lanes(Session& session) {
  return session.query<std::int64_t>(R"sql(SELECT lane FROM event_lane ORDER BY lane)sql");
}

std::int64_t last_sequence(Session& session, std::int64_t lane) {
  return session.find<std::int64_t>(R"sql(SELECT coalesce(max(seq), 0) FROM event WHERE lane = $1)sql", lane)
      .value_or(0);
}

std::vector<LoggedEvent> events_after(Session& session, std::span<const LaneCursor> cursors, int limit) {
  std::vector<std::vector<Param>> lists;
  for (const auto& cursor : cursors) lists.push_back({cursor.lane, cursor.sequence, std::int64_t{limit}});
  std::vector<LoggedEvent> events;
  std::vector<int> counts(cursors.size());
  std::int64_t complete_until = INT64_MAX;
  session.run_many(
      R"sql(
      SELECT lane, seq, at, kind, actor_id, object_id, target_id, detail
      FROM event WHERE lane = $1 AND seq > $2 ORDER BY seq LIMIT $3)sql",
      lists, [&](std::size_t list, const Row& row) {
        auto read = read_row<EventRow>(row);
        events.push_back({read.lane,
                          read.sequence,
                          {read.kind, read.actor, read.object, read.target, read.at, std::move(read.detail)}});
        if (++counts[list] == limit) complete_until = std::min(complete_until, read.sequence);
      });
  std::erase_if(events, [&](const LoggedEvent& event) { return event.sequence > complete_until; });
  std::ranges::stable_sort(events, {}, &LoggedEvent::sequence);
  return events;
}

std::int64_t older_until(Session& session, std::int64_t lane, Time before, int limit) {
  const auto oldest = session.query<Written>(R"sql(
      SELECT seq, at FROM event WHERE lane = $1 ORDER BY seq LIMIT $2)sql",
                                             lane, limit + 1);
  std::int64_t until = 0;
  for (std::size_t i = 0; i + 1 < oldest.size() && oldest[i].at < before; ++i) until = oldest[i].sequence;
  return until;
}

void forget_events(Session& session, std::int64_t lane, std::int64_t until) {
  session.execute(R"sql(DELETE FROM event WHERE lane = $1 AND seq <= $2)sql", lane, until);
}

}  // namespace stadt::sql
