// What happened: one row of the append-only event log, written in the transaction that made it happen. Sight, live
// streams, notifications and federation follow the log; nothing else is called after a commit.
#pragma once

#include <cstdint>
#include <string>

#include "base/time.hpp"

namespace stadt {

// Numbers are stored: never renumber, append only.
enum class EventKind : int {
  person_arrived = 1,       // actor
  person_changed = 2,       // actor
  person_left = 3,          // actor
  followed = 4,             // actor → target, object = by_own_yes where the target has just agreed to it
  unfollowed = 5,           // actor → target
  follow_requested = 6,     // actor → target
  follow_rejected = 7,      // actor's request to target ended
  blocked = 8,              // actor → target
  unblocked = 9,            // actor → target
  muted = 10,               // actor → target
  unmuted = 11,             // actor → target
  contact_made = 12,        // actor → target, object = Closeness; one event for each direction
  contact_ended = 13,       // actor → target; one event for each direction
  closeness_set = 14,       // actor → target, object = Closeness
  posted = 20,              // actor, object = post, target = parent's author
  post_edited = 21,         // actor, object = post
  post_deleted = 22,        // actor, object = post
  boosted = 23,             // actor, object = the boost, target = the original
  unboosted = 24,           // actor, object = the boost, target = the original
  nodded = 25,              // actor, object = post, target = its author, detail = conversation
  unnodded = 26,            // the same
  bookmarked = 27,          // actor, object = post
  unbookmarked = 28,        // actor, object = post
  conversation_muted = 29,  // actor, object = conversation
  conversation_unmuted = 30,
  pinned = 31,  // actor, object = post
  unpinned = 32,
  thanked = 33,              // actor, object = post, target = who is thanked
  pebble_changed = 34,       // actor, object = post
  listening = 40,            // actor, object = conversation
  left_table = 41,           // actor, object = conversation
  place_changed = 50,        // object = place
  place_joined = 51,         // actor → target = place, object = 1: shows it, 0: keeps it to themselves
  place_left = 52,           // actor → target = place
  place_followed = 53,       // actor → target = place
  place_unfollowed = 54,     // actor → target = place
  place_closed = 55,         // actor, object = place
  table_placed = 56,         // actor, object = conversation, target = where it stands from now on, 0: nowhere
  article_offered = 57,      // actor, object = post, target = place
  article_changed = 58,      // actor = who acted, object = post, target = place, detail = the new state
  entry_changed = 59,        // actor = who acted, object = who is not a member, target = place, detail = the new state
  token_revoked = 60,        // actor = person or 0, object = token
  request_sent = 70,         // actor = sender, object = request, target = addressee, detail = where it lies
  request_changed = 71,      // actor = who acted, object = request, target = the other one, detail = the new state
  request_compared = 72,     // actor = sender, object = request, detail = what it is compared by (sight/campaigns.hpp)
  letter_sent = 80,          // actor, object = post, target = one addressee, who knows the author
  letter_held = 81,          // the same to somebody to whom it is a request: it notifies and pushes nothing
  letter_read = 82,          // actor = owner, object = entry
  notified = 90,             // actor = from, object = notification, target = owner, detail = its type
  notifications_read = 91,   // actor = owner
  standings_computed = 100,  // trust and communities of everybody were written anew
  appointment_proposed = 130,  // actor, object = appointment, target = the other one
  appointment_changed = 131,   // the same, detail = the new state, or "taken_back"
  appointment_near = 132,      // actor = the other one, object = appointment, target = who is reminded
};

// The object of `followed` where the target said yes to it: nobody is told of their own yes.
constexpr std::int64_t by_own_yes = 1;

struct Event {
  EventKind kind{};
  std::int64_t actor = 0;
  std::int64_t object = 0;
  std::int64_t target = 0;
  Time at = {};
  std::string detail = {};  // JSON where a consumer needs more than ids, else empty

  bool operator==(const Event&) const = default;
};

}  // namespace stadt
