// Keeping words of a post with a line of one's own, and what nobody can keep.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <thread>

#include "base/log.hpp"
#include "support/city.hpp"
#include "support/database.hpp"

namespace stadt::testing {
namespace {

constexpr auto mosaic = "/api/stadt/v1/pebbles";

class Pebbles : public OnBothEngines {
 protected:
  ~Pebbles() override { EXPECT_EQ(log::error_count(), errors_); }

  Reply keep(const Resident& who, const std::string& post, const std::string& passage, const std::string& line = {}) {
    return city_.post("/api/v1/statuses/" + post + "/bookmark",
                      fmt::format(R"({{"stadt": {{"passage": "{}", "line": "{}"}}}})", passage, line), who);
  }
  Reply act(const Resident& who, const std::string& post, const std::string& verb) {
    return city_.post("/api/v1/statuses/" + post + "/" + verb, "{}", who);
  }
  Reply list(const Resident& who) { return city_.get(mosaic, who); }
  std::int64_t changes() {
    return city_.app()
        .database()
        .session()
        .find<std::int64_t>("SELECT count(*) FROM event WHERE kind = $1", EventKind::pebble_changed)
        .value_or(0);
  }

  std::int64_t errors_ = log::error_count();
  City city_{take_database()};
  Resident anna_ = city_.arrive("anna");
  Resident benno_ = city_.arrive("benno");
  std::string post_ = city_.write(anna_, "Am Fluss war es still.\\n\\nUnd dann kam @benno.");
};
STADT_ON_BOTH_ENGINES(Pebbles);

TEST_P(Pebbles, AreWordsOfAPostAndALineOfOnesOwn) {
  EXPECT_EQ(keep(benno_, post_, "war es still.\\n Und dann", "Das war ich!").text("bookmarked"), "true");
  const auto kept = list(benno_);
  ASSERT_EQ(kept.size(), 1u);
  EXPECT_EQ(kept.text("0.status.id"), post_);
  EXPECT_EQ(kept.text("0.passage"), "war es still. Und dann");
  EXPECT_EQ(kept.text("0.line"), "Das war ich!");
  EXPECT_EQ(city_.get("/api/v1/bookmarks", benno_).text("0.id"), post_);
  EXPECT_EQ(list(anna_).size(), 0u) << "They are one's own.";
  EXPECT_EQ(city_.get("/api/v1/statuses/" + post_, anna_).raw.body.find("Das war ich"), std::string::npos);
}

TEST_P(Pebbles, ChangeWithWhatIsSaidAndStayWithWhatIsNot) {
  keep(benno_, post_, "still", "ja");
  keep(benno_, post_, "still", "ja");
  act(benno_, post_, "bookmark");
  EXPECT_EQ(list(benno_).text("0.line"), "ja") << "Another application's bookmark takes nothing away.";
  EXPECT_EQ(changes(), 1);
  const auto since = list(benno_).text("0.created_at");
  keep(benno_, post_, "", "nur der Satz");
  EXPECT_EQ(list(benno_).text("0.passage"), "");
  EXPECT_EQ(list(benno_).text("0.created_at"), since);
  keep(benno_, post_, "", "");
  EXPECT_EQ(list(benno_).size(), 0u);
  EXPECT_EQ(city_.get("/api/v1/bookmarks", benno_).size(), 1u) << "The bookmark stays.";
  EXPECT_EQ(changes(), 3);
}

TEST_P(Pebbles, AreFoundByTheirPostAndSayWhereItWasSaid) {
  const auto of = [&](const Resident& who) { return city_.get(std::string(mosaic) + "/" + post_, who); };
  EXPECT_EQ(of(benno_).raw.body, R"({"pebble":null})");
  keep(benno_, post_, "still", "ja");
  EXPECT_EQ(of(benno_).text("pebble.line"), "ja");
  EXPECT_EQ(of(benno_).text("pebble.table.id"), post_);
  EXPECT_EQ(list(benno_).text("0.table.title"), of(benno_).text("pebble.table.title"));
  EXPECT_EQ(of(anna_).raw.body, R"({"pebble":null})") << "They are one's own.";
  city_.post("/api/v1/accounts/" + benno_.id + "/block", "{}", anna_);
  EXPECT_EQ(of(benno_).raw.body, R"({"pebble":null})") << "What cannot be read is not shown.";
}

TEST_P(Pebbles, OfALetterStandAtNoTable) {
  const auto letter = city_.write(anna_, "Nur für @benno: der Fluss.", R"("visibility": "direct")");
  keep(benno_, letter, "der Fluss", "");
  EXPECT_EQ(list(benno_).text("0.passage"), "der Fluss");
  EXPECT_EQ(list(benno_).text("0.table"), "null");
}

TEST_P(Pebbles, GoWithTheirBookmark) {
  keep(benno_, post_, "still", "ja");
  for (int i = 0; i < 2; ++i) EXPECT_EQ(act(benno_, post_, "unbookmark").text("bookmarked"), "false");
  EXPECT_EQ(list(benno_).size(), 0u);
  EXPECT_EQ(changes(), 2);
  act(benno_, post_, "bookmark");
  EXPECT_EQ(list(benno_).size(), 0u);
}

TEST_P(Pebbles, OfABoostAreOfItsOriginal) {
  const auto boost = act(benno_, post_, "reblog").text("id");
  EXPECT_EQ(keep(benno_, boost, "still").text("id"), post_);
  EXPECT_EQ(list(benno_).text("0.status.id"), post_);
}

TEST_P(Pebbles, AreWordsThatStandThere) {
  struct Case {
    std::string passage;
    std::string line;
    std::string code;
  };
  const Case cases[] = {{"war es laut", "", "pebble.passage"},
                        {"am fluss", "", "pebble.passage"},
                        {"<p>", "", "pebble.passage"},
                        {"%", "", "pebble.passage"},
                        {std::string(501, 'a'), "", "input.too_long"},
                        {std::string(10'000'000, 'a'), "", "input.too_long"},
                        {"still", std::string(301, 'a'), "input.too_long"},
                        {"still", std::string(10'000'000, 'a'), "input.too_long"}};
  for (const auto& [passage, line, code] : cases) {
    const auto refused = keep(benno_, post_, passage, line);
    EXPECT_EQ(refused.text("code"), code) << passage.substr(0, 20);
    EXPECT_GE(refused.status, 400);
  }
  for (const auto* body : {R"({"stadt": 1})", R"({"stadt": {"passage": {}}})", R"({"stadt": {"line": []}})"}) {
    EXPECT_EQ(city_.post("/api/v1/statuses/" + post_ + "/bookmark", body, benno_).status / 100, 4) << body;
  }
  EXPECT_EQ(list(benno_).size(), 0u);
  EXPECT_EQ(city_.get("/api/v1/bookmarks", benno_).size(), 0u) << "What is refused is refused whole.";
}

TEST_P(Pebbles, OfWhatCannotBeReadAreNotFound) {
  const auto hidden = city_.write(anna_, "Unter uns gesagt", R"("visibility": "private")");
  for (const auto& post : {hidden, std::string("115000000000000000"), std::string("x")}) {
    for (const char* passage : {"Unter uns", "nicht"}) {
      const auto refused = keep(benno_, post, passage);
      EXPECT_EQ(refused.status, 404) << post;
      EXPECT_EQ(refused.raw.body.find("Unter"), std::string::npos);
    }
  }
  EXPECT_EQ(keep({}, post_, "still").status, 401);
  EXPECT_EQ(city_.get(mosaic).status, 401);
}

TEST_P(Pebbles, AreShownWhileTheirPostCanBeRead) {
  const auto hidden = city_.write(anna_, "Unter uns gesagt", R"("visibility": "private")");
  const auto deleted = city_.write(anna_, "Besser nicht gesagt");
  city_.follow(benno_, anna_);
  keep(benno_, post_, "still");
  keep(benno_, hidden, "Unter uns");
  keep(benno_, deleted, "Besser nicht");
  EXPECT_EQ(list(benno_).size(), 3u);
  city_.remove("/api/v1/statuses/" + deleted, anna_);
  EXPECT_EQ(list(benno_).raw.body.find("Besser nicht"), std::string::npos);
  city_.post("/api/v1/accounts/" + anna_.id + "/unfollow", "{}", benno_);
  EXPECT_EQ(list(benno_).raw.body.find("Unter uns"), std::string::npos);
  EXPECT_EQ(list(benno_).size(), 1u);
  city_.post("/api/v1/accounts/" + benno_.id + "/block", "{}", anna_);
  EXPECT_EQ(list(benno_).size(), 0u);
}

TEST_P(Pebbles, ArePagedAndAPageOfHiddenOnesLeadsOn) {
  const auto carla = city_.arrive("carla");
  keep(carla, post_, "still");
  for (int i = 0; i < 3; ++i) keep(carla, city_.write(benno_, fmt::format("Satz {}", i)), "Satz");
  city_.post("/api/v1/accounts/" + carla.id + "/block", "{}", benno_);
  const auto first = city_.get(std::string(mosaic) + "?limit=3", carla);
  EXPECT_EQ(first.size(), 0u);
  const std::string link = first.header("Link");
  const auto end = link.find(">; rel=\"next\"");
  ASSERT_NE(end, std::string::npos) << link;
  EXPECT_EQ(city_.get(link.substr(22, end - 22), carla).text("0.status.id"), post_);
}

TEST_P(Pebbles, KeptAndTakenBackAtOnceAgreeWithTheBookmark) {
  std::vector<std::string> posts;
  for (int i = 0; i < 20; ++i) posts.push_back(city_.write(anna_, "Es war still."));
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 6; ++i) {
      threads.emplace_back([this, i, &posts] {
        for (const auto& post : posts) {
          if (i % 2) keep(benno_, post, "still", fmt::format("{}", i));
          if (i % 2 == 0) act(benno_, post, "unbookmark");
        }
      });
    }
  }
  EXPECT_EQ(list(benno_).size(), city_.get("/api/v1/bookmarks", benno_).size());
}

}  // namespace
}  // namespace stadt::testing
