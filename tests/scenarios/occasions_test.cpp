// What people tell of their lives: who hears of it, what it widens (nothing), and what ends it.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/log.hpp"
#include "support/city.hpp"
#include "support/database.hpp"
#include "support/told.hpp"

namespace stadt::testing {
namespace {

using std::chrono::hours;

constexpr auto occasions = "/api/stadt/v1/occasions";
constexpr auto all = "/api/stadt/v1/occasions?all=true";
constexpr auto own_words = "Seit Montag leite ich das Personal der Kliniken am Wehr.";

class Occasions : public OnBothEngines {
 protected:
  ~Occasions() override { EXPECT_EQ(log::error_count(), errors_); }

  static std::string item(const std::string& kind, const std::string& audience, const std::string& text,
                          const std::string& id = {}) {
    return fmt::format(
        R"({{"id": "{}", "kind": "{}", "audience": "{}", "mark": "both", "text": "{}", "detail": "Wehr",)"
        R"( "from_year": 0, "to_year": 0}})",
        id.empty() ? "0" : id, kind, audience, text);
  }
  // The ids of the new items, in their order.
  std::vector<std::string> furnish(const Resident& who, const std::string& items) {
    const auto house = city_.put("/api/stadt/v1/house", R"({"items": [)" + items + "]}", who);
    EXPECT_EQ(house.status, 200) << house.raw.body;
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < house.size("items"); ++i) ids.push_back(house.text(fmt::format("items.{}.id", i)));
    return ids;
  }
  Reply tell(const Resident& who, const std::string& audience, const std::string& role = {},
             const std::string& words = own_words, const std::string& kind = "new_role") {
    return city_.post(occasions,
                      fmt::format(R"({{"kind": "{}", "words": "{}", "audience": "{}", "role_id": {}}})", kind, words,
                                  audience, role.empty() ? "null" : "\"" + role + "\""),
                      who);
  }
  static std::string at(const std::string& id) { return std::string(occasions) + "/" + id; }
  std::size_t hears(const Resident& who) { return city_.get(all, who).size("occasions"); }
  std::string of_house(const Resident& teller) const { return "/api/stadt/v1/people/" + teller.id + "/occasions"; }

  std::int64_t errors_ = log::error_count();
  City city_{take_database()};
  Resident tomasz_ = city_.arrive("tomasz");
  Resident mira_ = city_.arrive("mira");       // a contact
  Resident follower_ = city_.arrive("fritz");  // follows him
  Resident stranger_ = city_.arrive("stefan");

  void SetUp() override {
    acquaint(city_, tomasz_, mira_);
    city_.follow(follower_, tomasz_);
  }
};
STADT_ON_BOTH_ENGINES(Occasions);

TEST_P(Occasions, AreHeardByTheCircleTheyAreToldTo) {
  struct Case {
    std::string audience;
    std::size_t contact;
    std::size_t follower;
  };
  for (const auto& [audience, contact, follower] :
       {Case{"contacts", 1, 0}, Case{"close", 0, 0}, Case{"here", 1, 1}, Case{"public", 1, 1}}) {
    const auto told = tell(tomasz_, audience);
    ASSERT_EQ(told.status, 200) << told.raw.body;
    EXPECT_EQ(hears(mira_), contact) << audience;
    EXPECT_EQ(hears(follower_), follower) << audience;
    EXPECT_EQ(hears(stranger_), 0u) << audience;
    EXPECT_EQ(hears(tomasz_), 0u) << "One's own is no news.";
    EXPECT_EQ(city_.get(of_house(tomasz_), mira_).size(), contact) << audience;
    EXPECT_EQ(city_.get(of_house(tomasz_), stranger_).size(), follower) << audience;
    EXPECT_EQ(city_.get(of_house(tomasz_)).size(), audience == "public" ? 1u : 0u) << audience;
    EXPECT_EQ(city_.get(of_house(tomasz_), tomasz_).text("0.audience"), audience);
    EXPECT_EQ(city_.get(of_house(tomasz_), mira_).raw.body.find("audience"), std::string::npos);
    EXPECT_EQ(city_.remove(at(told.text("id")), tomasz_).status, 200);
    EXPECT_EQ(hears(mira_), 0u);
  }
  tell(tomasz_, "close");
  city_.put("/api/stadt/v1/people/" + mira_.id + "/card", R"({"closeness": "close"})", tomasz_);
  EXPECT_EQ(hears(mira_), 1u) << "Who is close now hears it now.";
}

TEST_P(Occasions, CarryTheWaysToGetInTouch) {
  furnish(tomasz_, item("reach", "contacts", "Telefon: +49 571 123456"));
  tell(tomasz_, "public");
  const auto for_mira = city_.get(occasions, mira_);
  EXPECT_EQ(for_mira.text("occasions.0.words"), own_words);
  EXPECT_EQ(for_mira.text("occasions.0.kind"), "new_role");
  EXPECT_EQ(for_mira.text("occasions.0.account.username"), "tomasz");
  EXPECT_EQ(for_mira.text("occasions.0.ways.write"), "true");
  EXPECT_EQ(for_mira.text("occasions.0.ways.call"), "tel:+49571123456");
  EXPECT_EQ(for_mira.text("occasions.0.ways.arrange"), "true");
  const auto for_follower = city_.get(occasions, follower_);
  EXPECT_EQ(for_follower.text("occasions.0.ways.call"), "null") << "The number is for contacts.";
  EXPECT_EQ(for_follower.text("occasions.0.ways.arrange"), "false");
  EXPECT_EQ(city_.get(of_house(tomasz_)).text("0.ways.write"), "false");
}

TEST_P(Occasions, AreNeverMadeFromAChangeOfTheHouse) {
  furnish(tomasz_, item("role", "public", "Personalleitung"));
  for (const auto& who : {mira_, follower_, tomasz_}) EXPECT_EQ(hears(who), 0u);
  EXPECT_EQ(city_.get(of_house(tomasz_), tomasz_).size(), 0u);
  EXPECT_EQ(city_.get("/api/stadt/v1/today", mira_).raw.body.find("occasion\":\""), std::string::npos);
}

TEST_P(Occasions, NameARoleOnlyToThoseWhoMaySeeIt) {
  const auto roles =
      furnish(tomasz_, item("role", "close", "Geheimrat") + "," + item("role", "here", "Personalleitung"));
  tell(tomasz_, "public", roles[0], "Ich darf noch nicht sagen, was ich nun tue.");
  EXPECT_EQ(city_.get(occasions, mira_).text("occasions.0.role"), "null");
  EXPECT_EQ(city_.get(occasions, mira_).raw.body.find("Geheimrat"), std::string::npos);
  tell(tomasz_, "public", roles[1]);
  EXPECT_EQ(city_.get(occasions, mira_).text("occasions.0.role.text"), "Personalleitung");
  EXPECT_EQ(city_.get(of_house(tomasz_)).text("0.role"), "null") << "A visitor sees the words, not the role.";
  furnish(tomasz_, "");
  EXPECT_EQ(city_.get(occasions, mira_).text("occasions.0.role"), "null") << "With the role its name is gone at once.";
  EXPECT_EQ(tell(tomasz_, "public", roles[1]).text("code"), "occasion.role");
}

// Whatever strangers ask of the city, they are told the same with and without it.
TEST_P(Occasions, WidenNothing) {
  const auto roles = furnish(
      tomasz_, item("role", "contacts", "Personalleitung Zwirbelstern") + "," + item("can", "public", "Dienstpläne"));
  furnish(stranger_, item("role", "public", "Personalleitung Zwirbelstern"));
  const std::vector<std::string> asked = {"/api/stadt/v1/people/tomasz",
                                          "/api/v1/accounts/lookup?acct=tomasz",
                                          "/api/v1/accounts/" + tomasz_.id,
                                          "/api/stadt/v1/people/" + tomasz_.id + "/ground",
                                          "/api/stadt/v1/people?can=Zwirbelstern",
                                          "/api/stadt/v1/people?burns_for=Zwirbelstern",
                                          "/api/stadt/v1/people/meet",
                                          "/api/v1/accounts/search?q=Zwirbelstern",
                                          "/api/v2/search?q=Zwirbelstern",
                                          "/api/stadt/v1/today",
                                          "/api/stadt/v1/tables",
                                          "/api/v1/timelines/public",
                                          "/api/v1/timelines/home",
                                          "/api/v1/notifications",
                                          "/api/v2/notifications",
                                          "/api/stadt/v1/requests/anchors?account_id=" + tomasz_.id,
                                          occasions,
                                          all,
                                          of_house(tomasz_),
                                          "/@tomasz",
                                          "/"};
  const auto answers = [&] {
    std::string together;
    for (const auto& target : asked) {
      for (const auto& viewer : {Resident(), stranger_, follower_}) {
        together += target + viewer.handle + city_.get(target, viewer).raw.body + "\n";
      }
    }
    return together;
  };
  const auto before = answers();
  for (const auto* audience : {"contacts", "close"}) {
    ASSERT_EQ(tell(tomasz_, audience, roles[0], "Ein Zwirbelstern ist aufgegangen, und ich bin dabei.").status, 200);
    EXPECT_EQ(answers(), before) << audience;
  }
}

TEST_P(Occasions, EndWithWhatTheyRestOn) {
  const auto told = tell(tomasz_, "contacts");
  EXPECT_EQ(hears(mira_), 1u);
  city_.post("/api/v1/accounts/" + tomasz_.id + "/mute", "{}", mira_);
  EXPECT_EQ(hears(mira_), 0u);
  EXPECT_EQ(city_.get(of_house(tomasz_), mira_).size(), 0u);
  city_.post("/api/v1/accounts/" + tomasz_.id + "/unmute", "{}", mira_);
  EXPECT_EQ(hears(mira_), 1u);
  city_.remove("/api/stadt/v1/contacts/" + mira_.id, tomasz_);
  EXPECT_EQ(hears(mira_), 0u) << "The follow stays; the circle is left.";
  tell(tomasz_, "public");
  EXPECT_EQ(hears(mira_), 1u);
  city_.post("/api/v1/accounts/" + mira_.id + "/block", "{}", tomasz_);
  EXPECT_EQ(hears(mira_), 0u);
  EXPECT_EQ(city_.get(of_house(tomasz_), mira_).size(), 0u);
  EXPECT_EQ(city_.put(at(told.text("id")), R"({"words": "Es hat sich etwas geändert bei mir."})", mira_).status, 404);
}

TEST_P(Occasions, LeaveTheListAfterFourteenDays) {
  const auto told = tell(tomasz_, "public");
  city_.env().pass(hours(14 * 24) - std::chrono::minutes(1));
  EXPECT_EQ(hears(mira_), 1u);
  city_.env().pass(std::chrono::minutes(1));
  EXPECT_EQ(hears(mira_), 0u);
  EXPECT_EQ(city_.get(of_house(tomasz_), tomasz_).size(), 0u);
  EXPECT_EQ(city_.remove(at(told.text("id")), tomasz_).status, 404);
  tell(tomasz_, "public");
  const auto rows = [&](const char* count) { return city_.app().database().session().find<std::int64_t>(count); };
  EXPECT_EQ(rows("SELECT count(*) FROM occasion"), 1) << "What is over was cleared.";
  EXPECT_EQ(rows("SELECT count(*) FROM occasion_told"), 1);
}

TEST_P(Occasions, ChangeTheirWordsOnTheFirstDay) {
  const auto told = tell(tomasz_, "contacts");
  const auto id = told.text("id");
  EXPECT_EQ(city_.get(occasions, mira_).text("occasions.0.changed_at"), "null");
  city_.env().pass(hours(1));
  const auto changed =
      city_.put(at(id), R"({"words": "Seit Dienstag, um genau zu sein: Personal, vier Häuser."})", tomasz_);
  EXPECT_EQ(changed.status, 200) << changed.raw.body;
  EXPECT_EQ(city_.get(occasions, mira_).text("occasions.0.words"),
            "Seit Dienstag, um genau zu sein: Personal, vier Häuser.");
  EXPECT_NE(city_.get(occasions, mira_).text("occasions.0.changed_at"), "null");
  for (const auto& other : {mira_, stranger_}) {
    EXPECT_EQ(city_.put(at(id), R"({"words": "Ganz andere Worte, nicht von ihm."})", other).status, 404);
    EXPECT_EQ(city_.remove(at(id), other).status, 404);
  }
  city_.env().pass(hours(23));
  EXPECT_EQ(city_.put(at(id), R"({"words": "Zu spät, es haben alle gelesen, nicht wahr."})", tomasz_).text("code"),
            "occasion.old");
}

TEST_P(Occasions, AreThreeAWeekForWhoHearsAndThreeAtOnceForWhoTells) {
  for (int i = 0; i < 3; ++i) EXPECT_EQ(tell(tomasz_, "public").status, 200);
  EXPECT_EQ(tell(tomasz_, "public").text("code"), "occasion.enough");
  const auto closer = city_.arrive("clara");
  acquaint(city_, closer, mira_);
  city_.put("/api/stadt/v1/people/" + closer.id + "/card", R"({"closeness": "close"})", mira_);
  tell(closer, "contacts", {}, "Ich habe heute mein eigenes Büro aufgeschlossen.", "self_employed");
  city_.env().pass(std::chrono::minutes(1));
  const auto heard = city_.get(occasions, mira_);
  EXPECT_EQ(heard.size("occasions"), 3u);
  EXPECT_EQ(heard.text("more"), "1");
  EXPECT_NE(heard.raw.body.find("eigenes Büro"), std::string::npos) << "Who is close to the listener comes first.";
  EXPECT_EQ(city_.get(all, mira_).size("occasions"), 4u);
  EXPECT_EQ(city_.get(all, mira_).text("more"), "0");
}

TEST_P(Occasions, WhatIsRefusedSaysWhy) {
  EXPECT_EQ(tell(tomasz_, "contacts", {}, "Zu kurz.").text("code"), "occasion.words");
  EXPECT_EQ(tell(tomasz_, "contacts", {}, std::string(501, 'a')).text("code"), "input.too_long");
  EXPECT_EQ(tell(tomasz_, "contacts", {}, std::string(10'000'000, 'a')).status / 100, 4);
  EXPECT_EQ(tell(tomasz_, "self").text("code"), "occasion.audience");
  EXPECT_EQ(tell(tomasz_, "mentioned").text("code"), "occasion.audience");
  EXPECT_EQ(tell(tomasz_, "everybody").status / 100, 4);
  EXPECT_EQ(tell(tomasz_, "contacts", {}, own_words, "birthday").status / 100, 4);
  EXPECT_EQ(tell(tomasz_, "contacts", "115000000000000000").text("code"), "occasion.role");
  EXPECT_EQ(tell(tomasz_, "contacts", "x").status / 100, 4);
  const auto foreign = furnish(mira_, item("role", "public", "Leitung"));
  EXPECT_EQ(tell(tomasz_, "contacts", foreign[0]).text("code"), "occasion.role");
  EXPECT_EQ(tell({}, "public").status, 401);
  EXPECT_EQ(city_.get(occasions).status, 401);
  for (const auto* body : {"[]", "{", R"({"words": {}})", "{}"}) {
    EXPECT_EQ(city_.post(occasions, body, tomasz_).status / 100, 4) << body;
  }
  EXPECT_EQ(city_.get(of_house(tomasz_), tomasz_).size(), 0u);
}

TEST_P(Occasions, AreWordsWhateverStandsInThem) {
  tell(tomasz_, "public", {}, "<script>alert(1)</script> und ein Wort\\u0000 dazu \\u202e");
  const auto heard = city_.get(occasions, mira_).text("occasions.0.words");
  EXPECT_EQ(heard.find('\0'), std::string::npos);
  EXPECT_EQ(heard.find("\u202E"), std::string::npos);
}

TEST_P(Occasions, AreALineOfTheDayForThoseWhoHearThem) {
  tell(tomasz_, "contacts", {}, own_words, "self_employed");
  const auto today = city_.get("/api/stadt/v1/today", mira_);
  EXPECT_EQ(today.text("lines.0.kind"), "occasion");
  EXPECT_EQ(today.text("lines.0.occasion"), "self_employed");
  EXPECT_EQ(today.text("lines.0.account.username"), "tomasz");
  EXPECT_EQ(today.raw.body.find("Kliniken"), std::string::npos) << "The words stand where they were told.";
  for (const auto& other : {Resident(), follower_, stranger_, tomasz_}) {
    EXPECT_EQ(city_.get("/api/stadt/v1/today", other).raw.body.find("self_employed"), std::string::npos);
  }
  EXPECT_NE(city_.get("/", mira_).raw.body.find("Heute"), std::string::npos);
  city_.env().pass(hours(24));
  EXPECT_EQ(city_.get("/api/stadt/v1/today", mira_).raw.body.find("self_employed"), std::string::npos);
}

TEST_P(Occasions, NotifyNobody) {
  tell(tomasz_, "public");
  for (const auto& who : {mira_, follower_, stranger_}) EXPECT_EQ(told(city_, who), "");
}

}  // namespace
}  // namespace stadt::testing
