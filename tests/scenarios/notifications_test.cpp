// What people are told, and what they are spared: every kind, its undoing, mutes, blocks, audiences.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "support/database.hpp"
#include "support/told.hpp"

namespace stadt::testing {
namespace {

constexpr auto notifications = "/api/v1/notifications";
constexpr auto honest = "Deine Sätze über Mädchen und Physik gehen mir nach. Wie hast Du damit angefangen?";

class Notifications : public OnBothEngines {
 protected:
  void forget(const Resident& owner) { city_.post("/api/v1/notifications/clear", "{}", owner); }
  std::string told(const Resident& owner, const std::string& query = all_types) {
    return testing::told(city_, owner, query);
  }
  void act(const Resident& who, const std::string& target, const std::string& body = "{}") {
    const auto done = city_.post(target, body, who);
    EXPECT_EQ(done.status, 200) << target << ": " << done.raw.body;
  }
  void on_post(const Resident& who, const std::string& post, const std::string& verb) {
    act(who, fmt::format("/api/v1/statuses/{}/{}", post, verb));
  }
  void on_person(const Resident& who, const Resident& whom, const std::string& verb, const std::string& body = "{}") {
    act(who, fmt::format("/api/v1/accounts/{}/{}", whom.id, verb), body);
  }
  void edit(const Resident& who, const std::string& post, const std::string& text) {
    EXPECT_EQ(city_.put("/api/v1/statuses/" + post, fmt::format(R"({{"status":"{}"}})", text), who).status, 200);
  }
  void remove(const Resident& who, const std::string& post) {
    EXPECT_EQ(city_.remove("/api/v1/statuses/" + post, who).status, 200);
  }
  std::string ask(const Resident& from, const Resident& to, const std::string& anchor) {
    return city_
        .post("/api/stadt/v1/requests",
              fmt::format(R"({{"account_id":"{}","anchor":{},"reason":"{}"}})", to.id, anchor, honest), from)
        .text("id");
  }
  static std::string table_anchor(const std::string& table) {
    return fmt::format(R"({{"kind":"table","id":"{}"}})", table);
  }

  City city_{take_database()};
  Resident anna_ = city_.arrive("anna");
  Resident benno_ = city_.arrive("benno");  // known to anna from `SetUp` on
  Resident zeno_ = city_.arrive("zeno");    // a stranger to both
  std::string table_;

  void SetUp() override {
    table_ = city_.write(anna_, "Wo verlieren wir sie?");
    acquaint(city_, anna_, benno_);
  }
};
STADT_ON_BOTH_ENGINES(Notifications);

TEST_P(Notifications, AnAnswerAndANameTell) {
  const auto answer = city_.reply(benno_, table_, "Nach Klasse 7.");
  EXPECT_EQ(told(anna_), "mention benno");
  const auto page = city_.get(notifications, anna_);
  EXPECT_EQ(page.text("0.status.id"), answer);
  EXPECT_EQ(page.text("0.created_at"), page.text("0.status.created_at"));
  EXPECT_EQ(page.text("0.group_key"), "ungrouped-" + page.text("0.id"));
  city_.write(benno_, "Das hat @anna gefragt.");
  city_.reply(benno_, answer, "Und noch etwas, @anna und @benno.");
  EXPECT_EQ(told(anna_), "mention benno, mention benno, mention benno");
  EXPECT_EQ(told(benno_), "") << "Nobody is told of themselves.";
  city_.reply(anna_, table_, "Ich frage @anna weiter.");
  EXPECT_EQ(told(anna_), "mention benno, mention benno, mention benno");
}

TEST_P(Notifications, WhoIsNamedInAnAnswerToThemIsToldOnce) {
  city_.reply(benno_, table_, "Nach Klasse 7, @anna. Oder, @anna?");
  EXPECT_EQ(told(anna_), "mention benno");
}

TEST_P(Notifications, NodsBoostsAndFollowsTellUntilTheyAreTakenBack) {
  struct Deed {
    std::string type;
    std::function<void(const std::string&)> act;
    std::string done;
    std::string undone;
  };
  const auto post = [&](const std::string& verb) { on_post(benno_, table_, verb); };
  const auto person = [&](const std::string& verb) { on_person(benno_, anna_, verb); };
  person("unfollow");
  const Deed deeds[] = {{"favourite", post, "favourite", "unfavourite"},
                        {"reblog", post, "reblog", "unreblog"},
                        {"follow", person, "follow", "unfollow"}};
  for (const auto& [type, deed, done, undone] : deeds) {
    for (int i = 0; i < 2; ++i) deed(done);
    EXPECT_EQ(told(anna_), type + " benno");
    const auto page = city_.get(notifications, anna_);
    EXPECT_EQ(page.text("0.status.id"), type == "follow" ? "missing" : table_);
    deed(undone);
    EXPECT_EQ(told(anna_), "") << type;
  }
  on_post(anna_, table_, "favourite");
  on_post(anna_, table_, "reblog");
  EXPECT_EQ(told(anna_), "");
}

TEST_P(Notifications, AnEditTellsThoseWhoPassedItOn) {
  on_post(benno_, table_, "reblog");
  forget(anna_);
  edit(anna_, table_, "Wo verlieren wir die Mädchen?");
  EXPECT_EQ(told(benno_), "update anna");
  const auto first = city_.get(notifications, benno_).text("0.id");
  edit(anna_, table_, "Wo verlieren wir die Jungen?");
  EXPECT_EQ(told(benno_), "update anna");
  EXPECT_NE(city_.get(notifications, benno_).text("0.id"), first);
  EXPECT_EQ(told(anna_), "");
}

TEST_P(Notifications, WhoWantsToHearOfEveryPostIsTold) {
  on_person(zeno_, anna_, "follow", R"({"notify":true})");
  on_person(benno_, anna_, "follow");
  const auto post = city_.write(anna_, "Morgen im Café.");
  EXPECT_EQ(told(zeno_), "status anna");
  EXPECT_EQ(told(benno_), "");
  city_.reply(anna_, post, "Um acht.");
  const auto other = city_.write(benno_, "Und ich?");
  city_.reply(anna_, other, "Du auch.");
  EXPECT_EQ(told(zeno_), "status anna, status anna") << "Answers to others are theirs.";
  city_.write(anna_, "Nur für Kontakte.", R"("stadt":{"audience":"contacts"})");
  city_.write(anna_, "Zeno hört es als Genannter: @zeno");
  EXPECT_EQ(told(zeno_), "mention anna, status anna, status anna");
  on_person(zeno_, anna_, "follow", R"({"notify":false})");
  city_.write(anna_, "Still.");
  EXPECT_EQ(told(zeno_), "mention anna, status anna, status anna");
  on_person(zeno_, anna_, "follow", R"({"notify":true})");
  on_person(zeno_, anna_, "unfollow");
  city_.write(anna_, "Stiller.");
  EXPECT_EQ(told(zeno_), "mention anna, status anna, status anna");
}

TEST_P(Notifications, AFollowRequestTellsUntilItIsAnswered) {
  on_person(benno_, anna_, "unfollow");
  ASSERT_EQ(city_.patch("/api/v1/accounts/update_credentials", R"({"locked":true})", anna_).status, 200);
  on_person(benno_, anna_, "follow");
  EXPECT_EQ(told(anna_), "follow_request benno");
  act(anna_, fmt::format("/api/v1/follow_requests/{}/authorize", benno_.id));
  EXPECT_EQ(told(anna_), "") << "Nobody is told of their own yes.";
  on_person(benno_, anna_, "unfollow");
  on_person(benno_, anna_, "follow");
  EXPECT_EQ(told(anna_), "follow_request benno");
  act(anna_, fmt::format("/api/v1/follow_requests/{}/reject", benno_.id));
  EXPECT_EQ(told(anna_), "");
  on_person(zeno_, anna_, "follow");
  EXPECT_EQ(told(anna_), "") << "A stranger's waits in silence.";
  EXPECT_EQ(city_.get("/api/v1/follow_requests", anna_).size(), 1u);
}

TEST_P(Notifications, OfAStrangerOnlyAnOpenAnswerInWordsIsTold) {
  city_.write(zeno_, "Hallo @anna, ich habe ein Angebot.");
  city_.write(zeno_, "Nur für Dich, @anna", R"("visibility":"private")");
  const auto other = city_.write(benno_, "Ein anderer Tisch.");
  city_.reply(zeno_, other, "Was meint @anna?");
  for (const auto* verb : {"favourite", "reblog", "bookmark"}) on_post(zeno_, table_, verb);
  on_person(zeno_, anna_, "follow", R"({"notify":true})");
  city_.reply(zeno_, table_, "@anna");
  city_.reply(zeno_, table_, "@anna 👍 https://angebot.example");
  city_.reply(zeno_, table_, "Nur für Dich, @anna: ein Angebot.", R"("visibility":"private")");
  EXPECT_EQ(told(anna_), "");
  const auto answer = city_.reply(zeno_, table_, "Nach Klasse 7, sagt meine Tochter.");
  EXPECT_EQ(told(anna_), "mention zeno");
  edit(zeno_, answer, "Nach Klasse 7, sagt sie. @anna @anna");
  EXPECT_EQ(told(anna_), "mention zeno");
  remove(zeno_, answer);
  EXPECT_EQ(told(anna_), "");
}

TEST_P(Notifications, WhoHasBeenAnsweredIsNoStranger) {
  const auto answer = city_.reply(zeno_, table_, "Nach Klasse 7.");
  on_post(zeno_, table_, "favourite");
  EXPECT_EQ(told(anna_), "mention zeno");
  city_.reply(anna_, answer, "Woher weißt Du das?");
  EXPECT_EQ(told(zeno_), "mention anna");
  on_post(zeno_, table_, "reblog");
  EXPECT_EQ(told(anna_), "reblog zeno, mention zeno");
}

TEST_P(Notifications, WhomTheOwnerFollowsIsHeard) {
  on_person(anna_, zeno_, "follow");
  EXPECT_EQ(told(zeno_), "") << "To follow somebody is no reason to be heard by them.";
  city_.write(zeno_, "Guten Tag, @anna!");
  on_post(zeno_, table_, "favourite");
  EXPECT_EQ(told(anna_), "favourite zeno, mention zeno");
}

TEST_P(Notifications, WhoIsMutedTellsNothing) {
  on_post(benno_, table_, "favourite");
  on_person(anna_, benno_, "mute", R"({"notifications":false})");
  city_.reply(benno_, table_, "Man hört mich noch.");
  EXPECT_EQ(told(anna_), "mention benno, favourite benno");
  on_person(anna_, benno_, "mute", R"({"notifications":true, "duration":60})");
  EXPECT_EQ(told(anna_), "");
  const auto table = city_.write(anna_, "Noch ein Tisch.");
  city_.reply(benno_, table, "Hört mich jemand?");
  for (const auto* verb : {"favourite", "reblog"}) on_post(benno_, table, verb);
  EXPECT_EQ(told(anna_), "");
  city_.env().pass(std::chrono::seconds(61));
  city_.reply(benno_, table, "Jetzt wieder.");
  EXPECT_EQ(told(anna_), "mention benno");
}

TEST_P(Notifications, AMutedConversationTellsNothing) {
  const auto answer = city_.reply(benno_, table_, "Nach Klasse 7.");
  forget(anna_);
  on_post(anna_, answer, "mute");
  city_.reply(benno_, table_, "Wirklich, @anna.");
  for (const auto* verb : {"favourite", "reblog"}) on_post(benno_, table_, verb);
  EXPECT_EQ(told(anna_), "");
  on_post(anna_, table_, "unmute");
  city_.reply(benno_, table_, "Hallo?");
  EXPECT_EQ(told(anna_), "mention benno");
}

TEST_P(Notifications, ABlockTakesBackWhatWasToldOnBothSides) {
  on_post(benno_, table_, "favourite");
  const auto answer = city_.reply(benno_, table_, "Nach Klasse 7.");
  city_.reply(anna_, answer, "Woher weißt Du das?");
  ASSERT_EQ(told(anna_), "mention benno, favourite benno");
  ASSERT_EQ(told(benno_), "mention anna");
  on_person(anna_, benno_, "block");
  EXPECT_EQ(told(anna_), "");
  EXPECT_EQ(told(benno_), "");
  city_.write(benno_, "Was hat @anna nur?");
  city_.write(anna_, "Ich mag @benno nicht.");
  EXPECT_EQ(told(anna_), "");
  EXPECT_EQ(told(benno_), "");
}

TEST_P(Notifications, ADeletedPostTakesBackEverythingAboutIt) {
  on_person(zeno_, anna_, "follow", R"({"notify":true})");
  const auto post = city_.write(anna_, "Was meint @benno?");
  on_post(benno_, post, "favourite");
  on_post(benno_, post, "reblog");
  edit(anna_, post, "Was meint er, @benno?");
  ASSERT_EQ(told(anna_), "reblog benno, favourite benno");
  ASSERT_EQ(told(benno_), "update anna, mention anna");
  ASSERT_EQ(told(zeno_), "status anna");
  remove(anna_, post);
  for (const auto& each : {anna_, benno_, zeno_}) {
    EXPECT_EQ(told(each), "");
    EXPECT_EQ(city_.get("/api/v1/notifications/unread_count", each).text("count"), "0");
  }
}

TEST_P(Notifications, WhatOneMayNotReadIsNotTold) {
  const auto for_close = R"("stadt":{"audience":"close"})";
  const auto answer = city_.reply(benno_, table_, "Ganz unter uns.", for_close);
  EXPECT_EQ(told(anna_), "");
  EXPECT_EQ(city_.get("/api/v1/statuses/" + answer, anna_).status, 404);
  ASSERT_EQ(city_.put("/api/stadt/v1/people/" + anna_.id + "/card", R"({"closeness":"close"})", benno_).status, 200);
  city_.reply(benno_, table_, "Jetzt wirklich.", for_close);
  EXPECT_EQ(told(anna_), "mention benno");
  ASSERT_EQ(city_.put("/api/stadt/v1/people/" + anna_.id + "/card", R"({"closeness":"contact"})", benno_).status, 200);
  EXPECT_EQ(told(anna_), "") << "What is not readable any more is left out.";
}

TEST_P(Notifications, ALetterOfSomebodyKnownTellsAndAHeldOneDoesNot) {
  const auto direct = R"("visibility":"direct")";
  const auto letter = city_.write(benno_, "Kommst Du, @anna?", direct);
  EXPECT_EQ(told(anna_), "mention benno");
  EXPECT_EQ(city_.get(notifications, anna_).text("0.status.id"), letter);
  city_.write(benno_, "Oder Ihr beide?", fmt::format(R"({},"stadt":{{"to":["{}","{}"]}})", direct, anna_.id, zeno_.id));
  EXPECT_EQ(told(anna_), "mention benno, mention benno");
  EXPECT_EQ(told(zeno_), "") << "Benno is a stranger to Zeno.";
  forget(anna_);
  city_.write(zeno_, "Ein Angebot nur für Dich, @anna!", direct);
  EXPECT_EQ(told(anna_), "");
  on_post(anna_, letter, "mute");
  city_.reply(benno_, letter, "Hallo, @anna?", direct);
  EXPECT_EQ(told(anna_), "");
  on_post(anna_, letter, "unmute");
  const auto last = city_.reply(benno_, letter, "Und jetzt, @anna?", direct);
  EXPECT_EQ(told(anna_), "mention benno");
  remove(benno_, last);
  EXPECT_EQ(told(anna_), "");
}

TEST_P(Notifications, ALetterThatAnswersATableIsARequestWithAnAnchor) {
  const auto letter = city_.reply(zeno_, table_, honest, R"("visibility":"direct")");
  ASSERT_EQ(city_.get("/api/v1/statuses/" + letter, zeno_).status, 200);
  city_.reply(zeno_, table_, std::string("@anna ") + honest, R"("visibility":"direct")");
  EXPECT_EQ(told(anna_), "stadt.request zeno");
  const auto page = city_.get(fmt::format("{}?{}", notifications, all_types), anna_);
  EXPECT_EQ(page.text("0.stadt.request.anchor.kind"), "post");
  EXPECT_EQ(page.text("0.stadt.request.anchor.id"), table_);
  EXPECT_EQ(page.text("0.stadt.request.by_message"), "true");
}

TEST_P(Notifications, ARequestBeforeSomebodyIsForApplicationsThatKnowIt) {
  const auto request = ask(zeno_, anna_, table_anchor(table_));
  ASSERT_NE(request, "missing");
  EXPECT_EQ(told(anna_), "stadt.request zeno");
  EXPECT_EQ(told(anna_, "types[]=stadt.request"), "stadt.request zeno");
  EXPECT_EQ(told(anna_, ""), "");
  EXPECT_EQ(told(anna_, "supported_types[]=mention"), "");
  const auto page = city_.get(fmt::format("{}?{}", notifications, all_types), anna_);
  EXPECT_EQ(page.text("0.stadt.request.id"), request);
  EXPECT_EQ(page.text("0.stadt.request.reason"), honest);
  EXPECT_EQ(page.text("0.stadt.request.direction"), "in");
  EXPECT_EQ(page.text("0.status"), "missing");
  const auto id = page.text("0.id");
  EXPECT_EQ(city_.get(fmt::format("{}/{}", notifications, id), anna_).status, 404);
  EXPECT_EQ(city_.get(fmt::format("{}/{}?{}", notifications, id, all_types), anna_).text("stadt.request.id"), request);
  EXPECT_EQ(city_.get("/api/v1/notifications/unread_count", anna_).text("count"), "0");
  EXPECT_EQ(city_.get(fmt::format("/api/v1/notifications/unread_count?{}", all_types), anna_).text("count"), "1");
  EXPECT_EQ(told(zeno_), "");
}

TEST_P(Notifications, GladlyTellsTheSenderAlone) {
  const auto request = ask(zeno_, anna_, table_anchor(table_));
  act(anna_, fmt::format("/api/stadt/v1/requests/{}/accept", request));
  EXPECT_EQ(told(zeno_), "stadt.request_accepted anna, follow anna");
  EXPECT_EQ(told(zeno_, ""), "follow anna");
  EXPECT_EQ(told(anna_), "stadt.request zeno") << "Nobody is told of their own yes.";
  const auto page = city_.get(fmt::format("{}?{}", notifications, all_types), zeno_);
  EXPECT_EQ(page.text("0.stadt.request.state"), "accepted");
  EXPECT_EQ(page.text("0.stadt.request.direction"), "out");
}

TEST_P(Notifications, NothingTellsASenderThatTheyWerePutAside) {
  const auto request = ask(zeno_, anna_, table_anchor(table_));
  for (const auto* verb : {"later", "discard", "restore", "advert"}) {
    act(anna_, fmt::format("/api/stadt/v1/requests/{}/{}", request, verb));
    EXPECT_EQ(told(zeno_), "") << verb;
  }
  EXPECT_EQ(told(anna_), "stadt.request zeno");
}

TEST_P(Notifications, WhatIsTakenBackOrLiesOnThePileIsNotTold) {
  const auto request = ask(zeno_, anna_, table_anchor(table_));
  ASSERT_EQ(told(anna_), "stadt.request zeno");
  act(zeno_, fmt::format("/api/stadt/v1/requests/{}/withdraw", request));
  EXPECT_EQ(told(anna_), "");
  for (const auto* name : {"clara", "dora", "emil"}) {
    const auto other = city_.arrive(name);
    const auto table = city_.write(other, fmt::format("Der Tisch von {}.", name));
    ask(zeno_, other, table_anchor(table));
    const bool on_pile = city_.get("/api/stadt/v1/requests?box=pile", other).size() == 1;
    EXPECT_EQ(on_pile, name != std::string("clara"));
    EXPECT_EQ(told(other), on_pile ? "" : "stadt.request zeno");
  }
}

}  // namespace
}  // namespace stadt::testing
