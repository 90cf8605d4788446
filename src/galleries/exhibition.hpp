// Pictures hung on a wall: of a house, or of a gallery or group where several hang theirs.
#pragma once

#include <boost/describe.hpp>
#include <string>

#include "attachments/attachment.hpp"
#include "base/audience.hpp"
#include "base/ids.hpp"
#include "base/time.hpp"

namespace stadt {

using ExhibitionId = Id<struct ExhibitionTag>;
using WorkId = Id<struct WorkTag>;
using GuestEntryId = Id<struct GuestEntryTag>;

struct Exhibition {
  ExhibitionId id;
  PlaceId place;  // none: the wall of its maker's house
  PersonId made_by;
  std::string title;
  std::string wall_text;
  Audience audience = Audience::public_;
  Time opens_at;
  int works = 0;

  bool operator==(const Exhibition&) const = default;
  std::int64_t owner() const { return place ? place.value : made_by.value; }
};
BOOST_DESCRIBE_STRUCT(Exhibition, (), (id, place, made_by, title, wall_text, audience, opens_at, works))

// What is said of a work beside its picture.
struct Label {
  std::string title = {};
  std::string wall_text = {};
  std::string technique = {};
  int year = 0;  // 0: not said

  bool operator==(const Label&) const = default;
};

struct Work {
  ExhibitionId exhibition;
  WorkId id;
  int position = 0;
  PersonId artist;
  Picture picture;
  Label label;

  bool operator==(const Work&) const = default;
};

struct GuestEntry {
  GuestEntryId id;
  PersonId person;
  std::string words;

  bool operator==(const GuestEntry&) const = default;
};
BOOST_DESCRIBE_STRUCT(GuestEntry, (), (id, person, words))

}  // namespace stadt
