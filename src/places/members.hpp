// Joining, leaving and following a place, and letting people in. Both rows of a membership change in one transaction.
#pragma once

#include <unordered_map>
#include <vector>

#include "places/places.hpp"

namespace stadt::places {

// Becomes a member, or asks the hosts to be let in. Repeating it changes whether it is shown.
Result<PlaceId> join(sql::Transaction& transaction, Env& env, const Membership& wish);
// A host who leaves is a host no longer; the last one stays.
Result<PlaceId> leave(sql::Transaction& transaction, Env& env, PersonId person, PlaceId place);
// The hosts' word about somebody.
struct Entry {
  PlaceId place;
  PersonId person;
  MembershipAct act = MembershipAct::let_in;
};
Result<PlaceId> decide_entry(sql::Transaction& transaction, Env& env, PersonId host, const Entry& entry);

// Its tables come to one's page of dialogue; nobody is told.
Result<PlaceId> follow(sql::Transaction& transaction, Env& env, PersonId person, PlaceId place);
Result<PlaceId> unfollow(sql::Transaction& transaction, Env& env, PersonId person, PlaceId place);

// From one state to another: the rows, the counter and the event. The place is held.
void settle(sql::Transaction& transaction, Env& env, PersonId actor, const Membership& former, Membership next);

// How somebody stands to a place.
struct Standing {
  MembershipState membership = MembershipState::none;
  bool shown = true;
  bool following = false;
  bool hosting = false;

  bool operator==(const Standing&) const = default;
};
BOOST_DESCRIBE_STRUCT(Standing, (), (membership, shown, following, hosting))
Standing standing(sql::Session& db, PersonId person, PlaceId place);
// To all places to which they belong, or which they follow.
std::unordered_map<PlaceId, Standing> standings(sql::Session& db, PersonId person);

// Members of a place whom the viewer knows, best known first; of those who show that they are.
std::vector<PersonId> familiar_members(const Sight& sight, PersonId viewer, Time now, PlaceId place);

}  // namespace stadt::places
