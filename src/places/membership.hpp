// Who belongs to a place, and what its hosts say of it.
#pragma once

#include <boost/describe.hpp>
#include <string>

#include "base/ids.hpp"

namespace stadt {

// Stored as numbers: never renumber.
enum class Admission {
  open = 0,      // whoever wants to joins
  by_hosts = 1,  // who wants to join asks, and hosts let them in
};
BOOST_DESCRIBE_ENUM(Admission, open, by_hosts)

// Stored as numbers: never renumber.
enum class MembershipState {
  none = 0,
  asked = 1,  // waits for the hosts
  member = 2,
  out = 3,  // was put out; hosts may lift it
};
BOOST_DESCRIBE_ENUM(MembershipState, none, asked, member, out)

// `join` and `leave` are the person's own acts, the others are those of hosts.
enum class MembershipAct { join, leave, let_in, decline, put_out };
BOOST_DESCRIBE_ENUM(MembershipAct, join, leave, let_in, decline, put_out)

struct Membership {
  PlaceId place = {};
  PersonId person = {};
  MembershipState state = MembershipState::none;
  bool shown = true;  // no: it is the member's own, and nobody's but the hosts'
  std::int64_t id = 0;

  bool counts() const { return state == MembershipState::member && shown; }
  bool operator==(const Membership&) const = default;
};
BOOST_DESCRIBE_STRUCT(Membership, (), (place, person, state, shown, id))

// What hosts say of their place beside its name, and how many show that they are members.
struct PlaceTerms {
  std::string house_rule;       // Markdown
  std::string house_rule_html;  // safe
  Admission admission = Admission::open;
  std::int64_t members = 0;

  bool operator==(const PlaceTerms&) const = default;
};
BOOST_DESCRIBE_STRUCT(PlaceTerms, (), (house_rule, house_rule_html, admission, members))

}  // namespace stadt
