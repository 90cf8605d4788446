// The wish of one person to become another one's contact, and its life.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "base/result.hpp"
#include "base/time.hpp"

namespace stadt {

using RequestId = Id<struct RequestTag>;

// Stored as numbers: never renumber.
enum class RequestState {
  pending = 0,    // waits for an answer
  asked = 1,      // the addressee has asked back; it still waits
  later = 2,      // the addressee wants to decide another day
  accepted = 3,   // they are contacts
  discarded = 4,  // put aside; can be undone for a while
  advert = 5,     // marked as advertising; can be undone for a while
  withdrawn = 6,  // taken back by the sender
  ended = 7       // by a block, or because somebody has left
};
BOOST_DESCRIBE_ENUM(RequestState, pending, asked, later, accepted, discarded, advert, withdrawn, ended)

// What can be done with a request: `withdraw` by its sender, `end` by the city, everything else by its addressee.
enum class RequestAct { accept, ask, later, discard, advert, restore, withdraw, end };
BOOST_DESCRIBE_ENUM(RequestAct, accept, ask, later, discard, advert, restore, withdraw, end)

// Where it lies: before the addressee, who is told, or on the pile of visiting cards, in silence.
enum class Delivery { inbox = 0, pile = 1 };
BOOST_DESCRIBE_ENUM(Delivery, inbox, pile)

// What of the addressee a request refers to.
enum class AnchorKind {
  house = 0,
  table = 1,
  post = 2,
  event = 3,
  place = 4,
  person = 5,
  book = 6,
  role = 7,
  known_from = 8,
  none = 9  // a letter out of nowhere
};
BOOST_DESCRIBE_ENUM(AnchorKind, house, table, post, event, place, person, book, role, known_from, none)

struct Anchor {
  AnchorKind kind = AnchorKind::none;
  std::string id = {};
  std::string text = {};  // as it read when the request was sent

  bool operator==(const Anchor&) const = default;
};
BOOST_DESCRIBE_STRUCT(Anchor, (), (kind, id, text))

// Why a request lies on the pile; told to both.
enum class WhyCode { resembles, no_anchor, short_, campaign };
BOOST_DESCRIBE_ENUM(WhyCode, resembles, no_anchor, short_, campaign)
struct Why {
  WhyCode code = WhyCode::no_anchor;
  int count = 0;  // of own requests it resembles; of others who send the same

  bool operator==(const Why&) const = default;
};
BOOST_DESCRIBE_STRUCT(Why, (), (code, count))

// A request as one of the two has it: the addressee with its true state, the sender with what they are told.
struct ContactRequest {
  RequestId id;
  PersonId other;
  RequestState state = RequestState::pending;
  Delivery delivery = Delivery::inbox;
  Anchor anchor;
  std::string reason;
  std::string why = "[]";  // JSON: a list of Why
  PostId post;             // the letter that it was, none: asked with the form
  Time created_at;
  Time changed_at;

  bool operator==(const ContactRequest&) const = default;
};

// Stored as numbers: never renumber. What a request has come to, as the budget counts it; to be put aside counts as to
// be ignored.
enum class RequestOutcome { open = 0, later = 1, asked = 2, accepted = 3, advert = 4 };

struct PastRequest {
  Time created_at;
  bool uncounted = false;  // between two who have talked
  bool answered = false;   // accepted or asked back: what the sender was told, whatever came afterwards
  RequestOutcome outcome = RequestOutcome::open;
  Time outcome_at;
  std::int64_t later_ms = 0;  // on "later", before outcome_at

  bool operator==(const PastRequest&) const = default;
};
BOOST_DESCRIBE_STRUCT(PastRequest, (), (created_at, uncounted, answered, outcome, outcome_at, later_ms))

}  // namespace stadt
