// Two acquainted people in Berlin and New York who arrange to meet over the API.
#pragma once

#include "appointments/reminders.hpp"
#include "support/correspondence.hpp"
#include "support/told.hpp"

namespace stadt::testing {

using namespace std::string_literals;
using std::chrono::hours;
using std::chrono::minutes;

constexpr auto meetups = "/api/stadt/v1/appointments";
constexpr auto own_types = "supported_types[]=stadt.appointment_accepted&supported_types[]=stadt.appointment_off&"
                           "supported_types[]=stadt.appointment_reminder&exclude_types[]=mention";
inline const std::string secret = "Geheimnis-7f3a";

// It is Monday, 5 January 2026, 11:00 in Berlin and 05:00 in New York.
class Arranging : public Correspondence {
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

}  // namespace stadt::testing
