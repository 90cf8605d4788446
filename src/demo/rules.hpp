// The order in which the invented city happens: pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "demo/content.hpp"

namespace stadt::demo {

// When the city is opened, in minutes from the midnight before; what stands later happens while one looks.
constexpr int minute_of_opening = 10 * 60 + 40;
// Everybody has looked in once on that day, so that what is new is of this morning.
constexpr int minute_of_looking_in = 8 * 60;

// Minutes from the midnight before the day of the opening: "-2d 09:30" is -2310.
Result<int> minute_of(std::string_view at);

// One thing that somebody does. What they point to stands in the content, which outlives them.
struct Arrive {
  const Resident* resident;
};
struct OpenPlace {
  const Room* room;
};
struct JoinPlace {
  const Belonging* belonging;
  std::string_view place;
};
struct FollowPlace {
  std::string_view who;
  std::string_view place;
};
struct OfferArticle {
  const OfferedArticle* article;
};
struct TakeArticle {
  const OfferedArticle* article;
};
struct Befriend {
  const Friendship* friendship;
};
struct Follow {
  std::string_view who;
  std::string_view whom;
};
struct SetCloseness {
  const Nearness* nearness;
};
struct WriteNote {
  const CardNote* note;
};
struct Say {
  const Talk* talk;
  std::size_t index;
};
struct Nod {
  const Talk* talk;
  std::size_t index;
  std::string_view who;
};
struct Ask {
  const Approach* approach;
};
struct React {
  const Approach* approach;
  std::size_t index;
};
struct Write {
  const Correspondence* letters;
  std::size_t index;
};
struct Keep {
  const Keepsake* keepsake;
};
struct Listen {
  std::string_view who;
  std::string_view table;
};
struct Propose {
  const Arrangement* arrangement;
};
struct Settle {
  const Arrangement* arrangement;
  std::size_t index;
};
struct HangWall {
  const Wall* wall;
};
struct SignBook {
  const Wall* wall;
  std::size_t index;
};
// Reads what they were told until then.
struct LookIn {
  std::string_view who;
};
struct Hang {
  const Placard* placard;
};
struct RaiseThumb {
  const Placard* placard;
  std::string_view who;
};
struct Tell {
  const Telling* telling;
};
using Deed = std::variant<Arrive, OpenPlace, JoinPlace, FollowPlace, OfferArticle, TakeArticle, Befriend, Follow,
                          SetCloseness, WriteNote, Say, Nod, Ask, React, Write, Keep, Listen, Propose, Settle, LookIn,
                          HangWall, SignBook, Hang, RaiseThumb, Tell>;

struct Step {
  int minute = 0;
  Deed deed;
};

// Everything in the order of time. The error names what cannot happen: somebody who is not there yet, an answer before
// the question, a name that nobody has.
Result<std::vector<Step>> schedule(const Content& content);

// The post that another one answers: its place in the same list; nothing if it begins.
std::optional<std::size_t> answered(const std::vector<Said>& posts, std::size_t index);
std::optional<std::size_t> position(const std::vector<Said>& posts, std::string_view key);

// The first of these weekdays at least three days after a day, with a time: "2026-03-12T19:00"; nothing if it is none.
std::optional<std::string> evening(std::string_view today, std::string_view weekday, std::string_view time);

// A name for each post that stays the same however often the city is filled.
std::string name_of(const Talk& talk, std::size_t index);
std::string name_of(const Correspondence& letters, std::size_t index);
std::string name_of(const Arrangement& arrangement);

// A moment of a meet-up on the clocks of a time zone, said at `minute` of the day, which is `now`: "monday 11:30" is
// the next one there, "today 12:45" a moment of the invented day, to the next five minutes.
struct SaidAt {
  int minute = 0;
  Time now;
};
Result<std::string> local_moment(std::string_view when, const SaidAt& said, std::string_view time_zone);

}  // namespace stadt::demo
