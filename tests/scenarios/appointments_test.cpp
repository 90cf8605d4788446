// How two people arrange to meet, as their applications see it; what nobody else learns; and who is reminded when.
#include <atomic>
#include <thread>

#include "appointments/reminders.hpp"
#include "support/correspondence.hpp"
#include "support/told.hpp"

namespace stadt::testing {
namespace {

using namespace std::string_literals;
using std::chrono::hours;
using std::chrono::minutes;

constexpr auto meetups = "/api/stadt/v1/appointments";
constexpr auto own_types = "supported_types[]=stadt.appointment_accepted&supported_types[]=stadt.appointment_off&"
                           "supported_types[]=stadt.appointment_reminder&exclude_types[]=mention";
const std::string secret = "Geheimnis-7f3a";

// It is Monday, 5 January 2026, 11:00 in Berlin and 05:00 in New York.
class Appointments : public Correspondence {
 protected:
  void SetUp() override {
    acquaint(city_, anna_, benno_);
    live_in(anna_, "Europe/Berlin");
    live_in(benno_, "America/New_York");
  }
  void live_in(const Resident& who, const std::string& time_zone) {
    city_.put("/api/stadt/v1/house", fmt::format(R"({{"time_zone":"{}"}})", time_zone), who);
  }
  static std::string times(const std::vector<std::string>& local) {
    std::string list;
    for (const auto& one : local) list += fmt::format(R"({}"{}")", list.empty() ? "" : ",", one);
    return R"("times":[)" + list + "]";
  }
  static std::string proposal(const Resident& to, const std::vector<std::string>& local, const std::string& more = {}) {
    return fmt::format(R"({{"account_id":"{}","kind":"walk","what":"Drei Fragen","place":"Am Wehr",{}{}}})", to.id,
                       times(local), more.empty() ? "" : "," + more);
  }
  Reply propose(const Resident& from, const Resident& to, const std::vector<std::string>& local = {"2026-01-12T11:30"},
                const std::string& more = {}) {
    return city_.post(meetups, proposal(to, local, more), from);
  }
  std::string proposed(const Resident& from, const Resident& to,
                       const std::vector<std::string>& local = {"2026-01-12T11:30"}) {
    const auto made = propose(from, to, local);
    EXPECT_EQ(made.status, 200) << made.raw.body;
    return made.text("id");
  }
  Reply act(const Resident& who, const std::string& id, const std::string& verb, const std::string& body = "{}") {
    return city_.post(fmt::format("{}/{}/{}", meetups, id, verb), body, who);
  }
  Reply accept(const Resident& who, const std::string& id, const std::string& time = "2026-01-12T10:30:00Z") {
    return act(who, id, "accept", fmt::format(R"({{"time":"{}"}})", time));
  }
  Reply show(const Resident& who, const std::string& id) { return city_.get(fmt::format("{}/{}", meetups, id), who); }
  std::size_t listed(const Resident& who, const std::string& name) {
    return city_.get(fmt::format("{}?list={}", meetups, name), who).size();
  }
  std::string calendar(const Resident& who, const std::string& id) {
    return city_.get(fmt::format("{}/{}.ics", meetups, id), who).raw.body;
  }
  std::string told(const Resident& who) { return testing::told(city_, who, own_types); }
  void remind(Reminders& reminders) { EXPECT_TRUE(reminders.run(city_.app().database(), city_.env())); }
  std::int64_t events(EventKind kind) { return count(kind); }
  std::string meetup_of_today(const Resident& who) {
    const auto today = city_.get("/api/stadt/v1/today", who);
    for (std::size_t i = 0; i < today.size("lines"); ++i) {
      if (today.text(fmt::format("lines.{}.kind", i)) != "meetup") continue;
      return today.text(fmt::format("lines.{}.account.acct", i)) + " " +
             today.text(fmt::format("lines.{}.appointment.starts.local", i));
    }
    return "";
  }
};
STADT_ON_BOTH_ENGINES(Appointments);

TEST_P(Appointments, AProposalIsAMessageAndATimeIsTaken) {
  const auto made = propose(anna_, benno_, {"2026-01-13T09:00", "2026-01-12T11:30", "2026-01-14T18:00"},
                            R"("text":"Hast Du Lust?","minutes":90)");
  ASSERT_EQ(made.status, 200) << made.raw.body;
  const auto id = made.text("id");
  EXPECT_EQ(made.text("state"), "proposed");
  EXPECT_EQ(made.text("my_turn"), "false");
  EXPECT_EQ(made.text("account.acct"), "benno");
  EXPECT_EQ(made.text("times.0.local"), "2026-01-12T11:30");
  EXPECT_EQ(made.text("times.0.other_local"), "2026-01-12T05:30");
  EXPECT_EQ(made.text("times.0.time"), "2026-01-12T10:30:00.000Z");
  EXPECT_EQ(made.text("starts"), "null");

  const auto letter = newest(benno_, "last_status.content");
  for (const auto* part :
       {"Hast Du Lust?", "Drei Fragen", "Am Wehr", "12.01.2026, 11:30", "14.01.2026, 18:00", "90 Minuten", "Berlin"}) {
    EXPECT_NE(letter.find(part), std::string::npos) << part << ": " << letter;
  }
  EXPECT_NE(letter.find("/meetups/" + id + "\""), std::string::npos) << letter;
  EXPECT_EQ(newest(benno_, "last_status.id"), made.text("post_id"));
  EXPECT_EQ(unread(benno_), "1");

  const auto seen = show(benno_, id);
  EXPECT_EQ(seen.text("my_turn"), "true");
  EXPECT_EQ(seen.text("time_zone"), "America/New_York");
  EXPECT_EQ(seen.text("other_time_zone"), "Europe/Berlin");
  EXPECT_EQ(seen.text("times.1.local"), "2026-01-13T03:00");
  EXPECT_EQ(seen.text("words"), "Hast Du Lust?");
  EXPECT_EQ(listed(benno_, "open"), 1U);
  EXPECT_EQ(listed(benno_, "coming"), 0U);
  EXPECT_EQ(city_.get(fmt::format("{}?with={}", meetups, anna_.id), benno_).text("0.id"), id);

  const auto taken = act(benno_, id, "accept", R"({"time":"2026-01-13T08:00:00Z","text":"Gern, um drei Uhr früh!"})");
  ASSERT_EQ(taken.status, 200) << taken.raw.body;
  EXPECT_EQ(taken.text("state"), "accepted");
  EXPECT_EQ(taken.text("starts.local"), "2026-01-13T03:00");
  EXPECT_EQ(taken.text("ends_at"), "2026-01-13T09:30:00.000Z");
  EXPECT_NE(newest(anna_, "last_status.content").find("um drei Uhr früh"), std::string::npos);
  EXPECT_EQ(told(anna_), "stadt.appointment_accepted benno");
  for (const auto& one : {anna_, benno_}) {
    EXPECT_EQ(listed(one, "open"), 0U);
    EXPECT_EQ(listed(one, "coming"), 1U);
    EXPECT_EQ(listed(one, "past"), 0U);
  }
  city_.env().set_time(*from_iso("2026-01-13T09:30:00Z"));
  EXPECT_EQ(listed(anna_, "coming"), 0U);
  EXPECT_EQ(listed(anna_, "past"), 1U);
  EXPECT_EQ(show(anna_, id).text("over"), "true");
  EXPECT_EQ(act(anna_, id, "cancel").text("code"), "appointment.over");
}

TEST_P(Appointments, OtherTimesTurnTheBall) {
  const auto id = proposed(anna_, benno_);
  EXPECT_EQ(accept(anna_, id).text("code"), "appointment.turn") << "Nobody agrees with themselves.";
  const auto other = act(benno_, id, "counter", "{" + times({"2026-01-12T10:00"}) + R"(,"text":"Lieber später."})");
  ASSERT_EQ(other.status, 200) << other.raw.body;
  EXPECT_EQ(other.text("state"), "countered");
  EXPECT_EQ(other.text("times.0.time"), "2026-01-12T15:00:00.000Z") << "On the clocks of whoever proposes.";
  EXPECT_EQ(other.text("post_id"), newest(anna_, "last_status.id"));
  EXPECT_EQ(show(anna_, id).text("my_turn"), "true");
  EXPECT_EQ(show(anna_, id).text("times.0.local"), "2026-01-12T16:00");
  EXPECT_EQ(accept(anna_, id).text("code"), "appointment.not_proposed") << "The former time is not proposed any more.";
  EXPECT_EQ(accept(anna_, id, "2026-01-12T15:00:00Z").text("state"), "accepted");
  EXPECT_EQ(told(benno_), "stadt.appointment_accepted anna");
  EXPECT_EQ(told(anna_), "") << "Other times come as a message.";
}

TEST_P(Appointments, WhatIsWrongIsSaid) {
  struct Case {
    std::vector<std::string> local;
    std::string more;
    std::string code;
  };
  const std::vector<Case> cases = {
      {{}, "", "appointment.times"},
      {{"2026-01-12T11:30", "2026-01-12T11:30"}, "", "appointment.twice"},
      {{"2026-03-29T02:30"}, "", "appointment.gap"},
      {{"2026-01-05T11:00"}, "", "appointment.past"},
      {{"2027-01-05T11:01"}, "", "appointment.far"},
      {{"soon"}, "", "appointment.time"},
      {{"2026-01-12T11:30"}, R"("time_zone":"Mars/Olympus")", "appointment.time_zone"},
      {{"2026-01-12T11:30"}, R"("minutes":1)", "appointment.minutes"},
      {{"2026-01-12T11:30"}, R"("minutes":99999999999)", "input.wrong_type"},
      {{"2026-01-12T11:30"}, fmt::format(R"("text":"{}")", std::string(1001, 'a')), "input.too_long"},
  };
  const auto before = rows();
  for (const auto& [local, more, code] : cases) {
    const auto answer = propose(anna_, benno_, local, more);
    EXPECT_EQ(answer.status, 422) << answer.raw.body;
    EXPECT_EQ(answer.text("code"), code) << answer.raw.body;
    EXPECT_GT(answer.text("error").size(), 10U);
  }
  EXPECT_EQ(propose(anna_, anna_).text("code"), "appointment.oneself");
  EXPECT_EQ(propose(anna_, {.handle = "", .id = "115000000000000000", .token = ""}).status, 404);
  EXPECT_EQ(rows(), before);
  EXPECT_EQ(propose(benno_, anna_, {"2026-03-29T02:30"}).status, 200) << "In New York this moment exists.";
}

TEST_P(Appointments, SummerTimeIsKeptInMind) {
  const auto id = proposed(anna_, benno_, {"2026-03-28T11:30", "2026-03-29T11:30"});
  EXPECT_EQ(show(anna_, id).text("times.0.time"), "2026-03-28T10:30:00.000Z");
  EXPECT_EQ(show(anna_, id).text("times.1.time"), "2026-03-29T09:30:00.000Z");
  EXPECT_EQ(show(benno_, id).text("times.0.local"), "2026-03-28T06:30") << "New York has changed its clocks already.";
  const auto autumn = proposed(anna_, benno_, {"2026-10-25T02:30"});
  EXPECT_EQ(show(anna_, autumn).text("times.0.time"), "2026-10-25T00:30:00.000Z") << "The first of two is meant.";
  accept(benno_, autumn, "2026-10-25T00:30:00Z");
  // It ends at the second half past two of that night, which clocks cannot tell from the first: UTC can.
  EXPECT_NE(calendar(anna_, autumn).find("DTSTART:20261025T003000Z\r\nDTEND:20261025T013000Z\r\n"), std::string::npos);
  EXPECT_NE(calendar(benno_, autumn).find("DTSTART;TZID=America/New_York:20261024T203000\r\n"), std::string::npos);
}

TEST_P(Appointments, StandInTheCalendarsOfBoth) {
  const auto id = proposed(anna_, benno_);
  const auto path = fmt::format("{}/{}.ics", meetups, id);
  EXPECT_EQ(city_.get(path, anna_).status, 404) << "There is no time yet.";
  accept(benno_, id);
  const auto file = city_.get(path, anna_);
  EXPECT_EQ(file.raw.content_type, "text/calendar; charset=utf-8");
  EXPECT_EQ(file.header("Content-Disposition"), "attachment; filename=\"meetup-" + id + ".ics\"");
  for (const auto& part : {"SUMMARY:Spaziergang mit benno\r\n"s, "LOCATION:Am Wehr\r\n"s,
                           "DESCRIPTION:Drei Fragen\r\n"s, "DTSTART;TZID=Europe/Berlin:20260112T113000\r\n"s,
                           "BEGIN:VTIMEZONE\r\n"s, "SEQUENCE:1\r\n"s, "STATUS:CONFIRMED\r\n"s, "UID:" + id + "@"}) {
    EXPECT_NE(file.raw.body.find(part), std::string::npos) << part << file.raw.body;
  }
  EXPECT_NE(calendar(benno_, id).find("DTSTART;TZID=America/New_York:20260112T053000\r\n"), std::string::npos);
  act(benno_, id, "cancel", R"({"text":"Ich bin krank."})");
  EXPECT_NE(calendar(anna_, id).find("STATUS:CANCELLED\r\n"), std::string::npos);
  EXPECT_NE(calendar(anna_, id).find("SEQUENCE:2\r\n"), std::string::npos);
  EXPECT_NE(newest(anna_, "last_status.content").find("krank"), std::string::npos);
  EXPECT_EQ(told(anna_), "stadt.appointment_off benno") << "Nobody is glad any more.";
}

TEST_P(Appointments, HostileWordsStayInTheirPlace) {
  const auto carla_before = list(carla_).size();
  const auto made = propose(
      anna_, benno_, {"2026-01-12T11:30"},
      R"("what":"x\r\nATTENDEE:mailto:b@example.org","place":"<b>Wehr</b>\r\nEND:VEVENT","text":"@carla <i>Hallo</i>")");
  ASSERT_EQ(made.status, 200) << made.raw.body;
  EXPECT_EQ(list(carla_).size(), carla_before) << "Who is only named is not written to.";
  EXPECT_EQ(newest(benno_, "last_status.content").find("<b>"), std::string::npos);
  accept(benno_, made.text("id"));
  const auto file = calendar(benno_, made.text("id"));
  EXPECT_EQ(file.find("\r\nATTENDEE"), std::string::npos) << file;
  EXPECT_EQ(file.find("\r\nEND:VEVENT"), file.rfind("\r\nEND:VEVENT")) << file;
}

TEST_P(Appointments, NoStrangerComesInByThisDoor) {
  const auto before = rows();
  const auto refused = propose(carla_, anna_);
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(refused.text("code"), "appointment.stranger");
  EXPECT_EQ(rows(), before) << "Neither a message nor a request was left behind.";
  EXPECT_EQ(list(anna_).size(), 0U);
  letter(anna_, {carla_}, "Hallo Carla");
  EXPECT_EQ(propose(carla_, anna_).status, 200) << "Whoever was written to may propose.";
}

TEST_P(Appointments, NobodyElseLearnsOfIt) {
  const auto made = propose(anna_, benno_, {"2026-01-05T18:00"}, fmt::format(R"("text":"{}")", secret));
  const auto id = made.text("id");
  accept(benno_, id, "2026-01-05T17:00:00Z");
  make_known(carla_, anna_);
  for (const std::string verb : {"accept", "counter", "decline", "cancel"}) {
    const auto body = "{" + times({"2026-01-12T11:30"}) + R"(,"time":"2026-01-05T17:00:00Z"})";
    const auto there = act(carla_, id, verb, body);
    const auto nowhere = act(carla_, "115000000000000000", verb, body);
    EXPECT_EQ(there.status, 404) << verb;
    EXPECT_EQ(there.raw.body, nowhere.raw.body) << verb;
    EXPECT_EQ(act({}, id, verb, body).status, 401) << verb;
  }
  for (const auto& ending : {""s, ".ics"s}) {
    const auto there = city_.get(fmt::format("{}/{}{}", meetups, id, ending), carla_);
    const auto nowhere = city_.get(fmt::format("{}/115000000000000000{}", meetups, ending), carla_);
    EXPECT_EQ(there.status, 404) << ending;
    EXPECT_EQ(there.raw.body, nowhere.raw.body) << ending;
  }
  for (const auto& path : {fmt::format("{}?list=coming", meetups), fmt::format("{}?list=open", meetups),
                           fmt::format("{}?with={}", meetups, anna_.id), fmt::format("{}?with={}", meetups, benno_.id),
                           "/api/v1/notifications?"s + own_types, "/api/v1/conversations"s, "/api/stadt/v1/today"s,
                           "/api/v1/timelines/home"s, "/api/v1/statuses/" + made.text("post_id")}) {
    const auto answer = city_.get(path, carla_);
    EXPECT_EQ(answer.raw.body.find(id), std::string::npos) << path;
    EXPECT_EQ(answer.raw.body.find(secret), std::string::npos) << path;
  }
  EXPECT_EQ(meetup_of_today(carla_), "");
  EXPECT_EQ(meetup_of_today(anna_), "benno 2026-01-05T18:00");
}

TEST_P(Appointments, OfTwoAnswersOneWinsAndRepeatingChangesNothing) {
  for (int round = 0; round < 4; ++round) {
    const auto id = proposed(anna_, benno_);
    std::atomic<int> won = 0;
    std::atomic<int> late = 0;
    const auto answer = [&](const std::string& verb, const std::string& body) {
      http::Request request;
      request.method = http::Method::post;
      request.path = fmt::format("{}/{}/{}", meetups, id, verb);
      request.body = body;
      request.headers = {{"Content-Type", "application/json"}, {"Authorization", "Bearer " + benno_.token}};
      const auto response = city_.app().handle(std::move(request));
      (response.status == 200 ? won : late) += 1;
      if (response.status == 200) return;
      EXPECT_EQ(response.status, 409) << response.body;
      EXPECT_NE(response.body.find(R"("details":{"state":[{"error":")"), std::string::npos) << response.body;
    };
    std::thread yes([&] { answer("accept", R"({"time":"2026-01-12T10:30:00Z"})"); });
    std::thread no([&] { answer("decline", R"({"text":"Leider nein."})"); });
    yes.join();
    no.join();
    EXPECT_EQ(won, 1);
    EXPECT_EQ(late, 1);
    EXPECT_EQ(show(anna_, id).text("state"), show(benno_, id).text("state"));
    if (show(anna_, id).text("state") == "accepted") act(anna_, id, "cancel");
  }
  const auto id = proposed(anna_, benno_, {"2026-01-12T11:30", "2026-01-13T11:30"});
  const auto before = events(EventKind::appointment_changed);
  for (int i = 0; i < 2; ++i) EXPECT_EQ(accept(benno_, id).text("state"), "accepted");
  EXPECT_EQ(accept(benno_, id, "2026-01-13T10:30:00Z").status, 409) << "Another time is another answer.";
  EXPECT_EQ(accept(anna_, id).status, 409);
  for (int i = 0; i < 2; ++i) EXPECT_EQ(act(anna_, id, "cancel").text("state"), "cancelled");
  EXPECT_EQ(act(benno_, id, "cancel").text("state"), "cancelled") << "Both want the same.";
  EXPECT_EQ(accept(benno_, id).text("details.state.0.error"), "cancelled");
  EXPECT_EQ(events(EventKind::appointment_changed), before + 2);
}

TEST_P(Appointments, OneKeyIsOneProposal) {
  const auto body = proposal(benno_, {"2026-01-12T11:30"});
  const auto send = [&] { return city_.send(http::Method::post, meetups, body, anna_, {{"Idempotency-Key", "k1"}}); };
  const auto first = send();
  EXPECT_EQ(send().text("id"), first.text("id"));
  act(benno_, first.text("id"), "counter", "{" + times({"2026-01-12T10:00"}) + "}");
  EXPECT_EQ(send().text("id"), first.text("id")) << "Also after it went on.";
  EXPECT_EQ(listed(anna_, "open"), 1U);
  EXPECT_EQ(events(EventKind::appointment_proposed), 1);
}

TEST_P(Appointments, ThreeMayWaitForOnePerson) {
  for (int i = 0; i < 3; ++i) proposed(anna_, benno_, {fmt::format("2026-01-12T1{}:30", i)});
  EXPECT_EQ(propose(anna_, benno_).text("code"), "appointment.many");
  proposed(benno_, anna_);
  city_.env().set_time(*from_iso("2026-01-12T09:30:00Z"));
  EXPECT_EQ(propose(anna_, benno_, {"2026-01-13T11:30"}).status, 200) << "One has lapsed.";
}

TEST_P(Appointments, WhatIsOverIsOver) {
  const auto id = proposed(anna_, benno_, {"2026-01-06T11:30", "2026-01-07T11:30"});
  city_.env().set_time(*from_iso("2026-01-06T10:30:00Z"));
  EXPECT_EQ(accept(benno_, id, "2026-01-06T10:30:00Z").text("code"), "appointment.past");
  city_.env().set_time(*from_iso("2026-01-07T10:30:00Z"));
  EXPECT_EQ(show(benno_, id).text("state"), "lapsed");
  EXPECT_EQ(show(benno_, id).text("my_turn"), "false");
  EXPECT_EQ(accept(benno_, id, "2026-01-07T10:30:00Z").text("code"), "appointment.lapsed");
  EXPECT_EQ(act(benno_, id, "decline").status, 409);
  EXPECT_EQ(listed(benno_, "open"), 0U);
  EXPECT_EQ(listed(benno_, "past"), 1U);
}

TEST_P(Appointments, AProposalIsTakenBackWithItsMessage) {
  const auto made = propose(anna_, benno_);
  EXPECT_EQ(act(benno_, made.text("id"), "cancel").text("code"), "appointment.decline");
  EXPECT_EQ(city_.remove("/api/v1/statuses/" + made.text("post_id"), anna_).status, 200);
  EXPECT_EQ(show(benno_, made.text("id")).text("state"), "cancelled");
  EXPECT_EQ(told(benno_), "");
  const auto second = proposed(anna_, benno_);
  EXPECT_EQ(act(anna_, second, "cancel").text("state"), "cancelled");
  EXPECT_EQ(accept(benno_, second).status, 409);
  EXPECT_EQ(told(benno_), "") << "What was never agreed on is taken back quietly.";
}

TEST_P(Appointments, ABlockEndsThemWithoutAWord) {
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

TEST_P(Appointments, BothAreRemindedTwoHoursBeforeAndOnce) {
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

TEST_P(Appointments, RemindersCatchUpButNeverAfterTheStart) {
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

TEST_P(Appointments, AreToldOnTheirDay) {
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
