// What people have in common, whom one met at a table, whom one could meet, who burns for what: over the API.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "ground/organisations.hpp"
#include "support/city.hpp"
#include "support/database.hpp"
#include "support/told.hpp"

namespace stadt::testing {
namespace {

class CommonGround : public OnBothEngines {
 protected:
  Reply ground(const Resident& who, const Resident& with) {
    return city_.get(fmt::format("/api/stadt/v1/people/{}/ground", with.id), who);
  }
  std::vector<std::string> sentences(const Reply& reply, const std::string& member = "sentence.de") {
    std::vector<std::string> list;
    for (std::size_t i = 0; i < reply.size(); ++i) list.push_back(reply.text(fmt::format("{}.{}", i, member)));
    return list;
  }
  std::vector<std::string> accounts(const Reply& reply) { return sentences(reply, "account.acct"); }

  static std::string role(const std::string& organisation, int from, int to, const std::string& audience = "public") {
    return fmt::format(R"({{"kind":"role","audience":"{}","mark":"both","text":"Dort","detail":"{}",)"
                       R"("from_year":{},"to_year":{}}})",
                       audience, organisation, from, to);
  }
  void furnish(const Resident& owner, const std::string& items) {
    const auto house = city_.put("/api/stadt/v1/house", R"({"items":[)" + items + "]}", owner);
    EXPECT_EQ(house.status, 200) << house.raw.body;
  }
  // They talk with each other at a table of the first.
  std::string talk(const Resident& host, const Resident& guest, const std::string& about) {
    const auto table = city_.write(host, about);
    const auto answer = city_.reply(guest, table, "Das frage ich mich auch, seit Jahren schon und immer wieder.");
    city_.reply(host, answer, "Dann lass uns anfangen, am besten gleich heute und hier.");
    return table;
  }
  Reply thank(const Resident& who, const std::string& post) {
    return city_.post(
        "/api/v1/statuses",
        R"({"status":"Das hat mir sehr geholfen.","in_reply_to_id":")" + post + R"(","stadt":{"thanks":true}})", who);
  }
  void act(const Resident& who, const Resident& whom, const std::string& verb) {
    EXPECT_EQ(city_.post(fmt::format("/api/v1/accounts/{}/{}", whom.id, verb), "{}", who).status, 200);
  }

  City city_{take_database()};
  Resident anna_ = city_.arrive("anna");
  Resident benno_ = city_.arrive("benno");
  Resident clara_ = city_.arrive("clara");
};
STADT_ON_BOTH_ENGINES(CommonGround);

TEST_P(CommonGround, TwoWhoAnsweredEachOtherAreToldSo) {
  const auto table = talk(anna_, benno_, "Wo verlieren wir die Mädchen?");
  const auto told = ground(benno_, anna_);
  ASSERT_EQ(told.size(), 1u) << told.raw.body;
  EXPECT_EQ(told.text("0.kind"), "answered");
  EXPECT_EQ(told.text("0.table_id"), table);
  EXPECT_EQ(told.text("0.sentence.de"), "Ihr habt einander geantwortet, zuletzt bei „Wo verlieren wir die Mädchen?“.");
  EXPECT_EQ(told.text("0.sentence.en"), "You have answered each other, last at “Wo verlieren wir die Mädchen?”.");
  EXPECT_EQ(sentences(ground(anna_, benno_)), sentences(told)) << "It is the same from both sides.";
}

TEST_P(CommonGround, ATableOfThreeIsRarerThanATableOfMany) {
  const auto quiet = city_.write(clara_, "Ein kleiner Tisch");
  const auto loud = city_.write(clara_, "Ein großer Tisch");
  for (const auto& guest : {anna_, benno_}) {
    city_.reply(guest, loud, "Hier bin ich, mit ein paar Worten.");
    city_.reply(guest, quiet, "Und hier bin ich auch.");
  }
  for (int i = 0; i < 3; ++i) city_.reply(city_.arrive(fmt::format("gast{}", i)), loud, "Ich auch.");
  EXPECT_EQ(sentences(ground(anna_, benno_)),
            (std::vector<std::string>{"Ihr habt beide bei „Ein kleiner Tisch“ mitgeredet, mit einer weiteren Person.",
                                      "Ihr habt beide bei „Ein großer Tisch“ mitgeredet, mit vier anderen."}));
}

TEST_P(CommonGround, ATagIsSharedByThoseWhoOftenTalkOfIt) {
  for (const auto& who : {anna_, benno_}) {
    for (int i = 0; i < 3; ++i) city_.write(who, fmt::format("Noch ein Gedanke, der {}. #PalliativMedizin", i));
  }
  city_.write(clara_, "Ein einziger. #PalliativMedizin");
  const auto told = ground(anna_, benno_);
  ASSERT_EQ(told.size(), 1u) << told.raw.body;
  EXPECT_EQ(told.text("0.tag"), "PalliativMedizin");
  EXPECT_EQ(told.text("0.sentence.de"), "Ihr redet beide über #PalliativMedizin, hier sonst nur eine Person.");
  EXPECT_EQ(ground(anna_, clara_).size(), 0u);
}

TEST_P(CommonGround, AnOrganisationIsSharedInTheSameYears) {
  furnish(anna_, role("Hafenklinik", 2012, 2018) + "," + role("Werft Nord", 2001, 2003));
  furnish(benno_, role("hafenklinik", 2015, 0) + "," + role("Werft Nord", 2004, 2009));
  const auto told = ground(anna_, benno_);
  ASSERT_EQ(told.size(), 1u) << told.raw.body;
  EXPECT_EQ(told.text("0.kind"), "organisation");
  EXPECT_EQ(told.text("0.sentence.en"), "You were both at hafenklinik, at the same time from 2015 to 2018.");
}

TEST_P(CommonGround, WhatOnlyOneOfTheTwoMaySeeIsNoCommonGround) {
  furnish(anna_, role("Hafenklinik", 2012, 2018));
  for (const auto* audience : {"self", "close", "contacts", "followers"}) {
    furnish(benno_, role("Hafenklinik", 2012, 2018, audience));
    EXPECT_EQ(ground(anna_, benno_).size(), 0u) << audience;
    EXPECT_EQ(ground(benno_, anna_).size(), 0u) << audience << ": Anna may not see it either.";
  }
  furnish(benno_, role("Hafenklinik", 2012, 2018, "contacts"));
  acquaint(city_, anna_, benno_);
  EXPECT_EQ(ground(anna_, benno_).size(), 1u);
  EXPECT_EQ(ground(benno_, anna_).size(), 1u);
  EXPECT_EQ(ground(clara_, benno_).size(), 0u);
}

TEST_P(CommonGround, IsNotToldOfPeopleWhoDoNotSeeEachOther) {
  talk(anna_, benno_, "Ein Tisch für zwei");
  act(anna_, benno_, "block");
  EXPECT_EQ(ground(anna_, benno_).status, 404);
  EXPECT_EQ(ground(benno_, anna_).status, 404);
  EXPECT_EQ(ground(anna_, {.handle = {}, .id = "4711", .token = {}}).status, 404);
  EXPECT_EQ(ground({}, benno_).status, 401);
  EXPECT_EQ(ground(anna_, anna_).size(), 0u);
}

TEST_P(CommonGround, ATableOfSomebodyHiddenIsNotNamed) {
  const auto table = city_.write(clara_, "Claras Tisch");
  for (const auto& guest : {anna_, benno_}) city_.reply(guest, table, "Ein paar Worte.");
  EXPECT_EQ(ground(anna_, benno_).size(), 1u);
  act(anna_, clara_, "mute");
  EXPECT_EQ(ground(anna_, benno_).size(), 0u);
  EXPECT_EQ(ground(benno_, anna_).size(), 1u) << "Whom Anna mutes is Anna's own matter.";
  EXPECT_EQ(city_.remove("/api/v1/statuses/" + table, clara_).status, 200);
  EXPECT_EQ(ground(benno_, anna_).size(), 0u);
}

TEST_P(CommonGround, ThoseWithWhomOneExchangedWordsWereMet) {
  const auto table = city_.write(anna_, "Wer war dabei?");
  const auto from_benno = city_.reply(benno_, table, "Ich, von Anfang an.");
  const auto from_clara = city_.reply(clara_, table, "Ich auch, aber später.");
  const std::string path = fmt::format("/api/stadt/v1/tables/{}/met", table);
  EXPECT_EQ(city_.get(path, anna_).size(), 0u) << "Nobody was answered yet.";
  const auto back = city_.reply(anna_, from_benno, "Wie war es?");
  city_.reply(anna_, from_clara, "Und bei Dir?");
  const auto later = city_.reply(benno_, back, "Laut, und schön.");
  auto met = city_.get(path, anna_);
  EXPECT_EQ(accounts(met), (std::vector<std::string>{"benno", "clara"})) << met.raw.body;
  EXPECT_EQ(met.text("0.answers"), "3");
  EXPECT_EQ(met.text("0.post.id"), later);
  EXPECT_EQ(met.text("1.post.id"), from_clara);
  EXPECT_EQ(accounts(city_.get(path, clara_)), (std::vector<std::string>{"anna"}));

  EXPECT_EQ(city_.remove("/api/v1/statuses/" + later, benno_).status, 200);
  met = city_.get(path, anna_);
  EXPECT_EQ(met.text("0.post.id"), from_benno) << "The anchor is something that is still there.";
}

TEST_P(CommonGround, WhoIsKnownOrAskedWasNotMet) {
  const auto dora = city_.arrive("dora");
  const auto table = city_.write(anna_, "Viele auf einmal");
  for (const auto& guest : {benno_, clara_, dora}) {
    city_.reply(anna_, city_.reply(guest, table, "Hier sind meine Worte."), "Und hier sind meine.");
  }
  const std::string path = fmt::format("/api/stadt/v1/tables/{}/met", table);
  EXPECT_EQ(city_.get(path, anna_).size(), 3u);
  acquaint(city_, anna_, benno_);
  const auto asked =
      city_.post("/api/stadt/v1/requests",
                 fmt::format(R"({{"account_id":"{}","anchor":{{"kind":"table","id":"{}"}},)"
                             R"("reason":"Was Du über das Anfangen gesagt hast, geht mir nicht aus dem Kopf."}})",
                             clara_.id, table),
                 anna_);
  EXPECT_EQ(asked.status, 200) << asked.raw.body;
  EXPECT_EQ(accounts(city_.get(path, anna_)), (std::vector<std::string>{"dora"}));
  EXPECT_EQ(city_.get(path, clara_).size(), 0u) << "Anna is asking already.";
  act(dora, anna_, "block");
  EXPECT_EQ(city_.get(path, anna_).size(), 0u);
  EXPECT_EQ(city_.get(path, {}).status, 401);
}

TEST_P(CommonGround, WhoBurnsForSomethingIsFoundByTheirTalks) {
  std::string table;
  for (int month = 0; month < 3; ++month) {
    table = talk(anna_, benno_, fmt::format("Wie begleiten wir Sterbende, Teil {}? #Hospiz", month + 1));
    city_.env().pass(std::chrono::days(31));
  }
  EXPECT_EQ(thank(clara_, table).status, 200);
  const auto found = city_.get("/api/stadt/v1/people?burns_for=%23hospiz");
  EXPECT_EQ(accounts(found), (std::vector<std::string>{"anna", "benno"})) << found.raw.body;
  EXPECT_EQ(found.text("0.sentence.de"),
            "anna hat in drei der letzten zwölf Monate über #Hospiz geredet, an drei Tischen; eine Person hat Danke "
            "gesagt.");
  EXPECT_EQ(found.size("0.talks"), 3u);
  EXPECT_EQ(found.text("0.talks.0.id"), table) << "The latest talk first.";
  EXPECT_EQ(city_.get("/api/stadt/v1/people?burns_for=Angeln").size(), 0u);

  act(anna_, benno_, "block");
  EXPECT_EQ(accounts(city_.get("/api/stadt/v1/people?burns_for=Hospiz", benno_)), std::vector<std::string>());
  city_.patch("/api/v1/accounts/update_credentials", R"({"discoverable":false})", anna_);
  EXPECT_EQ(accounts(city_.get("/api/stadt/v1/people?burns_for=Hospiz")), (std::vector<std::string>{"benno"}));
}

TEST_P(CommonGround, WhoCanIsFoundByQuestionsAndThanks) {
  for (int i = 0; i < 2; ++i) {
    const auto question = city_.write(anna_, fmt::format("Wie gibt man das ab, zum {}. Mal? #Steuern", i + 1));
    const auto answer = city_.reply(benno_, question, "Man füllt die erste Seite aus und lässt die zweite liegen.");
    if (i == 0) {
      EXPECT_EQ(thank(anna_, answer).status, 200);
    }
  }
  const auto found = city_.get("/api/stadt/v1/people?can=Steuern", clara_);
  EXPECT_EQ(accounts(found), (std::vector<std::string>{"benno"})) << found.raw.body;
  EXPECT_EQ(found.text("0.sentence.en"), "benno has answered two questions on #Steuern and was thanked once.");
  EXPECT_EQ(found.size("0.talks"), 2u);
}

TEST_P(CommonGround, WhatIsAskedForMustBeATag) {
  for (const auto* query : {"", "?burns_for=", "?can=%20", "?burns_for=%23"}) {
    EXPECT_EQ(city_.get(std::string("/api/stadt/v1/people") + query).text("code"), "people.topic") << query;
  }
  EXPECT_EQ(city_.get("/api/stadt/v1/people?can=" + std::string(400, 'a')).status, 422);
}

TEST_P(CommonGround, WhoCouldBeMetSitsAtATable) {
  const auto dora = city_.arrive("dora");
  const auto shared = city_.write(clara_, "Worüber reden wir am liebsten?");
  for (const auto& guest : {anna_, benno_, dora}) city_.reply(guest, shared, "Über alles, was schwer ist.");
  city_.env().pass(std::chrono::hours(1));
  const auto now_at = city_.write(benno_, "Was hält Euch wach?");
  const auto found = city_.get("/api/stadt/v1/people/meet", anna_);
  ASSERT_EQ(found.size(), 3u) << found.raw.body;
  std::size_t at = 0;
  while (found.text(fmt::format("{}.account.acct", at)) != "benno") ++at;
  EXPECT_EQ(found.text(fmt::format("{}.sentence.de", at)), "benno sitzt gerade bei „Was hält Euch wach?“.");
  EXPECT_EQ(found.text(fmt::format("{}.table.id", at)), now_at);
  EXPECT_EQ(found.text(fmt::format("{}.ground.0.table_id", at)), shared);

  acquaint(city_, anna_, benno_);
  city_.follow(anna_, clara_);
  EXPECT_EQ(accounts(city_.get("/api/stadt/v1/people/meet", anna_)), (std::vector<std::string>{"dora"}));
  city_.patch("/api/v1/accounts/update_credentials", R"({"discoverable":false})", dora);
  EXPECT_EQ(city_.get("/api/stadt/v1/people/meet", anna_).size(), 0u);
  EXPECT_EQ(city_.get("/api/stadt/v1/people/meet").status, 401);
}

TEST_P(CommonGround, WhoWentHomeIsNotMet) {
  const auto shared = city_.write(clara_, "Worüber reden wir am liebsten?");
  for (const auto& guest : {anna_, benno_}) city_.reply(guest, shared, "Über alles, was schwer ist.");
  EXPECT_EQ(city_.get("/api/stadt/v1/people/meet", anna_).size(), 2u);
  city_.env().pass(std::chrono::hours(49));
  EXPECT_EQ(city_.get("/api/stadt/v1/people/meet", anna_).size(), 0u);
}

TEST_P(CommonGround, OrganisationsAreCountedOverWhatEverybodyMaySee) {
  auto& db = city_.app().database().session();
  ground::Organisations organisations;
  const std::vector<std::string> names = {"HAFENKLINIK", "Werft Nord"};
  furnish(anna_, role("Hafenklinik", 2012, 2018) + "," + role("Hafenklinik", 2020, 0));
  furnish(benno_, role("Hafenklinik", 2012, 2018, "here"));
  organisations.rebuild(db);
  EXPECT_EQ(organisations.people(db, names), (std::vector<std::int64_t>{1, 0}));
  furnish(clara_, role("hafenklinik", 0, 0) + "," + role("Werft Nord", 2001, 2003));
  furnish(anna_, role("Werft Nord", 2001, 2003));
  EXPECT_EQ(organisations.people(db, names), (std::vector<std::int64_t>{1, 0})) << "Nothing was heard yet.";
  const std::vector<Event> heard = {{.kind = EventKind::person_changed, .actor = id_of(clara_).value},
                                    {.kind = EventKind::person_changed, .actor = id_of(anna_).value}};
  organisations.follow(heard);
  EXPECT_EQ(organisations.people(db, names), (std::vector<std::int64_t>{1, 2}));
}

TEST_P(CommonGround, WhoHasLeftIsNamedNowhere) {
  const auto table = talk(anna_, benno_, "Was bleibt von uns? #Abschied");
  for (int i = 0; i < 3; ++i) city_.reply(benno_, table, fmt::format("Noch ein Gedanke dazu, der {}.", i));
  city_.reply(clara_, table, "Ich höre Euch zu und sage auch etwas.");
  const std::string met = fmt::format("/api/stadt/v1/tables/{}/met", table);
  const std::string burning = "/api/stadt/v1/people?burns_for=Abschied";
  EXPECT_EQ(accounts(city_.get(met, anna_)), (std::vector<std::string>{"benno"}));
  EXPECT_EQ(accounts(city_.get(burning)), (std::vector<std::string>{"benno"}));
  EXPECT_EQ(city_.get("/api/stadt/v1/people/meet", clara_).size(), 2u);

  EXPECT_TRUE(city_.app().database().write_and_wait([&](sql::Transaction& transaction) -> Result<> {
    transaction.execute("UPDATE person SET state = 3 WHERE id = $1", id_of(benno_));
    transaction.record({.kind = EventKind::person_left, .actor = id_of(benno_).value, .at = city_.env().now()});
    return {};
  }));
  EXPECT_EQ(city_.get(met, anna_).size(), 0u);
  EXPECT_EQ(city_.get(burning).size(), 0u);
  EXPECT_EQ(accounts(city_.get("/api/stadt/v1/people/meet", clara_)), (std::vector<std::string>{"anna"}));
  EXPECT_EQ(ground(anna_, benno_).status, 404);
}

}  // namespace
}  // namespace stadt::testing
