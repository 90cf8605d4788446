// Who may open a place, who becomes a member, who may say what there: pure decisions.
#pragma once

#include <string_view>

#include "base/result.hpp"
#include "people/person.hpp"
#include "places/membership.hpp"
#include "places/place.hpp"

namespace stadt::places {

constexpr int name_characters = 80;
constexpr int line_characters = 160;
constexpr int house_rule_characters = 2000;
constexpr int most_hosts = 12;
constexpr int most_listed = 500;  // places on one page
constexpr int most_memberships = 200;
constexpr int most_followed = 200;
constexpr int most_opened = 3;  // by somebody who does not look after the city, in so many days
constexpr auto opened_counts_for = std::chrono::days(30);

// What residents open themselves. Where people arrive, learn and stick posters is the city's.
bool residents_open(PlaceKind kind);
Result<> check_opening(PlaceKind kind, Role role, int opened_lately);

// The life of a membership: one function. Repeating what was done changes nothing.
Result<MembershipState> transition(MembershipState state, MembershipAct act, Admission admission);

// How somebody stands to the place where they want to speak.
struct SpeakerFacts {
  PlaceKind kind = PlaceKind::cafe;
  bool is_host = false;
  bool is_member = false;
  bool links_away = false;  // what they say leads out of the city
};
// Whether they may open a table there.
Result<> check_table(const SpeakerFacts& speaker);
// Whether they may say this there, at whichever table.
Result<> check_words(const SpeakerFacts& speaker);

}  // namespace stadt::places
