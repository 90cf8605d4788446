// Tables: where they stand, who listens, what one missed, and how lists end.
#include <gtest/gtest.h>

#include "support/city.hpp"
#include "support/database.hpp"

namespace stadt::testing {
namespace {

class Tables : public OnBothEngines {
 protected:
  // Those who look after the city open as many as they like; the command line makes somebody an operator.
  std::string open_place(const Resident& host, const std::string& handle) {
    EXPECT_TRUE(city_.app().database().write_and_wait([&](sql::Transaction& transaction) -> Result<> {
      transaction.execute("UPDATE person SET role = 3 WHERE id = $1", PersonId{*parse_id(host.id)});
      return {};
    }));
    const auto opened = city_.post(
        "/api/stadt/v1/places",
        R"({"handle":")" + handle + R"(","kind":"cafe","name":"Café )" + handle + R"(","line":"Hier"})", host);
    EXPECT_EQ(opened.status, 200) << opened.raw.body;
    return opened.text("place.id");
  }

  City city_{take_database()};
};
STADT_ON_BOTH_ENGINES(Tables);

TEST_P(Tables, StandAtTheirPlaceAndAreListedThere) {
  const auto anna = city_.arrive("anna");
  const std::string place = open_place(anna, "fluss");
  const auto here = city_.write(anna, "Am Fluss", R"("stadt":{"place_id":")" + place + R"("})");
  city_.write(anna, "Anderswo");
  const auto listed = city_.get("/api/stadt/v1/tables?place=fluss");
  ASSERT_EQ(listed.size(), 1u);
  EXPECT_EQ(listed.text("0.id"), here);
  EXPECT_EQ(listed.text("0.place.name"), "Café fluss");
  EXPECT_EQ(city_.get("/api/stadt/v1/places/fluss").text("hosts.0.acct"), "anna");
  EXPECT_EQ(city_.get("/api/stadt/v1/tables?place=nirgends").status, 404);
}

TEST_P(Tables, AreFoundByTheTagOfTheirFirstPost) {
  const auto anna = city_.arrive("anna");
  const auto tagged = city_.write(anna, "Reden wir #Bücher");
  const auto other = city_.write(anna, "Ohne");
  city_.reply(anna, other, "Nur die Antwort: #Bücher");
  const auto listed = city_.get("/api/stadt/v1/tables?tag=B%C3%BCcher");
  ASSERT_EQ(listed.size(), 1u);
  EXPECT_EQ(listed.text("0.id"), tagged);
}

TEST_P(Tables, AListenerCatchesUpAndNobodySeesThem) {
  const auto anna = city_.arrive("anna");
  const auto benno = city_.arrive("benno");
  const auto clara = city_.arrive("clara");
  const auto root = city_.write(anna, "Worum geht es?");
  const std::string table = "/api/stadt/v1/tables/" + root;
  EXPECT_EQ(city_.post(table + "/listen", "{}", clara).text("listening"), "true");
  const auto answer = city_.reply(benno, root, "Um alles.");
  city_.reply(anna, answer, "Genauer?");

  const auto news = city_.get(table + "/catchup", clara);
  EXPECT_EQ(news.text("posts"), "2");
  EXPECT_EQ(news.text("first"), answer);
  EXPECT_EQ(news.text("answers.0.from"), "benno");
  EXPECT_EQ(news.text("answers.0.to"), "anna");
  city_.post(table + "/seen", R"({"post_id":")" + answer + R"("})", clara);
  EXPECT_EQ(city_.get(table + "/catchup", clara).text("posts"), "1");

  const auto seen_by_others = city_.get(table, benno);
  EXPECT_EQ(seen_by_others.text("listeners"), "1");
  EXPECT_EQ(seen_by_others.text("listening"), "false");
  EXPECT_EQ(seen_by_others.raw.body.find("clara"), std::string::npos);
  EXPECT_EQ(city_.get("/api/stadt/v1/tables?mode=listening", clara).text("0.id"), root);
  EXPECT_EQ(city_.send(http::Method::delete_, table + "/listen", "", clara).text("listening"), "false");
  EXPECT_EQ(city_.get("/api/stadt/v1/tables?mode=listening", clara).size(), 0u);
}

TEST_P(Tables, ThanksAreSaidInWordsOfOnesOwn) {
  const auto anna = city_.arrive("anna_lena-maria");
  const auto benno = city_.arrive("benno");
  const auto poem = city_.write(anna, "Ein Gedicht.");
  const auto thank = [&](const std::string& text) {
    return city_.post("/api/v1/statuses",
                      R"({"status":")" + text + R"(","in_reply_to_id":")" + poem + R"(","stadt":{"thanks":true}})",
                      benno);
  };
  EXPECT_EQ(thank("@anna_lena-maria").text("code"), "post.thanks_words");
  EXPECT_EQ(thank("@anna_lena-maria Wunderbar!").text("stadt.thanks"), "true");
}

TEST_P(Tables, CatchingUpNamesNobodyWhomTheListenerHasBlocked) {
  const auto anna = city_.arrive("anna");
  const auto benno = city_.arrive("benno");
  const auto clara = city_.arrive("clara");
  const auto root = city_.write(anna, "Worum geht es?");
  const std::string table = "/api/stadt/v1/tables/" + root;
  city_.post(table + "/listen", "{}", clara);
  const auto answer = city_.reply(benno, root, "Um alles.");
  city_.reply(anna, answer, "Genauer?");
  city_.post("/api/v1/accounts/" + benno.id + "/block", "{}", clara);
  const auto news = city_.get(table + "/catchup", clara);
  EXPECT_EQ(news.text("posts"), "1");
  EXPECT_EQ(news.raw.body.find("benno"), std::string::npos);
}

TEST_P(Tables, CommentsStandEachAtTheirTable) {
  const auto anna = city_.arrive("anna");
  const auto benno = city_.arrive("benno");
  const auto first = city_.write(anna, "Der erste Tisch");
  const auto second = city_.write(anna, "Der zweite Tisch");
  city_.reply(benno, first, "Hier");
  city_.reply(benno, second, "Und dort");
  city_.write(benno, "Ein eigener Tisch ist kein Kommentar");
  const auto comments = city_.get("/api/stadt/v1/people/" + benno.id + "/comments");
  ASSERT_EQ(comments.size(), 2u);
  EXPECT_EQ(comments.text("0.table.id"), second);
  EXPECT_EQ(comments.text("0.table.title"), "Der zweite Tisch");
  EXPECT_EQ(comments.text("1.table.id"), first);
}

TEST_P(Tables, GuestsWhomTheViewerHasBlockedAreNotShown) {
  const auto anna = city_.arrive("anna");
  const auto benno = city_.arrive("benno");
  const auto clara = city_.arrive("clara");
  const auto root = city_.write(anna, "Wer ist da?");
  city_.reply(benno, root, "Ich");
  city_.post("/api/v1/accounts/" + benno.id + "/block", "{}", clara);
  EXPECT_EQ(city_.get("/api/stadt/v1/tables/" + root, clara).size("guests_sample"), 0u);
  EXPECT_EQ(city_.get("/api/stadt/v1/tables/" + root).size("guests_sample"), 1u);
}

// What is written once for everybody is read before each act, so that it is kept when the act comes.
TEST_P(Tables, WhatIsKeptOfATableFollowsWhatHappensThere) {
  const auto anna = city_.arrive("anna");
  const auto benno = city_.arrive("benno");
  const auto clara = city_.arrive("clara");
  const auto root = city_.write(anna, "Wie heißt der Fluss?");
  const std::string table = "/api/stadt/v1/tables/" + root;
  const auto kept = [&](const std::string& path, const Resident& who = {}) {
    city_.get("/api/stadt/v1/tables", who);
    return city_.get(table, who).text(path);
  };
  EXPECT_EQ(kept("replies"), "0");
  const auto answer = city_.reply(benno, root, "Havel, glaube ich");
  EXPECT_EQ(kept("replies"), "1");
  EXPECT_EQ(kept("last.text"), "Havel, glaube ich");
  EXPECT_EQ(kept("guests_sample.0.acct"), "benno");
  city_.put("/api/v1/statuses/" + answer, R"({"status":"Spree!"})", benno);
  EXPECT_EQ(kept("last.text"), "Spree!");
  city_.put("/api/v1/statuses/" + root, R"({"status":"Wie heißt der Bach?"})", anna);
  EXPECT_EQ(kept("title"), "Wie heißt der Bach?");
  city_.post(table + "/listen", "{}", clara);
  EXPECT_EQ(kept("listeners"), "1");
  EXPECT_EQ(kept("listening", clara), "true");
  EXPECT_EQ(kept("listening", benno), "false");
  city_.patch("/api/v1/accounts/update_credentials", R"({"display_name":"Benno am Bach"})", benno);
  EXPECT_EQ(kept("guests_sample.0.display_name"), "Benno am Bach");
  EXPECT_EQ(kept("last.account.display_name"), "Benno am Bach");
  city_.remove("/api/v1/statuses/" + answer, benno);
  EXPECT_EQ(kept("replies"), "0");
  EXPECT_EQ(kept("last"), "null");
  city_.post("/api/v1/accounts/" + clara.id + "/block", "{}", anna);
  EXPECT_EQ(city_.get("/api/stadt/v1/tables", clara).size(), 0u);
  EXPECT_EQ(city_.get("/api/stadt/v1/tables").size(), 1u);
}

TEST_P(Tables, ListsLeadOnOnlyWhereThereIsMore) {
  const auto anna = city_.arrive("anna");
  for (int i = 0; i < 5; ++i) city_.write(anna, "Tisch " + std::to_string(i));
  for (const std::string path : {"/api/stadt/v1/tables", "/api/v1/timelines/home", "/api/v1/timelines/public"}) {
    const auto part = city_.get(path + "?limit=3", anna);
    EXPECT_EQ(part.size(), 3u) << path;
    EXPECT_NE(part.header("Link").find("rel=\"next\""), std::string::npos) << path;
    const auto whole = city_.get(path + "?limit=20", anna);
    EXPECT_EQ(whole.size(), 5u) << path;
    EXPECT_EQ(whole.header("Link").find("rel=\"next\""), std::string::npos) << path;
  }
}

TEST_P(Tables, APersonsRoleHoldsAsSoonAsItIsGiven) {
  const auto anna = city_.arrive("anna");
  EXPECT_EQ(city_.post("/api/stadt/v1/places", R"({"handle":"x","kind":"school","name":"X","line":""})", anna).status,
            403);
  open_place(anna, "mitte");
}

}  // namespace
}  // namespace stadt::testing
