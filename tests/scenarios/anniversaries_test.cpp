// Memorials return on the day of the year on which they were opened, to those who sat there and to those who know
// somebody who did, each by their own calendar; and on no other day.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "support/city.hpp"
#include "support/database.hpp"

namespace stadt::testing {
namespace {

// Anna has opened a memorial, Benno has spoken there. Clara follows Benno, Dora knows neither of them.
class Anniversaries : public OnBothEngines {
 protected:
  Anniversaries() { city_.env().set_time(opened_at_); }

  void arrive() {
    for (auto* one : {&anna_, &benno_, &clara_, &dora_, &emil_}) *one = city_.arrive(one->handle);
    city_.follow(clara_, benno_);
    city_.follow(dora_, emil_);
  }
  void lay_the_table() {
    if (anna_.id.empty()) arrive();
    memorial_ = city_.write(anna_, "Heute ist unsere alte Schule abgerissen worden.", R"("stadt":{"kind":"memorial"})");
    city_.reply(benno_, memorial_, "Ich weiß noch, wie es dort nach Kreide roch.");
    city_.write(anna_, "Und ein Tisch, der keine Erinnerung ist.");
  }

  // Residents who have not been heard of for a year would have to sign in anew.
  void go_to(std::string_view iso) {
    const Time then = from_iso(iso).value();
    while (city_.env().now() < then - half_a_year_) {
      city_.env().pass(half_a_year_);
      greet();
    }
    city_.env().set_time(then);
    greet();
  }

  // Everybody has something else to see, so that nobody is shown the whole city.
  void greet() {
    for (const auto* one : {&anna_, &benno_, &emil_}) city_.write(*one, "Guten Tag, und was gibt es Neues?");
    for (const auto* one : {&clara_, &dora_}) city_.get("/api/v1/accounts/verify_credentials", *one);
  }

  // What is said of the memorial on the viewer's page; "" if it is not there.
  std::string said_to(const Resident& viewer, const std::string& language = "de") {
    const auto page = city_.get("/api/stadt/v1/tables?mode=dialogue", viewer);
    for (std::size_t i = 0; i < page.size(); ++i) {
      if (page.text(fmt::format("{}.id", i)) == memorial_)
        return page.text(fmt::format("{}.why.sentence.{}", i, language));
    }
    return "";
  }

  void live_in(const Resident& who, const std::string& time_zone) {
    const auto house = city_.put("/api/stadt/v1/house", fmt::format(R"({{"time_zone":"{}"}})", time_zone), who);
    ASSERT_EQ(house.text("time_zone"), time_zone) << house.raw.body;
  }

  static constexpr auto half_a_year_ = std::chrono::days(180);
  const Time opened_at_ = from_iso("2026-03-10T18:30:00Z").value();

  City city_{take_database()};
  Resident anna_{.handle = "anna", .id = {}, .token = {}};
  Resident benno_{.handle = "benno", .id = {}, .token = {}};
  Resident clara_{.handle = "clara", .id = {}, .token = {}};
  Resident dora_{.handle = "dora", .id = {}, .token = {}};
  Resident emil_{.handle = "emil", .id = {}, .token = {}};
  std::string memorial_;
};
STADT_ON_BOTH_ENGINES(Anniversaries);

TEST_P(Anniversaries, ReturnToThoseWhoSatThereAndToThoseWhoKnowThem) {
  lay_the_table();
  go_to("2027-03-09T12:00:00Z");
  for (const auto* one : {&anna_, &benno_, &clara_, &dora_})
    EXPECT_EQ(said_to(*one), "") << one->handle << ", the day before";
  go_to("2027-03-10T12:00:00Z");
  const std::string ago = "Heute vor einem Jahr hat dieser Tisch begonnen: Zwei haben sich hier erinnert";
  for (const auto* one : {&anna_, &benno_, &clara_}) EXPECT_TRUE(said_to(*one).starts_with(ago)) << said_to(*one);
  EXPECT_EQ(said_to(clara_, "en"), "A year ago today this table began: two people have shared their memories here, "
                                   "among them benno, whom you know.");
  EXPECT_EQ(said_to(dora_), "") << "She knows nobody there.";
  city_.post("/api/v1/accounts/" + anna_.id + "/block", "{}", clara_);
  EXPECT_EQ(said_to(clara_), "") << "Whoever is hidden has opened nothing.";
  go_to("2027-03-11T12:00:00Z");
  for (const auto* one : {&anna_, &benno_, &clara_, &dora_})
    EXPECT_EQ(said_to(*one), "") << one->handle << ", the day after";
  go_to("2028-03-10T12:00:00Z");
  EXPECT_TRUE(said_to(benno_).starts_with("Heute vor zwei Jahren hat dieser Tisch begonnen")) << said_to(benno_);
}

TEST_P(Anniversaries, AreTheSameAfterTheCityIsReadAnewAndGoWithTheTable) {
  lay_the_table();
  go_to("2027-03-10T12:00:00Z");
  const auto said = said_to(benno_);
  EXPECT_NE(said, "");
  city_.app().read_sight();
  EXPECT_EQ(said_to(benno_), said);
  city_.remove("/api/v1/statuses/" + memorial_, anna_);
  EXPECT_EQ(said_to(benno_), "");
}

TEST_P(Anniversaries, AreByTheCalendarOfTheOneWhoLooks) {
  city_.env().set_time(from_iso("2026-03-10T23:30:00Z").value());  // in Berlin it is the 11th already
  lay_the_table();
  live_in(anna_, "America/Vancouver");
  live_in(clara_, "Pacific/Auckland");
  struct Look {
    std::string_view at;
    bool vancouver;
    bool berlin;
    bool auckland;
  };
  const Look looks[] = {
      {"2027-03-10T10:00:00Z", true, false, false},  // 02:00 on the 10th, 11:00 on the 10th, 23:00 on the 10th
      {"2027-03-10T11:30:00Z", true, false, true},   // 03:30 on the 10th, 12:30 on the 10th, 00:30 on the 11th
      {"2027-03-10T23:30:00Z", true, true, true},    // 15:30 on the 10th, 00:30 on the 11th, 12:30 on the 11th
      {"2027-03-11T12:00:00Z", false, true, false},  // 04:00 on the 11th, 13:00 on the 11th, 01:00 on the 12th
      {"2027-03-11T23:30:00Z", false, false, false},
  };
  for (const auto& look : looks) {
    go_to(look.at);
    EXPECT_EQ(said_to(anna_) != "", look.vancouver) << look.at;
    EXPECT_EQ(said_to(benno_) != "", look.berlin) << look.at;
    EXPECT_EQ(said_to(clara_) != "", look.auckland) << look.at;
  }
}

TEST_P(Anniversaries, OfALeapDayAreOnTheLastDayOfFebruary) {
  arrive();
  go_to("2028-02-29T12:00:00Z");
  lay_the_table();
  go_to("2029-02-27T12:00:00Z");
  EXPECT_EQ(said_to(benno_), "");
  go_to("2029-02-28T12:00:00Z");
  EXPECT_NE(said_to(benno_), "");
  go_to("2029-03-01T12:00:00Z");
  EXPECT_EQ(said_to(benno_), "");
}

// Two may see no more of each other's year than of each other.
TEST_P(Anniversaries, OfConversationsThatAreNotPublicAreNone) {
  lay_the_table();
  const auto hidden =
      city_.write(anna_, "Nur unter uns erinnert.", R"("visibility":"private","stadt":{"kind":"memorial"})");
  go_to("2027-03-10T12:00:00Z");
  for (const auto* one : {&anna_, &benno_, &clara_}) {
    EXPECT_EQ(city_.get("/api/stadt/v1/tables?mode=dialogue", *one).raw.body.find(hidden), std::string::npos);
  }
}

}  // namespace
}  // namespace stadt::testing
