// How people stand to each other, as SQL keeps it and as the client API shows it.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "base/time.hpp"
#include "json/write.hpp"

namespace stadt {

// Stored as numbers: never renumber.
enum class FollowState { following = 0, requested = 1 };

// How close a contact is, in the person's own and private word. Stored as numbers: never renumber.
enum class Closeness { acquaintance = 0, contact = 1, close = 2 };
BOOST_DESCRIBE_ENUM(Closeness, acquaintance, contact, close)

// What a person and another one have had to do with each other, from the person's side.
struct Acquaintance {
  bool contact = false;
  Closeness closeness = Closeness::contact;  // the person's word for the other
  Time since = {};                           // they are contacts
  bool follows = false;
  bool followed_by = false;
  bool on_speaking_terms = true;  // neither has blocked the other
  int answered = 0;               // public answers to the other
  int answered_by = 0;
  int wrote = 0;  // letters to the other
  int written_by = 0;
  std::string note = {};  // the person's own, about the other

  bool operator==(const Acquaintance&) const = default;
};

// An entry of somebody's list of contacts.
struct Contact {
  PersonId person;
  Closeness closeness = Closeness::contact;
  Time since;
  std::int64_t cursor = 0;
};
BOOST_DESCRIBE_STRUCT(Contact, (), (person, closeness, since, cursor))

// Nothing that the other does is a first approach to the person: they are contacts, have answered each other in public,
// or the person wrote first.
constexpr bool knows(const Acquaintance& side) {
  return side.contact || (side.answered > 0 && side.answered_by > 0) || side.wrote > 0;
}

// The same from the other's side: nothing that the person does is a first approach to the other.
constexpr bool is_known(const Acquaintance& side) {
  return side.contact || (side.answered > 0 && side.answered_by > 0) || side.written_by > 0;
}

// The client API's Relationship, from the viewer's side.
struct Relationship {
  PersonId id;
  bool following = false;
  bool showing_reblogs = false;
  bool notifying = false;
  std::optional<std::vector<std::string>> languages;
  bool followed_by = false;
  bool blocking = false;
  bool blocked_by = false;
  bool muting = false;
  bool muting_notifications = false;
  std::optional<Time> muting_expires_at;
  bool requested = false;
  bool requested_by = false;
  bool domain_blocking = false;
  bool endorsed = false;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(Relationship, (),
                      (id, following, showing_reblogs, notifying, languages, followed_by, blocking, blocked_by, muting,
                       muting_notifications, muting_expires_at, requested, requested_by, domain_blocking, endorsed,
                       note))

}  // namespace stadt
