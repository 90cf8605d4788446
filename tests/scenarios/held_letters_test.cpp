// Letters to somebody who does not know their author: requests, which tell nothing until they are answered.
#include <thread>

#include "support/correspondence.hpp"

namespace stadt::testing {
namespace {

class HeldLetters : public Correspondence {};
STADT_ON_BOTH_ENGINES(HeldLetters);

TEST_P(HeldLetters, OfAStrangerWaitAsARequestAndTellNothing) {
  const auto first = letter(anna_, {benno_}, "Guten Tag, ich hätte da etwas.");
  EXPECT_EQ(newest(benno_, "stadt.held"), "true");
  EXPECT_EQ(newest(benno_, "unread"), "false");
  EXPECT_EQ(newest(benno_, "last_status.id"), first);
  EXPECT_EQ(unread(benno_), "0");
  EXPECT_EQ(newest(anna_, "stadt.held"), "false") << "Of the waiting only the addressee's side tells.";
  EXPECT_EQ(newest(anna_, "stadt.request_id"), "null");
  const auto request = newest(benno_, "stadt.request_id");
  EXPECT_EQ(city_.get("/api/stadt/v1/requests/" + request, benno_).text("post_id"), first);
  letter(anna_, {benno_}, "Haben Sie es gelesen?");
  EXPECT_EQ(newest(benno_, "stadt.request_id"), request) << "One request, however many letters.";
  EXPECT_EQ(act(benno_, newest(benno_, "id"), "unread").text("unread"), "false");
  EXPECT_EQ(count(EventKind::letter_held), 2);
  EXPECT_EQ(count(EventKind::letter_sent), 0);
  EXPECT_EQ(count(EventKind::request_sent), 1);
}

TEST_P(HeldLetters, AreHeldNoLongerOnceTheRequestIsAnswered) {
  struct Case {
    std::string verb;
    std::string body;
    std::string unread;  // the second letter was in no request
  };
  const Case cases[] = {{"accept", "{}", "true"},
                        {"accept", R"({"reason": "Gern, wann?"})", "false"},
                        {"ask", R"({"text": "Woher kennen wir uns?"})", "false"}};
  for (const auto& [verb, body, unread_then] : cases) {
    const auto writer = city_.arrive("writer" + std::to_string(city_.env().random_number() % 100'000));
    letter(writer, {benno_}, "Guten Tag!");
    letter(writer, {benno_}, "Noch etwas.");
    EXPECT_EQ(newest(benno_, "stadt.held"), "true");
    ASSERT_EQ(answer(benno_, verb, body).status, 200);
    EXPECT_EQ(newest(benno_, "stadt.held"), "false");
    EXPECT_EQ(newest(benno_, "stadt.request_id"), "null");
    EXPECT_EQ(newest(benno_, "unread"), unread_then) << body;
    EXPECT_EQ(newest(writer, "unread"), body == "{}" ? "false" : "true");
    letter(writer, {benno_}, "Schön.");
    EXPECT_EQ(newest(benno_, "stadt.held"), "false");
    EXPECT_EQ(newest(benno_, "unread"), "true");
  }
}

TEST_P(HeldLetters, AreHeldNoLongerOnceTheAddresseeWrites) {
  letter(anna_, {benno_}, "Guten Tag!");
  letter(benno_, {anna_}, "Guten Tag auch.");
  EXPECT_EQ(newest(benno_, "stadt.held"), "false");
  EXPECT_EQ(newest(benno_, "unread"), "false");
  EXPECT_EQ(newest(anna_, "stadt.held"), "false") << "Whoever wrote first knows the other.";
  EXPECT_EQ(unread(anna_), "1");
  letter(anna_, {benno_}, "Danke!");
  EXPECT_EQ(unread(benno_), "1");
  EXPECT_EQ(count(EventKind::letter_held), 1);
}

TEST_P(HeldLetters, AreHeldNoLongerWhereverTheAddresseeWrites) {
  letter(anna_, {benno_, carla_}, "An Euch beide!");
  const auto circle = newest(benno_, "id");
  const auto word = letter(benno_, {anna_}, "Wer ist Carla?");
  EXPECT_EQ(list(benno_).text("1.id"), circle);
  EXPECT_EQ(list(benno_).text("1.stadt.held"), "false");
  EXPECT_EQ(unread(benno_), "0");
  EXPECT_EQ(newest(carla_, "stadt.held"), "true");
  city_.remove("/api/v1/statuses/" + word, benno_);
  EXPECT_EQ(newest(benno_, "stadt.held"), "false") << "What was said was said.";
}

TEST_P(HeldLetters, PutAsideStayAwayAndComeBackWithTheirRequest) {
  letter(anna_, {benno_}, "Guten Tag!");
  const auto id = newest(benno_, "stadt.request_id");
  const auto change = [&](const std::string& verb) {
    EXPECT_EQ(city_.post(fmt::format("/api/stadt/v1/requests/{}/{}", id, verb), "{}", benno_).status, 200) << verb;
  };
  for (const std::string verb : {"discard", "advert"}) {
    change(verb);
    EXPECT_EQ(list(benno_).size(), 0u) << verb;
    letter(anna_, {benno_}, "Hallo?");
    EXPECT_EQ(list(benno_).size(), 0u) << "Asking again brings nothing back.";
    EXPECT_EQ(list(anna_).size(), 1u);
    change("restore");
    EXPECT_EQ(newest(benno_, "stadt.held"), "true") << verb;
    EXPECT_EQ(unread(benno_), "0");
  }
  EXPECT_EQ(city_.post(fmt::format("/api/stadt/v1/requests/{}/withdraw", id), "{}", anna_).status, 200);
  EXPECT_EQ(newest(benno_, "stadt.request_id"), "null") << "What was taken back waits no longer.";
  EXPECT_EQ(unread(benno_), "0") << "And tells nothing.";
  EXPECT_EQ(send(anna_, {benno_}).text("code"), "contact.already");
}

TEST_P(HeldLetters, BetweenThoseWhoAnsweredEachOtherInPublicJustArrive) {
  const auto said = city_.write(benno_, "Wer war am Fluss?");
  const auto answered = city_.reply(anna_, said, "Ich.");
  letter(anna_, {benno_}, "Guten Tag!");
  EXPECT_EQ(newest(benno_, "stadt.held"), "true") << "One answer alone makes nobody known.";
  city_.reply(benno_, answered, "Schön.");
  letter(anna_, {benno_}, "Und nun?");
  EXPECT_EQ(newest(benno_, "stadt.held"), "false");
  EXPECT_EQ(unread(benno_), "1");
}

TEST_P(HeldLetters, AStrangerInACircleWaitsAndTheOthersDoNot) {
  make_known(benno_, carla_);
  letter(anna_, {benno_, carla_}, "An Euch beide!");
  EXPECT_EQ(count(EventKind::request_sent), 2);
  letter(benno_, {anna_, carla_}, "Wer bist Du?");
  EXPECT_EQ(newest(carla_, "stadt.held"), "false") << "Somebody known speaks.";
  EXPECT_EQ(unread(carla_), "1");
  letter(anna_, {benno_, carla_}, "Anna.");
  EXPECT_EQ(newest(carla_, "stadt.held"), "true");
  EXPECT_EQ(newest(carla_, "unread"), "true") << "What was unread stays so.";
  EXPECT_EQ(newest(benno_, "stadt.held"), "false");
  EXPECT_EQ(unread(benno_), "1");
}

TEST_P(HeldLetters, ABlockEndsWhatWaits) {
  letter(anna_, {benno_}, "Guten Tag!");
  city_.post("/api/v1/accounts/" + anna_.id + "/block", "{}", benno_);
  EXPECT_EQ(newest(benno_, "stadt.request_id"), "null");
  EXPECT_EQ(unread(benno_), "0");
}

TEST_P(HeldLetters, TwentyFirstOnesAtOnceAreOneRequest) {
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 20; ++i) threads.emplace_back([this] { EXPECT_EQ(send(anna_, {benno_}).status, 200); });
  }
  EXPECT_EQ(list(benno_).size(), 1u);
  EXPECT_EQ(thread(benno_, newest(benno_, "id")).size(), 20u);
  EXPECT_EQ(city_.get("/api/stadt/v1/requests/count", benno_).text("pile"), "1");
  EXPECT_EQ(unread(benno_), "0");
}

TEST_P(HeldLetters, BeyondTheBudgetOfRequestsAreRefusedWhole) {
  for (int i = 0; i < 5; ++i) letter(anna_, {city_.arrive(fmt::format("person{}", i))}, "Guten Tag!");
  const auto before = rows();
  EXPECT_EQ(send(anna_, {benno_}).text("code"), "contact.budget");
  EXPECT_EQ(rows(), before);
  EXPECT_EQ(list(benno_).size(), 0u);
}

}  // namespace
}  // namespace stadt::testing
