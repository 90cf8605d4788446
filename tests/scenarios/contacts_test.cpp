// How two people get to know each other, as their applications see it; and what a pitch meets.
#include "support/asking.hpp"
#include "support/campaign.hpp"

namespace stadt::testing {
namespace {

class Contacts : public Asking {};
STADT_ON_BOTH_ENGINES(Contacts);

TEST_P(Contacts, BeginWithAReasonAndAYes) {
  furnish(adaeze_);
  const auto asked = ask(mira_, adaeze_, house_anchor());
  ASSERT_EQ(asked.status, 200) << asked.raw.body;
  EXPECT_EQ(asked.text("direction"), "out");
  EXPECT_EQ(asked.text("delivered"), "inbox");
  EXPECT_EQ(asked.text("anchor.text"), "Mädchen, die Brücken bauen");
  const auto inbox = city_.get(requests, adaeze_);
  ASSERT_EQ(inbox.size(), 1u);
  EXPECT_EQ(inbox.text("0.account.acct"), "mira");
  EXPECT_EQ(inbox.text("0.reason"), honest);
  EXPECT_EQ(city_.get(std::string(requests) + "/count", adaeze_).text("inbox"), "1");

  const auto id = asked.text("id");
  EXPECT_EQ(act(adaeze_, id, "accept", R"({"reason":"Gern! Wollen wir telefonieren?"})").text("state"), "accepted");
  EXPECT_EQ(state(mira_, id), "accepted");
  for (const auto& [one, other] : {std::pair(mira_, adaeze_), std::pair(adaeze_, mira_)}) {
    EXPECT_EQ(card(one, other).text("contact"), "true");
    const auto relation = city_.get("/api/v1/accounts/relationships?id[]=" + other.id, one);
    EXPECT_EQ(relation.text("0.following"), "true");
    EXPECT_EQ(city_.get("/api/stadt/v1/contacts", one).text("0.account.id"), other.id);
  }
  EXPECT_EQ(ask(mira_, adaeze_, house_anchor()).text("code"), "contact.are_contacts");
}

TEST_P(Contacts, SeeWhatIsForContactsAndForCloseOnes) {
  furnish(adaeze_);
  const auto for_contacts = city_.write(adaeze_, "Unter uns", R"("stadt":{"audience":"contacts"})");
  const auto for_close = city_.write(adaeze_, "Ganz unter uns", R"("stadt":{"audience":"close"})");
  EXPECT_EQ(city_.get("/api/v1/statuses/" + for_contacts, mira_).status, 404);
  const auto id = ask(mira_, adaeze_, house_anchor()).text("id");
  act(adaeze_, id, "accept");
  EXPECT_EQ(city_.get("/api/v1/statuses/" + for_contacts, mira_).status, 200);
  EXPECT_EQ(city_.get("/api/v1/statuses/" + for_close, mira_).status, 404);
  EXPECT_EQ(city_.get("/api/v1/timelines/home", mira_).size(), 1u);
  EXPECT_EQ(city_.get("/api/stadt/v1/people/adaeze", mira_).size("items"), 2u);
  const auto card_path = "/api/stadt/v1/people/" + mira_.id + "/card";
  const auto changed = city_.put(card_path, R"({"closeness":"close","note":"Vom Physiktisch"})", adaeze_);
  EXPECT_EQ(changed.text("closeness"), "close");
  EXPECT_EQ(changed.text("note"), "Vom Physiktisch");
  EXPECT_EQ(city_.get("/api/v1/statuses/" + for_close, mira_).status, 200);
  EXPECT_EQ(city_.get("/api/v1/timelines/home", mira_).size(), 2u);
  EXPECT_EQ(card(mira_, adaeze_).text("closeness"), "contact") << "Nobody sees how close another one calls them.";
  city_.remove("/api/stadt/v1/contacts/" + mira_.id, adaeze_);
  EXPECT_EQ(city_.get("/api/v1/statuses/" + for_contacts, mira_).status, 404);
  EXPECT_EQ(card(mira_, adaeze_).text("contact"), "false");
}

TEST_P(Contacts, AskingBackKeepsTheRequestAndOpensADialogue) {
  furnish(adaeze_);
  const auto id = ask(mira_, adaeze_, house_anchor()).text("id");
  EXPECT_EQ(act(adaeze_, id, "ask").text("code"), "contact.ask_text");
  EXPECT_EQ(act(adaeze_, id, "ask", R"({"text":"Woher kennst Du den Physiktisch?"})").text("state"), "asked");
  EXPECT_EQ(state(mira_, id), "asked");
  EXPECT_EQ(act(adaeze_, id, "accept").text("state"), "accepted");
}

TEST_P(Contacts, AMessageToTheSenderAsksBack) {
  furnish(adaeze_);
  const auto id = ask(mira_, adaeze_, house_anchor()).text("id");
  city_.write(adaeze_, "Woher kennst Du den Physiktisch?",
              fmt::format(R"("visibility":"direct","stadt":{{"to":["{}"]}})", mira_.id));
  EXPECT_EQ(state(mira_, id), "asked");
  EXPECT_EQ(card(mira_, adaeze_).text("may_write"), "true") << "Who was asked back may answer.";
}

TEST_P(Contacts, AFirstMessageIsARequestAndGoesWithIt) {
  const auto cold = city_.write(mira_, "Guten Tag, darf ich Ihnen etwas zeigen?",
                                fmt::format(R"("visibility":"direct","stadt":{{"to":["{}"]}})", adaeze_.id));
  const auto pile = city_.get(std::string(requests) + "?box=pile", adaeze_);
  ASSERT_EQ(pile.size(), 1u);
  EXPECT_EQ(pile.text("0.by_message"), "true");
  EXPECT_EQ(pile.text("0.why.0.code"), "no_anchor");
  EXPECT_EQ(box(adaeze_, "in"), 0u);
  city_.remove("/api/v1/statuses/" + cold, mira_);
  EXPECT_EQ(box(adaeze_, "pile"), 0u);
  EXPECT_EQ(state(mira_, pile.text("0.id")), "withdrawn");
}

TEST_P(Contacts, AMessageInAnswerToOnesPostLiesBeforeOne) {
  const auto post = city_.write(adaeze_, "Wo verlieren wir sie? Ich glaube, in Klasse 7.");
  city_.reply(mira_, post, "Das habe ich in der Werkstatt genauso erlebt, darf ich Dir davon erzählen?",
              fmt::format(R"("visibility":"direct","stadt":{{"to":["{}"]}})", adaeze_.id));
  const auto inbox = city_.get(requests, adaeze_);
  ASSERT_EQ(inbox.size(), 1u);
  EXPECT_EQ(inbox.text("0.anchor.kind"), "post");
  EXPECT_EQ(inbox.text("0.anchor.id"), post);
  const auto said = act(adaeze_, inbox.text("0.id"), "accept", R"({"reason":"Gern, ruf mich an!"})");
  EXPECT_EQ(said.text("state"), "accepted") << said.raw.body;
  EXPECT_EQ(city_.get("/api/v1/conversations", mira_).text("0.unread"), "true");
}

TEST_P(Contacts, NothingTellsTheSenderOfBeingPutAside) {
  furnish(adaeze_);
  const auto benno = city_.arrive("benno");
  const auto aside = ask(mira_, adaeze_, house_anchor());
  const auto ignored = ask(benno, adaeze_, house_anchor(), std::string(honest) + " Ich frage für meine Schule.");
  act(adaeze_, aside.text("id"), "discard");
  for (const auto* path : {"/api/stadt/v1/requests?box=out", "/api/stadt/v1/requests/count"}) {
    const auto of_mira = city_.get(path, mira_);
    const auto of_benno = city_.get(path, benno);
    EXPECT_EQ(of_mira.text("0.state"), of_benno.text("0.state")) << path;
    EXPECT_EQ(of_mira.text("0.answered_at"), of_benno.text("0.answered_at")) << path;
    EXPECT_EQ(of_mira.raw.headers.size(), of_benno.raw.headers.size()) << path;
  }
  EXPECT_EQ(ask(mira_, adaeze_, house_anchor()).text("code"), ask(benno, adaeze_, house_anchor()).text("code"));
  EXPECT_EQ(state(mira_, aside.text("id")), state(benno, ignored.text("id")));
  EXPECT_EQ(box(adaeze_, "in"), 1u);
  EXPECT_EQ(box(adaeze_, "aside"), 1u);
  city_.env().pass(std::chrono::days(29));
  EXPECT_EQ(act(adaeze_, aside.text("id"), "accept").text("code"), "contact.put_aside");
  EXPECT_EQ(act(adaeze_, aside.text("id"), "restore").text("state"), "pending");
  act(adaeze_, aside.text("id"), "discard");
  city_.env().pass(std::chrono::days(31));
  EXPECT_EQ(act(adaeze_, aside.text("id"), "restore").text("code"), "contact.undo_over");
  EXPECT_EQ(box(adaeze_, "aside"), 0u);
}

TEST_P(Contacts, TheAnchorIsTheAddresseesAndCanBeSeen) {
  furnish(adaeze_);
  const auto benno = city_.arrive("benno");
  const auto foreign_post = city_.write(benno, "Etwas anderes");
  const auto hidden_post = city_.write(adaeze_, "Nicht für alle", R"("visibility":"private")");
  const auto open_post = city_.write(adaeze_, "Für alle");
  const auto table = city_.write(benno, "Ein Tisch");
  city_.reply(adaeze_, table, "Ich sitze auch hier.");
  const std::string refused[] = {R"({"kind":"none"})",
                                 R"({"kind":"house","id":""})",
                                 R"({"kind":"house","id":"talk_to_me_about.7"})",
                                 R"({"kind":"house","id":"nonsense.0"})",
                                 R"({"kind":"event","id":"1"})",
                                 R"({"kind":"known_from","text":"  "})",
                                 fmt::format(R"({{"kind":"house","id":"{}"}})", hidden_item_),
                                 fmt::format(R"({{"kind":"role","id":"{}"}})", public_item_),
                                 fmt::format(R"({{"kind":"post","id":"{}"}})", foreign_post),
                                 fmt::format(R"({{"kind":"post","id":"{}"}})", hidden_post),
                                 fmt::format(R"({{"kind":"table","id":"{}"}})", foreign_post),
                                 fmt::format(R"({{"kind":"person","id":"{}"}})", benno.id)};
  for (const auto& anchor : refused) EXPECT_EQ(ask(mira_, adaeze_, anchor).text("code"), "contact.anchor") << anchor;
  const std::string taken[] = {house_anchor(), R"({"kind":"house","id":"talk_to_me_about.0"})",
                               fmt::format(R"({{"kind":"post","id":"{}"}})", open_post),
                               fmt::format(R"({{"kind":"table","id":"{}"}})", table),
                               R"({"kind":"known_from","text":"der Lesung im Mai"})"};
  int serial = 0;
  FakeEnv words;
  for (const auto& anchor : taken) {
    const auto sender = city_.arrive("sender" + std::to_string(serial++));
    EXPECT_EQ(ask(sender, adaeze_, anchor, honest_note(words)).text("delivered"), "inbox") << anchor;
  }
  const auto offered = city_.get(std::string(requests) + "/anchors?account_id=" + adaeze_.id, mira_);
  EXPECT_EQ(offered.text("0.text"), "Mädchen, die Brücken bauen");
  EXPECT_EQ(offered.raw.body.find("Geheime"), std::string::npos);
  EXPECT_EQ(offered.raw.body.find("Nicht für alle"), std::string::npos);
}

TEST_P(Contacts, WhatIsNoWishIsRefusedWithASentence) {
  furnish(adaeze_);
  const auto blocker = city_.arrive("blocker");
  city_.post("/api/v1/accounts/" + mira_.id + "/block", "{}", blocker);
  struct Case {
    std::string body;
    int status;
    std::string code;
  };
  const Case cases[] = {{wish(mira_, R"({"kind":"known_from","text":"mir selbst"})"), 422, "contact.oneself"},
                        {wish(blocker, R"({"kind":"known_from","text":"früher"})"), 404, "not_found"},
                        {wish({.handle = "", .id = "12345", .token = ""}, house_anchor()), 404, "not_found"},
                        {wish(adaeze_, house_anchor(), "!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!"), 422,
                         "contact.reason_empty"},
                        {wish(adaeze_, house_anchor(), "Hallo"), 422, "contact.reason_short"},
                        {wish(adaeze_, house_anchor(), std::string(100'000, 'a')), 422, "contact.reason_long"}};
  for (const auto& [body, status, code] : cases) {
    const auto reply = city_.post(requests, body, mira_);
    EXPECT_EQ(reply.status, status) << reply.raw.body;
    EXPECT_EQ(reply.text("code"), code);
  }
  EXPECT_EQ(city_.post(requests, "{}", mira_).status / 100, 4);
  EXPECT_EQ(city_.post(requests, wish(adaeze_, house_anchor())).status, 401);
}

TEST_P(Contacts, ABlockEndsTheRequestAndReadsAsNotFound) {
  furnish(adaeze_);
  const auto id = ask(mira_, adaeze_, house_anchor()).text("id");
  city_.post("/api/v1/accounts/" + mira_.id + "/block", "{}", adaeze_);
  EXPECT_EQ(city_.get(fmt::format("{}/{}", requests, id), mira_).status, 404);
  EXPECT_EQ(box(mira_, "out"), 0u);
  EXPECT_EQ(act(adaeze_, id, "accept").status, 404);
  city_.post("/api/v1/accounts/" + mira_.id + "/unblock", "{}", adaeze_);
  EXPECT_EQ(act(adaeze_, id, "accept").status, 404) << "What a block has ended does not come back.";
  EXPECT_EQ(act(adaeze_, id, "restore").status, 404);
  EXPECT_EQ(ask(mira_, adaeze_, house_anchor()).status, 200);
}

TEST_P(Contacts, WhatWasTakenBackCannotBeAccepted) {
  furnish(adaeze_);
  const auto id = ask(mira_, adaeze_, house_anchor()).text("id");
  EXPECT_EQ(act(adaeze_, id, "withdraw").status, 404) << "Only the sender takes back.";
  EXPECT_EQ(act(mira_, id, "accept").status, 404) << "Only the addressee answers.";
  act(mira_, id, "withdraw");
  const auto late = act(adaeze_, id, "accept");
  EXPECT_EQ(late.status, 409);
  EXPECT_EQ(late.text("code"), "contact.withdrawn");
  EXPECT_EQ(card(mira_, adaeze_).text("contact"), "false");
  EXPECT_EQ(box(adaeze_, "in"), 0u);
}

TEST_P(Contacts, RequestsThatCrossAreAnsweredTogether) {
  const auto there = ask(mira_, adaeze_, R"({"kind":"known_from","text":"der Lesung"})").text("id");
  const auto back = ask(adaeze_, mira_, R"({"kind":"known_from","text":"der Lesung"})").text("id");
  EXPECT_EQ(act(adaeze_, there, "accept").text("state"), "accepted");
  EXPECT_EQ(state(adaeze_, back), "accepted");
  EXPECT_EQ(box(mira_, "in"), 0u);
  EXPECT_EQ(act(mira_, back, "advert").text("code"), "contact.answered");
}

TEST_P(Contacts, NobodyElseSeesARequest) {
  furnish(adaeze_);
  const auto benno = city_.arrive("benno");
  const auto id = ask(mira_, adaeze_, house_anchor()).text("id");
  for (const auto* verb : {"accept", "ask", "later", "discard", "advert", "restore", "withdraw"}) {
    EXPECT_EQ(act(benno, id, verb, R"({"text":"Warum?"})").status, 404) << verb;
  }
  EXPECT_EQ(city_.get(fmt::format("{}/{}", requests, id), benno).status, 404);
  EXPECT_EQ(card(benno, adaeze_).raw.body.find(honest), std::string::npos);
}

TEST_P(Contacts, TwoAnswersOneAfterTheOtherEndInOneState) {
  furnish(adaeze_);
  const auto id = ask(mira_, adaeze_, house_anchor()).text("id");
  EXPECT_EQ(act(adaeze_, id, "accept").status, 200);
  EXPECT_EQ(act(adaeze_, id, "accept").status, 200) << "Repeating is harmless.";
  EXPECT_EQ(act(adaeze_, id, "discard").text("code"), "contact.answered");
  EXPECT_EQ(city_.get("/api/v1/accounts/" + mira_.id).text("followers_count"), "1");
}

}  // namespace
}  // namespace stadt::testing
