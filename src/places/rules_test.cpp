#include "places/rules.hpp"

#include <gtest/gtest.h>

#include <map>
#include <variant>

namespace stadt::places {
namespace {

using enum MembershipState;

// The whole life of a membership: a row a state, a column an act; a text is the error's code.
using Next = std::variant<MembershipState, std::string_view>;
constexpr MembershipAct acts[] = {MembershipAct::join, MembershipAct::leave, MembershipAct::let_in,
                                  MembershipAct::decline, MembershipAct::put_out};
const std::map<MembershipState, std::vector<Next>> life_by_hosts = {
    {none, {asked, none, "place.has_not_asked", none, out}},
    {asked, {asked, none, member, none, out}},
    {member, {member, none, member, "place.is_member", out}},
    {out, {"place.not_let_in", out, "place.has_not_asked", none, out}},
};

TEST(MembershipLife, EveryActInEveryStateHasItsOutcome) {
  for (const auto& [state, row] : life_by_hosts) {
    ASSERT_EQ(row.size(), std::size(acts));
    for (std::size_t i = 0; i < row.size(); ++i) {
      for (const auto admission : {Admission::open, Admission::by_hosts}) {
        Next wanted = row[i];
        // An open door makes a member of whoever asks; everything else is the same.
        if (admission == Admission::open && acts[i] == MembershipAct::join && wanted == Next(asked)) wanted = member;
        const auto next = transition(state, acts[i], admission);
        const std::string where = std::string(boost::describe::enum_to_string(state, "")) + " " +
                                  boost::describe::enum_to_string(acts[i], "");
        if (const auto* reached = std::get_if<MembershipState>(&wanted)) {
          ASSERT_TRUE(next) << where;
          EXPECT_EQ(*next, *reached) << where;
        } else {
          ASSERT_FALSE(next) << where;
          EXPECT_EQ(next.error().code, std::get<std::string_view>(wanted)) << where;
        }
      }
    }
  }
}

TEST(MembershipLife, RepeatingWhatWasDoneChangesNothing) {
  for (const auto& [state, row] : life_by_hosts) {
    for (const auto act : acts) {
      for (const auto admission : {Admission::open, Admission::by_hosts}) {
        const auto once = transition(state, act, admission);
        if (!once) continue;
        const auto twice = transition(*once, act, admission);
        ASSERT_TRUE(twice);
        EXPECT_EQ(*twice, *once);
      }
    }
  }
}

TEST(MembershipLife, OnlyThoseWhoShowItAreCounted) {
  EXPECT_TRUE((Membership{.state = member, .shown = true}.counts()));
  EXPECT_FALSE((Membership{.state = member, .shown = false}.counts()));
  for (const auto state : {none, asked, out}) EXPECT_FALSE((Membership{.state = state, .shown = true}.counts()));
}

TEST(PlaceOpening, ResidentsOpenWhatIsTheirsSometimes) {
  for (const auto kind : {PlaceKind::cafe, PlaceKind::group, PlaceKind::gallery, PlaceKind::newspaper, PlaceKind::stage,
                          PlaceKind::bookshop}) {
    EXPECT_TRUE(check_opening(kind, Role::resident, most_opened - 1));
    EXPECT_EQ(check_opening(kind, Role::greeter, most_opened).error().code, "place.opened_enough");
    EXPECT_TRUE(check_opening(kind, Role::moderator, most_opened));
  }
  for (const auto kind : {PlaceKind::arrival, PlaceKind::school, PlaceKind::university, PlaceKind::pillar_square}) {
    EXPECT_EQ(check_opening(kind, Role::greeter, 0).error().code, "place.role");
    EXPECT_TRUE(check_opening(kind, Role::operator_, most_opened));
  }
}

struct TableCase {
  SpeakerFacts speaker;
  std::string_view refused = {};  // empty: allowed
};

TEST(PlaceTables, AreOpenedByThoseWhoBelongThere) {
  const TableCase cases[] = {
      {{.kind = PlaceKind::cafe}},
      {{.kind = PlaceKind::cafe, .links_away = true}},
      {{.kind = PlaceKind::group}, "place.members_only"},
      {{.kind = PlaceKind::group, .is_member = true}},
      {{.kind = PlaceKind::group, .is_host = true}},
      {{.kind = PlaceKind::newspaper, .is_member = true}, "place.offer_articles"},
      {{.kind = PlaceKind::newspaper, .is_host = true}},
      {{.kind = PlaceKind::arrival}},
      {{.kind = PlaceKind::arrival, .is_member = true, .links_away = true}, "place.no_links"},
      {{.kind = PlaceKind::arrival, .is_host = true, .links_away = true}},
      {{.kind = PlaceKind::gallery, .links_away = true}},
  };
  for (const auto& [speaker, refused] : cases) {
    const auto decided = check_table(speaker);
    EXPECT_EQ(decided ? "" : decided.error().code, refused) << static_cast<int>(speaker.kind);
  }
}

TEST(PlaceTables, WhoAnswersNeedsNoMembership) {
  EXPECT_TRUE(check_words({.kind = PlaceKind::group}));
  EXPECT_TRUE(check_words({.kind = PlaceKind::newspaper, .links_away = true}));
  EXPECT_EQ(check_words({.kind = PlaceKind::arrival, .links_away = true}).error().code, "place.no_links");
}

}  // namespace
}  // namespace stadt::places
