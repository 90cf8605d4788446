#include "places/rules.hpp"

namespace stadt::places {

namespace {

using enum MembershipState;

std::unexpected<Error> not_let_in() {
  return fail(ErrorKind::forbidden, "place.not_let_in", "The hosts do not let you in here.");
}

Result<MembershipState> after_joining(MembershipState state, Admission admission) {
  if (state == out) return not_let_in();
  if (state == member || admission == Admission::open) return member;
  return asked;
}

}  // namespace

bool residents_open(PlaceKind kind) {
  switch (kind) {
    case PlaceKind::cafe:
    case PlaceKind::group:
    case PlaceKind::gallery:
    case PlaceKind::newspaper:
    case PlaceKind::stage:
    case PlaceKind::bookshop:
      return true;
    default:
      return false;
  }
}

Result<> check_opening(PlaceKind kind, Role role, int opened_lately) {
  if (role >= Role::moderator) return {};
  if (!residents_open(kind)) {
    return fail(ErrorKind::forbidden, "place.role", "Only those who look after the city open a place of this kind.");
  }
  if (opened_lately >= most_opened) {
    return fail(ErrorKind::too_many, "place.opened_enough",
                "You have opened three places within thirty days. Bring these to life first.");
  }
  return {};
}

Result<MembershipState> transition(MembershipState state, MembershipAct act, Admission admission) {
  switch (act) {
    case MembershipAct::join:
      return after_joining(state, admission);
    case MembershipAct::leave:
      return state == out ? out : none;
    case MembershipAct::let_in:
      if (state == asked || state == member) return member;
      return fail(ErrorKind::conflict, "place.has_not_asked", "This person does not ask to be let in any more.");
    case MembershipAct::decline:
      if (state != member) return none;
      return fail(ErrorKind::conflict, "place.is_member", "This person is a member already.");
    case MembershipAct::put_out:
      return out;
  }
  return state;
}

Result<> check_table(const SpeakerFacts& speaker) {
  if (speaker.kind == PlaceKind::group && !speaker.is_member && !speaker.is_host) {
    return fail(ErrorKind::forbidden, "place.members_only", "Only members open a table here. Join first.");
  }
  if (speaker.kind == PlaceKind::newspaper && !speaker.is_host) {
    return fail(ErrorKind::forbidden, "place.offer_articles",
                "A newspaper takes articles: write yours at home, then offer it.");
  }
  return check_words(speaker);
}

Result<> check_words(const SpeakerFacts& speaker) {
  if (speaker.kind != PlaceKind::arrival || speaker.is_host || !speaker.links_away) return {};
  return fail(ErrorKind::unprocessable, "place.no_links",
              "Nobody gives links here but the hosts, so that whoever arrives is not sent away. Say it in words.");
}

}  // namespace stadt::places
