// The invented city as it is written down under demo/: who lives there, what they say, and when. Moments are told from
// the day on which the city is opened: "-2d 09:30", "today 11:04".
#pragma once

#include <boost/describe.hpp>
#include <span>
#include <string>
#include <vector>

#include "appointments/appointment.hpp"
#include "base/embedded.hpp"
#include "contacts/contact_request.hpp"
#include "occasions/occasion.hpp"
#include "people/person.hpp"
#include "people/relation.hpp"
#include "places/place.hpp"
#include "posts/post.hpp"

namespace stadt::demo {

struct Station {
  std::string text;
  std::string detail;
  int from = 0;
  int to = 0;
};
BOOST_DESCRIBE_STRUCT(Station, (), (text, detail, from, to))

struct Resident {
  std::string handle;
  std::string name;
  std::string pronouns;
  std::string region;
  std::string language;
  std::string time_zone = "Europe/Berlin";
  std::string arrived;
  Role role = Role::resident;
  std::string line;
  std::string stand;
  std::string burn;
  std::string learn;
  std::vector<Station> roles;
  std::vector<std::string> can;
  std::vector<std::string> burns_for;
  std::vector<std::string> speaks;
  std::vector<std::string> reach;  // for contacts
};
BOOST_DESCRIBE_STRUCT(Resident, (),
                      (handle, name, pronouns, region, language, time_zone, arrived, role, line, stand, burn, learn,
                       roles, can, burns_for, speaks, reach))

struct Room {
  std::string handle;
  PlaceKind kind = PlaceKind::cafe;
  std::string name;
  std::string line;
  std::string rule;  // of the house
  std::string host;
  std::string opened;
};
BOOST_DESCRIBE_STRUCT(Room, (), (handle, kind, name, line, rule, host, opened))

struct Said {
  std::string by;
  std::string at;
  std::string key;       // where others refer to it
  std::string to;        // what it answers, empty: the first one
  std::string language;  // empty: its author's
  bool thanks = false;
  std::string text;
  std::vector<std::string> nods;
};
BOOST_DESCRIBE_STRUCT(Said, (), (by, at, key, to, language, thanks, text, nods))

// A conversation; the first of its posts opens it.
struct Talk {
  std::string key;
  TableKind kind = TableKind::talk;
  std::string place;
  std::string title;
  Audience audience = Audience::public_;
  std::vector<Said> posts;
};
BOOST_DESCRIBE_STRUCT(Talk, (), (key, kind, place, title, audience, posts))

struct Friendship {
  std::string one;
  std::string other;
  std::string since;
};
BOOST_DESCRIBE_STRUCT(Friendship, (), (one, other, since))

struct Following {
  std::string who;
  std::vector<std::string> whom;
  std::string at;
};
BOOST_DESCRIBE_STRUCT(Following, (), (who, whom, at))

struct Nearness {
  std::string who;
  std::string whom;
  Closeness closeness = Closeness::contact;
  std::string at;
};
BOOST_DESCRIBE_STRUCT(Nearness, (), (who, whom, closeness, at))

struct CardNote {
  std::string who;
  std::string whom;
  std::string note;
  std::string at;
};
BOOST_DESCRIBE_STRUCT(CardNote, (), (who, whom, note, at))

// A thing of the addressee's house by its text, a table or a post by its key.
struct Occasion {
  AnchorKind kind = AnchorKind::house;
  std::string text;
  std::string table;
  std::string post;
};
BOOST_DESCRIBE_STRUCT(Occasion, (), (kind, text, table, post))

struct Reaction {
  RequestAct act = RequestAct::accept;
  std::string at;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(Reaction, (), (act, at, text))

struct Approach {
  std::string from;
  std::string to;
  std::string at;
  Occasion anchor;
  std::string reason;
  std::vector<Reaction> acts;
};
BOOST_DESCRIBE_STRUCT(Approach, (), (from, to, at, anchor, reason, acts))

struct Correspondence {
  std::vector<std::string> between;
  std::vector<Said> posts;
};
BOOST_DESCRIBE_STRUCT(Correspondence, (), (between, posts))

// A passage of a post that somebody keeps, with a line of their own.
struct Keepsake {
  std::string who;
  std::string table;
  std::string post;  // empty: the opening one
  std::string at;
  std::string passage;
  std::string line;
};
BOOST_DESCRIBE_STRUCT(Keepsake, (), (who, table, post, at, passage, line))

struct Listener {
  std::string who;
  std::vector<std::string> tables;
  std::string at;
};
BOOST_DESCRIBE_STRUCT(Listener, (), (who, tables, at))

// A poster on a column, on the first such weekday that is at least three days away.
struct Placard {
  std::string by;
  std::string at;
  std::string title;
  std::string text;
  std::string place;
  std::string weekday;  // "thursday"
  std::string starts;   // as clocks where they live show it: "19:00"
  std::string ends;
  std::vector<std::string> thumbs;
};
BOOST_DESCRIBE_STRUCT(Placard, (), (by, at, title, text, place, weekday, starts, ends, thumbs))

// What somebody tells of their life; the role is one of their house, by its text.
struct Telling {
  std::string by;
  std::string at;
  OccasionKind kind = OccasionKind::other;
  Audience audience = Audience::contacts;
  std::string role;
  std::string words;
};
BOOST_DESCRIBE_STRUCT(Telling, (), (by, at, kind, audience, role, words))

// What became of a meet-up: `take` counts the proposed times from 1.
struct Consent {
  AppointmentAct act = AppointmentAct::accept;
  std::string by;
  std::string at;
  std::size_t take = 1;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(Consent, (), (act, by, at, take, text))

// A meet-up that somebody proposes; its times are moments of the day of the opening, or "monday 11:30", the next one.
struct Arrangement {
  std::string by;
  std::string to;
  std::string at;
  AppointmentKind kind = AppointmentKind::walk;
  std::string what;
  std::string place;
  int minutes = 60;
  std::vector<std::string> times;
  std::string text;
  std::vector<Consent> answers;
};
BOOST_DESCRIBE_STRUCT(Arrangement, (), (by, to, at, kind, what, place, minutes, times, text, answers))
// Somebody who belongs to places.
struct Belonging {
  std::string who;
  std::vector<std::string> to;
  std::string at;
  bool shown = true;
};
BOOST_DESCRIBE_STRUCT(Belonging, (), (who, to, at, shown))

struct PlaceFollowing {
  std::string who;
  std::vector<std::string> places;
  std::string at;
};
BOOST_DESCRIBE_STRUCT(PlaceFollowing, (), (who, places, at))

// The opening of a table, which its author offers to a newspaper and one of its hosts takes.
struct OfferedArticle {
  std::string table;
  std::string paper;
  std::string offered;
  std::string by;
  std::string taken;
  std::string line;
};
BOOST_DESCRIBE_STRUCT(OfferedArticle, (), (table, paper, offered, by, taken, line))

// A picture that the program draws (motifs.hpp), hung by its artist.
struct HungPicture {
  std::string by;
  std::string motif;
  std::string title;
  std::string technique;
  int year = 0;
  std::string text;
  std::string alt;
};
BOOST_DESCRIBE_STRUCT(HungPicture, (), (by, motif, title, technique, year, text, alt))

struct GuestWord {
  std::string by;
  std::string at;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(GuestWord, (), (by, at, text))

// An exhibition with everything that hangs there from its opening on.
struct Wall {
  std::string key;
  std::string by;
  std::string place;  // empty: the house of whoever makes it
  std::string at;
  std::string title;
  std::string text;
  std::vector<HungPicture> works;
  std::vector<GuestWord> guests;
};
BOOST_DESCRIBE_STRUCT(Wall, (), (key, by, place, at, title, text, works, guests))

struct Content {
  std::vector<Resident> residents;
  std::vector<Room> places;
  std::vector<Talk> tables;
  std::vector<Friendship> contacts;
  std::vector<Following> follows;
  std::vector<Nearness> closeness;
  std::vector<CardNote> notes;
  std::vector<Approach> requests;
  std::vector<Correspondence> letters;
  std::vector<Keepsake> pebbles;
  std::vector<Listener> listening;
  std::vector<Placard> posters;
  std::vector<Telling> tellings;
  std::vector<Arrangement> meetups;
  std::vector<Belonging> memberships;
  std::vector<PlaceFollowing> place_follows;
  std::vector<OfferedArticle> articles;
  std::vector<Wall> walls;
};
BOOST_DESCRIBE_STRUCT(Content, (),
                      (residents, places, tables, contacts, follows, closeness, notes, requests, letters, pebbles,
                       listening, posters, tellings, meetups, memberships, place_follows, articles, walls))

// Reads the files; the error names the one that is wrong.
Result<Content> read_content(std::span<const embedded::File> files);
// What travels inside the binary.
Result<Content> own_content();

}  // namespace stadt::demo
