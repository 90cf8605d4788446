#include "appointments/rules.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <variant>

namespace stadt::appointments {
namespace {

using enum AppointmentState;

constexpr AppointmentAct all_acts[] = {AppointmentAct::accept, AppointmentAct::counter, AppointmentAct::decline,
                                       AppointmentAct::cancel, AppointmentAct::end};

Time at(std::string_view iso) { return *from_iso(iso); }
const Time now = at("2026-11-27T14:00:00Z");

using Next = std::variant<AppointmentState, std::string_view>;
struct Row {
  Standing standing;
  std::vector<Next> next;  // in the order of all_acts; a text is the error's code
};

// The whole life of a meet-up.
const std::vector<Row> life = {
    {{.state = proposed, .my_turn = true}, {accepted, countered, declined, "appointment.decline", ended}},
    {{.state = proposed, .my_turn = false},
     {"appointment.turn", "appointment.turn", "appointment.turn", cancelled, ended}},
    {{.state = countered, .my_turn = true}, {accepted, proposed, declined, "appointment.decline", ended}},
    {{.state = countered, .my_turn = false},
     {"appointment.turn", "appointment.turn", "appointment.turn", cancelled, ended}},
    {{.state = accepted}, {accepted, "appointment.settled", "appointment.settled", cancelled, ended}},
    {{.state = accepted, .is_over = true},
     {accepted, "appointment.settled", "appointment.settled", "appointment.over", accepted}},
    {{.state = declined}, {"appointment.settled", "appointment.settled", declined, "appointment.settled", declined}},
    {{.state = cancelled}, {"appointment.settled", "appointment.settled", "appointment.settled", cancelled, cancelled}},
    {{.state = ended},
     {"appointment.settled", "appointment.settled", "appointment.settled", "appointment.settled", ended}},
    {{.state = lapsed},
     {"appointment.lapsed", "appointment.lapsed", "appointment.lapsed", "appointment.lapsed", lapsed}},
};

TEST(AppointmentLife, EveryActInEveryStateHasItsOutcome) {
  for (const auto& [standing, wanted] : life) {
    ASSERT_EQ(wanted.size(), std::size(all_acts));
    for (std::size_t i = 0; i < std::size(all_acts); ++i) {
      const auto next = transition(standing, all_acts[i]);
      const std::string where = std::string(boost::describe::enum_to_string(standing.state, "")) + " " +
                                boost::describe::enum_to_string(all_acts[i], "");
      if (const auto* reached = std::get_if<AppointmentState>(&wanted[i])) {
        ASSERT_TRUE(next) << where;
        EXPECT_EQ(*next, *reached) << where;
      } else {
        ASSERT_FALSE(next) << where;
        EXPECT_EQ(next.error().code, std::get<std::string_view>(wanted[i])) << where;
      }
    }
  }
}

TEST(AppointmentLife, WhoeverComesTooLateHearsHowItStands) {
  for (const auto state : {accepted, declined, cancelled, lapsed}) {
    const auto error = too_late(state);
    EXPECT_EQ(error.kind, ErrorKind::conflict);
    ASSERT_EQ(error.details.size(), 1U);
    EXPECT_EQ(error.details[0].code, boost::describe::enum_to_string(state, ""));
  }
}

Appointment proposal() {
  Appointment one;
  one.other = PersonId{2};
  one.by_me = one.last_by_me = true;
  one.minutes = 45;
  put_times(one, {{at("2026-11-30T10:30:00Z"), at("2026-12-01T16:00:00Z")}, "Europe/Berlin"});
  return one;
}

TEST(AppointmentLife, LapsesWithTheLastOfItsTimes) {
  const auto one = proposal();
  EXPECT_EQ(state_at(one, at("2026-12-01T15:59:59Z")), proposed);
  EXPECT_EQ(state_at(one, at("2026-12-01T16:00:00Z")), lapsed);
  const auto taken = changed(one, accepted, at("2026-11-30T10:30:00Z"), now);
  EXPECT_EQ(state_at(taken, at("2027-01-01T00:00:00Z")), accepted);
  EXPECT_EQ(taken.over_at, at("2026-11-30T11:15:00Z"));
  EXPECT_TRUE(standing(taken, at("2026-11-30T11:15:00Z")).is_over);
  EXPECT_FALSE(standing(taken, at("2026-11-30T11:14:00Z")).is_over);
  EXPECT_EQ(taken.sequence, one.sequence + 1);
}

TEST(AppointmentLife, IsOneThingSeenFromTwoSides) {
  const auto mine = proposal();
  const auto theirs = seen_by_other(mine, PersonId{1});
  EXPECT_EQ(theirs.other, PersonId{1});
  EXPECT_FALSE(theirs.by_me);
  EXPECT_TRUE(theirs.my_turn);
  EXPECT_EQ(seen_by_other(theirs, PersonId{2}), mine);
  const auto declined_by_them = changed(theirs, declined, Time{}, now);
  const auto as_i_see_it = seen_by_other(declined_by_them, PersonId{2});
  EXPECT_FALSE(as_i_see_it.my_turn) << "What is settled waits for nobody.";
  EXPECT_FALSE(as_i_see_it.last_by_me);
  EXPECT_TRUE(as_i_see_it.by_me);
}

TEST(AppointmentTimes, ExistLieAheadAndStandOnce) {
  struct Case {
    std::vector<std::string> local;
    std::string_view time_zone;
    std::string_view code;  // empty: they are taken
  };
  const std::vector<Case> cases = {
      {{"2026-11-30T11:30"}, "Europe/Berlin", ""},
      {{"2026-12-01T09:00", "2026-11-30T11:30", "2026-11-29T11:30"}, "Europe/Berlin", ""},
      {{}, "Europe/Berlin", "appointment.times"},
      {{"2026-11-30T11:30", "2026-11-30T12:30", "2026-11-30T13:30", "2026-11-30T14:30"},
       "Europe/Berlin",
       "appointment.times"},
      {{"2026-11-30T11:30", "2026-11-30T11:30"}, "Europe/Berlin", "appointment.twice"},
      {{"2027-03-28T02:30"}, "Europe/Berlin", "appointment.gap"},
      {{"2027-03-28T02:30"}, "Asia/Kolkata", ""},
      {{"2027-03-14T02:30"}, "America/New_York", "appointment.gap"},
      {{"2027-10-31T02:30"}, "Europe/Berlin", ""},  // twice that night; the first one is meant
      {{"2026-11-27T15:00"}, "Europe/Berlin", "appointment.past"},
      {{"2026-11-27T15:01"}, "Europe/Berlin", ""},
      {{"2026-11-27T15:00"}, "America/New_York", ""},
      {{"2027-11-27T15:01"}, "Europe/Berlin", "appointment.far"},
      {{"2027-11-27T15:00"}, "Europe/Berlin", ""},
      {{"tomorrow"}, "Europe/Berlin", "appointment.time"},
      {{"2026-11-30T11:30:00Z"}, "Europe/Berlin", "appointment.time"},
      {{""}, "Europe/Berlin", "appointment.time"},
      {{"2026-11-30T11:30"}, "", "appointment.time_zone"},
      {{"2026-11-30T11:30"}, "Berlin", "appointment.time_zone"},
      {{"2026-11-30T11:30"}, "GMT+1", "appointment.time_zone"},
  };
  for (const auto& [local, time_zone, code] : cases) {
    const auto times = checked_times(local, time_zone, now);
    EXPECT_EQ(times ? "" : times.error().code, code) << ::testing::PrintToString(local) << time_zone;
    if (!times) {
      EXPECT_EQ(times.error().kind, ErrorKind::unprocessable);
      continue;
    }
    EXPECT_TRUE(std::ranges::is_sorted(times->times));
    EXPECT_EQ(times->times.size(), local.size());
  }
  EXPECT_EQ(checked_times(std::vector<std::string>{"2027-10-31T02:30"}, "Europe/Berlin", now)->times[0],
            at("2027-10-31T00:30:00Z"));
}

TEST(AppointmentPlan, SaysWhatAndWhere) {
  struct Case {
    Plan plan;
    std::string_view code;
  };
  const std::string long_line(141, 'a');
  const std::vector<Case> cases = {
      {{AppointmentKind::walk, "", "Am Wehr", 60}, ""},
      {{AppointmentKind::walk, "Drei Fragen", "Am Wehr", 5}, ""},
      {{AppointmentKind::walk, "", "", 60}, "appointment.place"},
      {{AppointmentKind::coffee, "", " \n ", 60}, "appointment.place"},
      {{AppointmentKind::call, "", "", 720}, ""},
      {{AppointmentKind::call, "", "0221", 60}, "appointment.call_place"},
      {{AppointmentKind::other, "", "Am Wehr", 60}, "appointment.what"},
      {{AppointmentKind::other, "Rudern", "Am Wehr", 60}, ""},
      {{AppointmentKind::walk, "", "Am Wehr", 4}, "appointment.minutes"},
      {{AppointmentKind::walk, "", "Am Wehr", 721}, "appointment.minutes"},
      {{AppointmentKind::walk, "", "Am Wehr", -60}, "appointment.minutes"},
      {{AppointmentKind::walk, long_line, "Am Wehr", 60}, "input.too_long"},
      {{AppointmentKind::walk, "", long_line + long_line, 60}, "input.too_long"},
      {{AppointmentKind::walk, "\xff", "Am Wehr", 60}, "input.text"},
  };
  for (const auto& [plan, code] : cases) {
    const auto checked = checked_plan(plan);
    EXPECT_EQ(checked ? "" : checked.error().code, code) << plan.what << " " << plan.place << " " << plan.minutes;
  }
  EXPECT_EQ(checked_plan({AppointmentKind::walk, " a\n b ", "\tAm  Wehr", 60})->what, "a b");
}

TEST(AppointmentZones, AreOnesOwnIfItIsOne) {
  EXPECT_EQ(zone_to_show("America/New_York", "Europe/Berlin"), "America/New_York");
  EXPECT_EQ(zone_to_show("", "Europe/Berlin"), "Europe/Berlin");
  EXPECT_EQ(zone_to_show("at the river", "Europe/Berlin"), "Europe/Berlin");
  EXPECT_TRUE(is_on_same_day(at("2026-11-30T22:30:00Z"), at("2026-11-29T23:00:00Z"), "Europe/Berlin"));
  EXPECT_FALSE(is_on_same_day(at("2026-11-30T23:30:00Z"), at("2026-11-30T10:00:00Z"), "Europe/Berlin"));
  EXPECT_TRUE(is_on_same_day(at("2026-11-30T23:30:00Z"), at("2026-11-30T10:00:00Z"), "America/New_York"));
}

}  // namespace
}  // namespace stadt::appointments
