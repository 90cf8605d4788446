// What a pitch meets: the pile, the budget, the stop; and what honest people meet instead.
#include "support/asking.hpp"

namespace stadt::testing {
namespace {

class Pitching : public Asking {};
STADT_ON_BOTH_ENGINES(Pitching);

TEST_P(Pitching, FourNearIdenticalCardsLieOnThePileAndSaySo) {
  const auto drost = city_.arrive("drost");
  std::vector<std::string> delivered;
  for (int i = 0; i < 4; ++i) {
    const auto addressee = city_.arrive("addressee" + std::to_string(i));
    furnish(addressee);
    const auto text = fmt::format(
        "Guten Tag addressee{}, ich bin Coach und möchte Menschen wie Ihnen helfen, in {} Wochen sichtbarer zu werden.",
        i, i + 4);
    const auto mirror = city_.post(std::string(requests) + "/mirror", wish(addressee, house_anchor(), text), drost);
    EXPECT_EQ(mirror.text("resembles"), std::to_string(i));
    EXPECT_EQ(mirror.text("reads_like_offer"), "true");
    const auto sent = ask(drost, addressee, house_anchor(), text);
    EXPECT_EQ(sent.text("delivered"), mirror.text("delivered"));
    delivered.push_back(sent.text("delivered"));
    if (i < 2) continue;
    EXPECT_EQ(sent.text("why.0.code"), "resembles");
    EXPECT_EQ(sent.text("why.0.count"), std::to_string(i));
    EXPECT_EQ(city_.get(std::string(requests) + "?box=pile", addressee).text("0.why.0.code"), "resembles");
    EXPECT_EQ(box(addressee, "in"), 0u);
  }
  EXPECT_EQ(delivered, (std::vector<std::string>{"inbox", "inbox", "pile", "pile"}));
}

TEST_P(Pitching, WhoHasTalkedIsNoStranger) {
  const auto root = city_.write(adaeze_, "Wo verlieren wir sie?");
  std::vector<Resident> guests;
  for (int i = 0; i < 8; ++i) {
    guests.push_back(city_.arrive("guest" + std::to_string(i)));
    const auto answer = city_.reply(guests.back(), root, "In Klasse 7, denke ich.");
    city_.reply(mira_, answer, "Ja, bei uns auch.");
    const auto heard = city_.reply(mira_, answer, "Und dann?");
    city_.reply(guests.back(), heard, "Dann kommt die Klasse 8.");
  }
  const auto anchor = fmt::format(R"({{"kind":"table","id":"{}"}})", root);
  for (const auto& guest : guests) {
    const auto sent = ask(mira_, guest, anchor, "Das war ein schöner Abend, lass uns weiterreden, wenn Du magst!");
    EXPECT_EQ(sent.text("delivered"), "inbox") << sent.raw.body;
  }
}

TEST_P(Pitching, FiveMayBeOnTheirWayAndAnAnswerFreesThePlace) {
  std::vector<std::string> sent;
  Resident last;
  const std::string reasons[] = {"Dein Blick auf Brücken ist selten, erzähl mir bitte mehr davon.",
                                 "Bei der Lesung sagtest Du etwas über Stille, das bei mir blieb.",
                                 "Meine Werkstatt sucht genau solche Fragen, wie Du sie stellst.",
                                 "Unser Chor singt Deine Übersetzung, wir würden Dich gern hören.",
                                 "Vom Bahnhofscafé erinnere ich mich an Deinen Apfelkuchen gern.",
                                 "Wie bist Du vom Tunnelbau zur Fotografie gekommen, frage ich mich."};
  for (int i = 0; i < 6; ++i) {
    last = city_.arrive("neighbour" + std::to_string(i));
    const auto reply = ask(mira_, last, R"({"kind":"known_from","text":"der Straße"})", reasons[i]);
    if (i < 5) {
      EXPECT_EQ(reply.status, 200) << reply.raw.body;
      sent.push_back(reply.text("id"));
    } else {
      EXPECT_EQ(reply.status, 422);
      EXPECT_EQ(reply.text("code"), "contact.budget");
    }
  }
  EXPECT_EQ(act(mira_, sent[0], "withdraw").text("state"), "withdrawn");
  EXPECT_EQ(ask(mira_, last, R"({"kind":"known_from","text":"der Straße"})", reasons[5]).text("code"), "contact.budget")
      << "A place that is freed would betray who was put aside.";
  city_.env().pass(std::chrono::days(15));
  EXPECT_EQ(ask(mira_, last, R"({"kind":"known_from","text":"der Straße"})", reasons[5]).status, 200);
}

TEST_P(Pitching, ThreeMarksStopSendingAndAHumanCanEndThat) {
  const auto drost = city_.arrive("drost");
  const std::string texts[] = {"Ihr Auftritt wäre mit meinem Programm im Nu doppelt so sichtbar, wetten?",
                               "Kennen Sie die sieben Fehler, die fast alle auf ihrer Seite machen? Ich zeige sie.",
                               "Am Donnerstag halte ich einen Abend über Sichtbarkeit, der auch Ihnen nützt."};
  for (int i = 0; i < 3; ++i) {
    const auto addressee = city_.arrive("addressee" + std::to_string(i));
    const auto id = ask(drost, addressee, R"({"kind":"known_from","text":"Ihrem Profil"})", texts[i]).text("id");
    EXPECT_EQ(act(addressee, id, "advert").text("state"), "advert");
    EXPECT_EQ(state(drost, id), "pending");
  }
  const auto stopped = ask(drost, mira_, R"({"kind":"known_from","text":"Ihrem Profil"})");
  EXPECT_EQ(stopped.text("code"), "contact.stopped");
  const auto until = [&] {
    const auto next = wish(mira_, R"({"kind":"known_from","text":"Ihrem Profil"})");
    return city_.post(std::string(requests) + "/mirror", next, drost).text("stopped_until");
  };
  EXPECT_TRUE(until().ends_with("T00:00:00.000Z")) << until();
  const auto lifted = "/api/stadt/v1/requests/stops/" + drost.id;
  EXPECT_EQ(city_.remove(lifted, drost).status, 403);
  EXPECT_TRUE(city_.app().database().write_and_wait([&](sql::Transaction& transaction) -> Result<> {
    transaction.execute("UPDATE person SET role = 2 WHERE id = $1", PersonId{*parse_id(adaeze_.id)});
    transaction.record({.kind = EventKind::person_changed, .actor = *parse_id(adaeze_.id)});
    return {};
  }));
  EXPECT_EQ(city_.remove(lifted, adaeze_).status, 200);
  EXPECT_EQ(ask(drost, mira_, R"({"kind":"known_from","text":"Ihrem Profil"})").status, 200);
}

TEST_P(Pitching, WhatComesAfterAskingBackTakesNoPlaceAgain) {
  furnish(adaeze_);
  const auto id = ask(mira_, adaeze_, house_anchor()).text("id");
  const std::string reasons[] = {"Dein Blick auf Brücken ist selten, erzähl mir bitte mehr davon.",
                                 "Bei der Lesung sagtest Du etwas über Stille, das bei mir blieb.",
                                 "Meine Werkstatt sucht genau solche Fragen, wie Du sie stellst.",
                                 "Unser Chor singt Deine Übersetzung, wir würden Dich gern hören."};
  Resident other;
  for (int i = 0; i < 4; ++i) {
    other = city_.arrive("neighbour" + std::to_string(i));
    EXPECT_EQ(ask(mira_, other, R"({"kind":"known_from","text":"der Straße"})", reasons[i]).status, 200);
  }
  const auto exhausted = [&] {
    const auto next = wish(other, R"({"kind":"known_from","text":"der Straße"})");
    return city_.post(std::string(requests) + "/mirror", next, mira_).text("exhausted");
  };
  EXPECT_EQ(exhausted(), "true");
  act(adaeze_, id, "ask", R"({"text":"Woher kennst Du den Physiktisch?"})");
  for (const auto* verb : {"later", "restore", "discard", "restore", "advert", "restore"}) {
    act(adaeze_, id, verb);
    EXPECT_EQ(exhausted(), "false") << verb;
  }
}

TEST_P(Pitching, AMessageWithoutWordsLiesOnThePile) {
  const auto post = city_.write(adaeze_, "Wo verlieren wir sie?");
  city_.reply(mira_, post, std::string(40, '.') + " @adaeze @adaeze",
              fmt::format(R"("visibility":"direct","stadt":{{"to":["{}"]}})", adaeze_.id));
  EXPECT_EQ(box(adaeze_, "in"), 0u);
  EXPECT_EQ(city_.get(std::string(requests) + "?box=pile", adaeze_).text("0.why.0.code"), "short");
}

}  // namespace
}  // namespace stadt::testing
