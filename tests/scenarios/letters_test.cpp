// Messages between few: who has which conversation, what is unread, and what nobody else sees.
#include <thread>

#include "support/correspondence.hpp"

namespace stadt::testing {
namespace {

using namespace std::string_literals;

const std::string secret = "Geheimnis-7f3a";

class Letters : public Correspondence {};
STADT_ON_BOTH_ENGINES(Letters);

TEST_P(Letters, BetweenTwoAreOneConversationOfEach) {
  make_known(anna_, benno_);
  const auto first = letter(anna_, {benno_}, "Kommst Du?");
  EXPECT_EQ(list(benno_).size(), 1u);
  EXPECT_EQ(newest(benno_, "unread"), "true");
  EXPECT_EQ(newest(benno_, "accounts.0.acct"), "anna");
  EXPECT_EQ(newest(benno_, "last_status.id"), first);
  EXPECT_EQ(newest(benno_, "stadt.held"), "false");
  EXPECT_EQ(newest(benno_, "stadt.last_by_me"), "false");
  EXPECT_EQ(unread(benno_), "1");
  EXPECT_EQ(newest(anna_, "unread"), "false");
  EXPECT_EQ(newest(anna_, "accounts.0.acct"), "benno");
  EXPECT_EQ(newest(anna_, "stadt.last_by_me"), "true");
  EXPECT_EQ(unread(anna_), "0");

  const auto second = city_.reply(benno_, first, "@anna Gern!", R"("visibility": "direct")");
  EXPECT_EQ(list(anna_).size(), 1u);
  EXPECT_EQ(newest(anna_, "last_status.id"), second);
  EXPECT_EQ(newest(anna_, "unread"), "true");
  EXPECT_EQ(unread(benno_), "0") << "Whoever answers has seen.";
  for (const auto& owner : {anna_, benno_}) {
    const auto letters = thread(owner, newest(owner, "id"));
    ASSERT_EQ(letters.size(), 2u);
    EXPECT_EQ(letters.text("0.id"), second);
    EXPECT_EQ(letters.text("1.id"), first);
  }
  EXPECT_EQ(with(anna_, benno_).text("conversation.id"), newest(anna_, "id"));
  EXPECT_EQ(with(anna_, carla_).text("conversation"), "null");
}

TEST_P(Letters, AreReadAndPutBackByTheirOwnerAlone) {
  make_known(anna_, benno_);
  letter(anna_, {benno_});
  const auto id = newest(benno_, "id");
  for (int i = 0; i < 2; ++i) EXPECT_EQ(act(benno_, id, "read").text("unread"), "false");
  EXPECT_EQ(unread(benno_), "0");
  EXPECT_EQ(count(EventKind::letter_read), 1) << "Repeating changes nothing.";
  for (int i = 0; i < 2; ++i) EXPECT_EQ(act(benno_, id, "unread").text("unread"), "true");
  EXPECT_EQ(unread(benno_), "1");
  EXPECT_EQ(unread(anna_), "0");
  EXPECT_EQ(act(anna_, newest(anna_, "id"), "unread").text("unread"), "true");
}

TEST_P(Letters, AmongThreeStandBesideThoseOfTwo) {
  make_known(anna_, benno_);
  make_known(anna_, carla_);
  make_known(benno_, carla_);
  letter(anna_, {benno_}, "zu zweit");
  const auto asked = letter(anna_, {benno_, carla_}, "zu dritt");
  const auto answered = send(carla_, {benno_, anna_}, "ja", fmt::format(R"("in_reply_to_id": "{}")", asked));
  ASSERT_EQ(answered.status, 200);
  for (const auto& [owner, conversations_of, letters] :
       {std::tuple(anna_, 2u, 2u), std::tuple(benno_, 2u, 2u), std::tuple(carla_, 1u, 2u)}) {
    const auto own = list(owner);
    EXPECT_EQ(own.size(), conversations_of) << owner.handle;
    EXPECT_EQ(own.size("0.accounts"), 2u);
    EXPECT_EQ(own.text("0.last_status.id"), answered.text("id"));
    EXPECT_EQ(thread(owner, own.text("0.id")).size(), letters);
  }
  EXPECT_EQ(unread(benno_), "2");
  EXPECT_EQ(unread(anna_), "1");
}

TEST_P(Letters, ToOneselfAreNotes) {
  letter(anna_, {}, "Milch");
  city_.write(anna_, "@anna Brot", R"("visibility": "direct")");
  city_.write(anna_, "Nur für mich", R"("stadt": {"audience": "self"})");
  EXPECT_EQ(list(anna_).size(), 1u);
  EXPECT_EQ(list(anna_).size("0.accounts"), 0u);
  EXPECT_EQ(newest(anna_, "unread"), "false");
  EXPECT_EQ(thread(anna_, newest(anna_, "id")).size(), 3u);
  EXPECT_EQ(with(anna_, anna_).text("conversation.id"), newest(anna_, "id"));
  EXPECT_EQ(count(EventKind::letter_sent), 0);
}

TEST_P(Letters, ToSomebodyBehindABlockAreNotFoundAndNothingIsWritten) {
  make_known(anna_, benno_);
  make_known(anna_, carla_);
  const auto before_it = letter(anna_, {benno_}, "davor");
  city_.post("/api/v1/accounts/" + anna_.id + "/block", "{}", benno_);
  const auto before = rows();
  for (const auto& [from, to] : {std::pair(anna_, std::vector{benno_}), std::pair(benno_, std::vector{anna_}),
                                 std::pair(anna_, std::vector{carla_, benno_})}) {
    EXPECT_EQ(send(from, to).status, 404);
    EXPECT_EQ(send(from, to, secret, fmt::format(R"("in_reply_to_id": "{}")", before_it)).status, 404);
  }
  EXPECT_EQ(send(carla_, {{.handle = "", .id = "115000000000000000", .token = ""}}).status, 404);
  const auto path = "/api/v1/statuses/" + before_it;
  EXPECT_EQ(city_.put(path, R"({"status": "Doch noch etwas"})", anna_).status, 404);
  EXPECT_EQ(city_.post(path + "/favourite", "{}", benno_).status, 404);
  EXPECT_EQ(rows(), before);
  EXPECT_EQ(list(carla_).size(), 0u);
  for (const auto& owner : {anna_, benno_}) {
    EXPECT_EQ(newest(owner, "last_status.id"), before_it) << "What has arrived stays readable.";
    EXPECT_EQ(thread(owner, newest(owner, "id")).size(), 1u);
    EXPECT_NE(city_.get(path, owner).text("content").find("davor"), std::string::npos);
  }
}

TEST_P(Letters, ThatAreDeletedAreTakenOut) {
  make_known(anna_, benno_);
  const auto first = letter(anna_, {benno_}, "eins");
  act(benno_, newest(benno_, "id"), "read");
  const auto second = letter(anna_, {benno_}, "zwei");
  const auto third = letter(benno_, {anna_}, "drei");
  EXPECT_EQ(city_.remove("/api/v1/statuses/" + third, benno_).status, 200);
  EXPECT_EQ(newest(anna_, "last_status.id"), second);
  EXPECT_EQ(newest(anna_, "stadt.last_by_me"), "true");
  EXPECT_EQ(unread(anna_), "0");
  EXPECT_EQ(city_.remove("/api/v1/statuses/" + second, anna_).status, 200);
  EXPECT_EQ(unread(benno_), "0") << "What is gone is not unread.";
  EXPECT_EQ(thread(benno_, newest(benno_, "id")).size(), 1u);
  EXPECT_EQ(newest(benno_, "last_status.id"), first);
  const auto id = newest(benno_, "id");
  EXPECT_EQ(city_.remove("/api/v1/statuses/" + first, anna_).status, 200);
  for (const auto& owner : {anna_, benno_}) EXPECT_EQ(list(owner).size(), 0u);
  EXPECT_EQ(thread(benno_, id).status, 404);
}

TEST_P(Letters, AnEditReachesNobodyElse) {
  make_known(anna_, benno_);
  const auto id = letter(anna_, {benno_}, "eins");
  EXPECT_EQ(city_.put("/api/v1/statuses/" + id, R"({"status": "@carla zwei"})", anna_).status, 200);
  EXPECT_EQ(list(carla_).size(), 0u);
  EXPECT_EQ(city_.get("/api/v1/statuses/" + id, carla_).status, 404);
  EXPECT_NE(newest(benno_, "last_status.content").find("zwei"), std::string::npos);
}

TEST_P(Letters, HiddenComeBackWithTheNextLetterOfSomebodyKnown) {
  make_known(anna_, benno_);
  letter(anna_, {benno_}, "eins");
  const auto id = newest(benno_, "id");
  for (int i = 0; i < 2; ++i) {
    const auto hidden = city_.remove(std::string(conversations) + "/" + id, benno_);
    EXPECT_EQ(hidden.status, 200);
    EXPECT_EQ(hidden.raw.body, "{}");
  }
  EXPECT_EQ(count(EventKind::letter_read), 1);
  EXPECT_EQ(list(benno_).size(), 0u);
  EXPECT_EQ(unread(benno_), "0");
  EXPECT_EQ(list(anna_).size(), 1u) << "The others keep theirs.";
  EXPECT_EQ(with(benno_, anna_).text("conversation.id"), id);
  letter(anna_, {benno_}, "zwei");
  EXPECT_EQ(newest(benno_, "id"), id);
  EXPECT_EQ(thread(benno_, id).size(), 2u);
  EXPECT_EQ(unread(benno_), "1");
}

TEST_P(Letters, ArePagedFromTheNewestDownAndBackUp) {
  std::vector<std::string> letters;
  std::vector<std::string> notes;
  for (int i = 0; i < 5; ++i) {
    const auto friend_of_anna = city_.arrive(fmt::format("friend{}", i));
    make_known(anna_, friend_of_anna);
    letters.push_back(letter(anna_, {friend_of_anna}, "Hallo!"));
  }
  for (int i = 0; i < 5; ++i) notes.push_back(letter(benno_, {}, "Notiz"));
  const auto walk = [&](const Resident& owner, std::string target, const std::string& id_of,
                        const std::string& towards) {
    std::vector<std::string> ids;
    for (int pages = 0; pages < 5 && !target.empty(); ++pages) {
      const auto page = city_.get(target, owner);
      EXPECT_LE(page.size(), 2u);
      for (std::size_t i = 0; i < page.size(); ++i) ids.push_back(page.text(fmt::format("{}.{}", i, id_of)));
      const std::string link = page.header("Link");
      const auto end = link.find(">; rel=\"" + towards);
      const auto begin = link.rfind('<', end);
      target = end == std::string::npos ? "" : link.substr(begin + 22, end - begin - 22);
    }
    return ids;
  };
  const std::vector<std::string> newest_first(letters.rbegin(), letters.rend());
  EXPECT_EQ(walk(anna_, "/api/v1/conversations?limit=2", "last_status.id", "next"), newest_first);
  EXPECT_EQ(walk(anna_, fmt::format("/api/v1/conversations?limit=2&min_id={}", letters[0]), "last_status.id", "prev"),
            (std::vector{letters[2], letters[1], letters[4], letters[3]}));
  EXPECT_EQ(list(anna_).header("Link").find("rel=\"next\""), std::string::npos);
  const auto path = fmt::format("/api/stadt/v1/letters/{}/posts?limit=2", newest(benno_, "id"));
  EXPECT_EQ(walk(benno_, path, "id", "next"), (std::vector<std::string>(notes.rbegin(), notes.rend())));
  EXPECT_EQ(city_.get(path + "&since_id=" + notes[3], benno_).size(), 1u);
}

TEST_P(Letters, OfOneKeyAreOne) {
  make_known(anna_, benno_);
  for (int i = 0; i < 3; ++i) {
    const auto sent = city_.send(http::Method::post, "/api/v1/statuses", body_of("einmal", {benno_}), anna_,
                                 {{"Idempotency-Key", "k"}});
    EXPECT_EQ(sent.status, 200);
  }
  EXPECT_EQ(thread(benno_, newest(benno_, "id")).size(), 1u);
  EXPECT_EQ(count(EventKind::letter_sent), 1);
}

TEST_P(Letters, TwentyAtOnceMakeOneConversation) {
  make_known(anna_, benno_);
  constexpr int at_once = 20;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < at_once; ++i) {
      threads.emplace_back([this, i] {
        const auto& from = i % 2 ? anna_ : benno_;
        const auto& to = i % 2 ? benno_ : anna_;
        EXPECT_EQ(send(from, {to}).status, 200);
      });
    }
  }
  for (const auto& owner : {anna_, benno_}) {
    EXPECT_EQ(list(owner).size(), 1u);
    EXPECT_EQ(thread(owner, newest(owner, "id")).size(), 20u);
  }
}

TEST_P(Letters, GoToTenAtMostWhateverWayTheyAreWritten) {
  std::string names;
  std::vector<Resident> many;
  for (int i = 0; i < 11; ++i) {
    many.push_back(city_.arrive(fmt::format("person{}", i)));
    names += fmt::format("@person{} ", i);
  }
  const auto before = rows();
  EXPECT_EQ(send(anna_, many).text("code"), "post.too_many_addressed");
  EXPECT_EQ(send(anna_, {}, names).text("code"), "post.too_many_addressed");
  const auto note = letter(anna_, {}, "an mich");
  const auto narrowed =
      city_.post("/api/v1/statuses", fmt::format(R"({{"status": "{}", "in_reply_to_id": "{}"}})", names, note), anna_);
  EXPECT_EQ(narrowed.text("code"), "post.too_many_addressed") << "An answer is as narrow as what it answers.";
  EXPECT_EQ(rows(), before + 3) << "The note alone.";
  for (const auto& one : many) EXPECT_EQ(list(one).size(), 0u);
}

TEST_P(Letters, AreNobodyElses) {
  make_known(anna_, benno_);
  const auto id = letter(anna_, {benno_}, secret);
  const auto own = newest(benno_, "id");
  const std::string reads[] = {"/api/stadt/v1/letters/" + own + "/posts", "/api/v1/statuses/" + id,
                               "/api/v1/statuses/" + id + "/context", "/api/v1/statuses/" + id + "/source",
                               "/api/stadt/v1/tables/" + id};
  for (const auto& read : reads) {
    EXPECT_EQ(city_.get(read, carla_).status, 404) << read;
    EXPECT_GE(city_.get(read).status, 401) << read;
  }
  for (const std::string verb : {"read", "unread"}) {
    EXPECT_EQ(act(carla_, own, verb).status, 404);
    EXPECT_EQ(act(anna_, own, verb).status, 404) << "Not even those who take part: each has an own entry.";
    EXPECT_EQ(act({}, own, verb).status, 401);
  }
  EXPECT_EQ(city_.remove(std::string(conversations) + "/" + own, carla_).status, 404);
  EXPECT_EQ(city_.remove(std::string(conversations) + "/" + own).status, 401);
  for (const auto& list : {"/api/v1/conversations"s, "/api/stadt/v1/letters/with/" + anna_.id,
                           "/api/stadt/v1/letters/unread"s, "/api/v1/timelines/home"s, "/api/v1/timelines/public"s}) {
    EXPECT_EQ(city_.get(list, carla_).raw.body.find(secret), std::string::npos) << list;
    EXPECT_EQ(city_.get(list).raw.body.find(secret), std::string::npos) << list;
  }
  EXPECT_EQ(unread(benno_), "1") << "Nobody has touched it.";
}

}  // namespace
}  // namespace stadt::testing
