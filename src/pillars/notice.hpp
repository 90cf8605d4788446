// A poster on a column: a dated announcement that hangs there until its event is over.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>

#include "base/event.hpp"
#include "base/ids.hpp"
#include "base/time.hpp"

namespace stadt {

using NoticeId = Id<struct NoticeTag>;

// Kinds of events, 120 to 124 of base/event.hpp: actor, object = notice; of thumbs also target = who announces.
constexpr EventKind notice_posted{120};
constexpr EventKind notice_changed{121};
constexpr EventKind notice_taken_down{122};
constexpr EventKind thumb_raised{123};
constexpr EventKind thumb_lowered{124};

// What a person writes on it.
struct NoticeDraft {
  std::string title;
  std::string text;  // Markdown
  std::string place;
  std::optional<std::string> starts_at;  // as clocks in the time zone show it: "2026-03-29T19:00"
  std::optional<std::string> ends_at;
  std::string time_zone;
  std::string link;

  bool operator==(const NoticeDraft&) const = default;
};

struct Notice {
  NoticeId id;
  PersonId person;
  std::string title;
  std::string text;
  std::string html;
  std::string place;
  Time starts_at;
  Time ends_at;
  std::string time_zone;
  std::string link;
  int thumbs = 0;
  int changes = 0;
  Time posted_at;
  Time changed_at;

  bool operator==(const Notice&) const = default;
};
BOOST_DESCRIBE_STRUCT(Notice, (),
                      (id, person, title, text, html, place, starts_at, ends_at, time_zone, link, thumbs, changes,
                       posted_at, changed_at))

// What is known of a poster without reading it.
struct Hanging {
  NoticeId id;
  PersonId person;
  Time starts_at;
  Time ends_at;

  bool operator==(const Hanging&) const = default;
};
BOOST_DESCRIBE_STRUCT(Hanging, (), (id, person, starts_at, ends_at))

// How near a poster stands to the one who walks by.
enum class Nearness { own, contact, followed, other };
BOOST_DESCRIBE_ENUM(Nearness, own, contact, followed, other)

}  // namespace stadt
