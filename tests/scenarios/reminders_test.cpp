// How meet-ups end, and who is reminded of them when.
#include "support/arranging.hpp"

namespace stadt::testing {
namespace {

class MeetUps : public Arranging {};
STADT_ON_BOTH_ENGINES(MeetUps);

TEST_P(MeetUps, ABlockEndsThemWithoutAWord) {
  const auto open = proposed(anna_, benno_);
  const auto coming = proposed(benno_, anna_, {"2026-01-12T05:30"});
  accept(anna_, coming);
  city_.post("/api/v1/accounts/" + benno_.id + "/block", "{}", anna_);
  for (const auto& id : {open, coming}) {
    for (const auto& one : {anna_, benno_}) {
      EXPECT_EQ(show(one, id).status, 404);
      EXPECT_EQ(city_.get(fmt::format("{}/{}.ics", meetups, id), one).status, 404);
      EXPECT_EQ(act(one, id, "cancel").status, 404);
    }
  }
  EXPECT_EQ(propose(benno_, anna_).status, 404);
  for (const auto& one : {anna_, benno_}) {
    EXPECT_EQ(listed(one, "open") + listed(one, "coming") + listed(one, "past"), 0U);
    EXPECT_EQ(told(one), "");
  }
  city_.env().set_time(*from_iso("2026-01-12T09:00:00Z"));
  Reminders reminders;
  remind(reminders);
  EXPECT_EQ(events(EventKind::appointment_near), 0);
  city_.post("/api/v1/accounts/" + benno_.id + "/unblock", "{}", anna_);
  EXPECT_EQ(show(benno_, coming).text("state"), "ended");
  EXPECT_EQ(accept(benno_, open).status, 409);
}

TEST_P(MeetUps, BothAreRemindedTwoHoursBeforeAndOnce) {
  const auto id = proposed(anna_, benno_);
  accept(benno_, id);
  city_.post("/api/v1/accounts/" + benno_.id + "/mute", "{}", anna_);
  for (const auto& one : {anna_, benno_}) city_.post("/api/v1/notifications/clear", "{}", one);
  Reminders reminders;
  Reminders of_another_node;
  city_.env().set_time(*from_iso("2026-01-12T08:29:59Z"));
  remind(reminders);
  EXPECT_EQ(told(anna_), "");
  city_.env().set_time(*from_iso("2026-01-12T08:30:00Z"));
  remind(reminders);
  remind(of_another_node);
  remind(reminders);
  EXPECT_EQ(told(anna_), "stadt.appointment_reminder benno") << "Although she does not want to hear of him.";
  EXPECT_EQ(told(benno_), "stadt.appointment_reminder anna");
  EXPECT_EQ(events(EventKind::appointment_near), 2);
  const auto entity = city_.get("/api/v1/notifications?"s + own_types, anna_);
  EXPECT_EQ(entity.text("0.stadt.appointment.starts.local"), "2026-01-12T11:30");
  EXPECT_EQ(city_.get("/api/v2/notifications?"s + own_types, anna_).text("notification_groups.0.stadt.appointment.id"),
            id);
  EXPECT_EQ(city_.get("/api/v1/notifications", anna_).size(), 0U) << "Only for those who name the kind.";
  act(benno_, id, "cancel");
  EXPECT_EQ(told(benno_), "") << "Nobody is reminded of what does not happen.";
}

TEST_P(MeetUps, RemindersCatchUpButNeverAfterTheStart) {
  const auto late = proposed(anna_, benno_);
  const auto too_late = proposed(benno_, anna_, {"2026-01-12T04:00"});  // 10:00 in Berlin
  const auto cancelled = proposed(anna_, benno_, {"2026-01-12T11:45"});
  const auto soon = proposed(anna_, benno_, {"2026-01-05T12:30"});
  accept(benno_, late);
  accept(anna_, too_late, "2026-01-12T09:00:00Z");
  accept(benno_, cancelled, "2026-01-12T10:45:00Z");
  accept(benno_, soon, "2026-01-05T11:30:00Z");
  act(anna_, cancelled, "cancel");
  Reminders reminders;
  remind(reminders);
  EXPECT_EQ(events(EventKind::appointment_near), 0) << "Nobody is reminded of what they arranged just now.";
  // The city was down until a quarter of an hour before the one, and after the start of the other.
  city_.env().set_time(*from_iso("2026-01-12T10:15:00Z"));
  Reminders after_a_restart;
  remind(after_a_restart);
  remind(reminders);
  EXPECT_EQ(events(EventKind::appointment_near), 2);
  EXPECT_EQ(testing::told(city_, benno_, own_types),
            "stadt.appointment_reminder anna, stadt.appointment_off anna, stadt.appointment_accepted anna");
  city_.env().pass(hours(50));
  Reminders much_later;
  remind(much_later);
  EXPECT_EQ(events(EventKind::appointment_near), 2);
}

TEST_P(MeetUps, AreToldOnTheirDay) {
  const auto id = proposed(anna_, benno_, {"2026-01-07T02:00"});  // still the 6th in New York
  accept(benno_, id, "2026-01-07T01:00:00Z");
  EXPECT_EQ(meetup_of_today(anna_), "");
  city_.env().set_time(*from_iso("2026-01-06T22:59:00Z"));
  EXPECT_EQ(meetup_of_today(anna_), "");
  EXPECT_EQ(meetup_of_today(benno_), "anna 2026-01-06T20:00");
  city_.env().set_time(*from_iso("2026-01-06T23:00:00Z"));
  EXPECT_EQ(meetup_of_today(anna_), "benno 2026-01-07T02:00");
  city_.env().set_time(*from_iso("2026-01-07T02:00:00Z"));
  EXPECT_EQ(meetup_of_today(anna_), "") << "It is over.";
}

}  // namespace
}  // namespace stadt::testing
