// The columns: one living poster a person, gone with its event, and what nobody can hang there.
#include <atomic>
#include <thread>

#include "support/posters.hpp"

namespace stadt::testing {
namespace {

using std::chrono::hours;
using Titles = std::vector<std::string>;

class ColumnSquare : public Posters {};
STADT_ON_BOTH_ENGINES(ColumnSquare);

TEST_P(ColumnSquare, APosterHangsForEverybodyUntilItsEventIsOver) {
  const auto id = hung(drost_, "Offener Abend");
  for (const auto& viewer : {Resident(), anna_, drost_}) {
    const auto page = city_.get(notices, viewer);
    ASSERT_EQ(page.size("notices"), 1u);
    EXPECT_EQ(page.text("notices.0.title"), "Offener Abend");
    EXPECT_EQ(page.text("notices.0.account.username"), "drost");
    EXPECT_EQ(page.text("notices.0.content"), "<p>Wer mag, kommt.</p>\n");
    EXPECT_EQ(page.text("next"), "null");
    EXPECT_EQ(city_.get(at("count"), viewer).text("count"), "1");
    EXPECT_EQ(city_.get("/api/stadt/v1/people/" + drost_.id + "/notice", viewer).text("notice.id"), id);
  }
  city_.env().pass(hours(27));
  for (const auto& viewer : {Resident(), anna_, drost_}) {
    EXPECT_EQ(titles(viewer), Titles());
    EXPECT_EQ(city_.get(at("count"), viewer).text("count"), "0");
    EXPECT_EQ(city_.get(at(id), viewer).status, 404);
    EXPECT_EQ(city_.get(at(id) + "/calendar.ics", viewer).status, 404);
    EXPECT_EQ(city_.get("/api/stadt/v1/people/" + drost_.id + "/notice", viewer).text("notice"), "null");
  }
  EXPECT_EQ(thumb(anna_, id).status, 404);
  EXPECT_EQ(city_.put(at(id), poster("Doch noch"), drost_).status, 404);
  hung(drost_, "Der nächste Abend");
  EXPECT_EQ(titles({}), Titles{"Der nächste Abend"}) << "No chore had to clear the first one.";
}

TEST_P(ColumnSquare, NothingIsLeftOfWhatHungBefore) {
  const auto first = hung(drost_, "Erstes");
  thumb(anna_, first);
  city_.env().pass(hours(48));
  hung(drost_, "Zweites");
  const auto rows = [&](const char* count) { return city_.app().database().session().find<std::int64_t>(count); };
  EXPECT_EQ(rows("SELECT count(*) FROM notice"), 1);
  EXPECT_EQ(rows("SELECT count(*) FROM notice_end"), 1);
  EXPECT_EQ(rows("SELECT count(*) FROM notice_thumb"), 0);
}

TEST_P(ColumnSquare, OneAPersonAtATime) {
  hung(drost_, "Eins");
  const auto second = hang(drost_, poster("Zwei"));
  EXPECT_EQ(second.status, 409);
  EXPECT_EQ(second.text("code"), "notice.one_at_a_time");
  EXPECT_EQ(titles(drost_), Titles{"Eins"});
}

TEST_P(ColumnSquare, OfTwentyAtOnceOneHangs) {
  std::atomic<int> hung = 0;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 20; ++i) {
      threads.emplace_back([&, i] {
        const auto status = hang(drost_, poster(fmt::format("Nummer {}", i))).status;
        EXPECT_TRUE(status == 200 || status == 409) << status;
        if (status == 200) ++hung;
      });
    }
  }
  EXPECT_EQ(hung, 1);
  EXPECT_EQ(titles({}).size(), 1u);
}

TEST_P(ColumnSquare, WhatIsRefusedSaysWhy) {
  const auto with_part = [&](const std::string& part, const std::string& in_place_of) {
    auto body = poster("Abend");
    const auto found = body.find(in_place_of);
    return found == std::string::npos ? body : body.replace(found, in_place_of.size(), part);
  };
  const auto end = fmt::format(R"("ends_at": "{}")", clock(hours(27)));
  const auto ends = [&](hours span) { return with_part(fmt::format(R"("ends_at": "{}")", clock(span)), end); };
  const struct {
    std::string code;
    std::string body;
  } cases[] = {{"notice.end_required", with_part(R"("link": "")", end)},
               {"notice.end_required", with_part(R"("ends_at": null)", end)},
               {"notice.end_before_start", ends(hours(23))},
               {"notice.over", poster("Abend", hours(-5), hours(-1))},
               {"notice.too_far", ends(hours(24 * 91))},
               {"notice.date", with_part(R"("ends_at": "nie")", end)},
               {"notice.time_zone", with_part(R"("time_zone": "Nirgendwo")", R"("time_zone": "UTC")")},
               {"notice.title", poster("")},
               {"notice.title", poster("\\u200b\\u2060")},
               {"input.too_long", poster(std::string(81, 'a'))},
               {"input.too_long", with_part(std::string(2000, 'b'), "Wer mag, kommt.")}};
  for (const auto& [code, body] : cases) {
    const auto refused = hang(drost_, body);
    EXPECT_EQ(refused.text("code"), code) << body.substr(0, 200);
    EXPECT_EQ(refused.status, 422);
    EXPECT_FALSE(refused.text("error").empty());
  }
  EXPECT_EQ(hang(drost_, poster(std::string(10'000'000, 'a'))).status / 100, 4);
  for (const auto* body : {"[]", "{", R"({"title": {}})", R"({"title": 1, "ends_at": []})", "null"}) {
    EXPECT_EQ(hang(drost_, body).status / 100, 4) << body;
  }
  EXPECT_EQ(hang({}, poster("Abend")).status, 401);
  EXPECT_EQ(titles({}), Titles());
}

TEST_P(ColumnSquare, HostileWordsAreWords) {
  const auto body = fmt::format(R"x({{"title": "<script>alert(1)</script> Abend\r\nBEGIN:VALARM",)x"
                                R"x("text": "<img src=x onerror=alert(1)> [da](javascript:alert(1))",)x"
                                R"x("place": "A\u202Ereversed", "starts_at": "{}", "ends_at": "{}",)x"
                                R"x("time_zone": "UTC"}})x",
                                clock(hours(1)), clock(hours(2)));
  const auto posted = hang(drost_, body);
  ASSERT_EQ(posted.status / 100, 2) << posted.raw.body;
  const auto shown = city_.get(at(posted.text("id")));
  EXPECT_EQ(shown.text("content").find("<img"), std::string::npos);
  EXPECT_EQ(shown.text("content").find("href=\"javascript"), std::string::npos);
  EXPECT_EQ(hang(anna_, poster("Ab\\u0000end")).status, 422);
  EXPECT_EQ(shown.text("place").find("\u202E"), std::string::npos);
  const auto ics = city_.get(at(posted.text("id")) + "/calendar.ics").raw.body;
  EXPECT_EQ(ics.find("\nBEGIN:VALARM"), std::string::npos);
}

TEST_P(ColumnSquare, SomebodyElsesPosterReadsAsNotFound) {
  const auto id = hung(drost_, "Offener Abend");
  for (const auto& wrong : {id, std::string("115000000000000000"), std::string("x")}) {
    EXPECT_EQ(city_.put(at(wrong), poster("Meiner"), anna_).status, 404) << wrong;
    EXPECT_EQ(city_.remove(at(wrong), anna_).status, 404) << wrong;
  }
  EXPECT_EQ(city_.put(at(id), poster("Meiner"), {}).status, 401);
  EXPECT_EQ(titles({}), Titles{"Offener Abend"});
  EXPECT_EQ(city_.get(at(id), anna_).raw.body.find("\"text\""), std::string::npos);
  EXPECT_EQ(city_.get(at(id), drost_).text("text"), "Wer mag, kommt.");
}

TEST_P(ColumnSquare, ChangesSayThatThereWasOne) {
  const auto id = hung(drost_, "Offener Abend");
  EXPECT_EQ(city_.get(at(id)).text("changed_at"), "null");
  city_.env().pass(hours(1));
  const auto changed = city_.put(at(id), poster("Offener Morgen", hours(24 * 60), hours(24 * 60 + 1)), drost_);
  EXPECT_EQ(changed.text("title"), "Offener Morgen");
  EXPECT_EQ(changed.text("changed_at"), to_iso(city_.env().now()));
  EXPECT_EQ(titles({}), Titles{"Offener Morgen"});
  city_.env().pass(hours(24 * 59));
  EXPECT_EQ(titles({}), Titles{"Offener Morgen"});
  EXPECT_EQ(hang(drost_, poster("Zweiter")).status, 409) << "The claim moved with the end.";
  city_.put(at(id), poster("Gleich vorbei", hours(0), hours(1)), drost_);
  city_.env().pass(hours(2));
  EXPECT_EQ(hang(drost_, poster("Zweiter")).status, 200);
}

TEST_P(ColumnSquare, WhatIsTakenDownIsGone) {
  const auto id = hung(drost_, "Offener Abend");
  thumb(anna_, id);
  EXPECT_EQ(city_.remove(at(id), drost_).status, 200);
  EXPECT_EQ(city_.remove(at(id), drost_).status, 404);
  EXPECT_EQ(titles({}), Titles());
  EXPECT_EQ(thumb(anna_, id).status, 404);
  hung(drost_, "Ein anderer");
  EXPECT_EQ(city_.get(notices, anna_).text("notices.0.thumbs"), "0");
}

TEST_P(ColumnSquare, AcquaintancesStandNearer) {
  const auto carla = city_.arrive("carla");
  const auto dora = city_.arrive("dora");
  hung(carla, "Von fern, gleich", hours(2));
  hung(dora, "Von fern, später", hours(90));
  hung(benno_, "Gefolgt", hours(60));
  hung(drost_, "Bekannt", hours(70));
  acquaint(city_, anna_, drost_);
  city_.follow(anna_, benno_);
  EXPECT_EQ(titles(anna_), (Titles{"Bekannt", "Gefolgt", "Von fern, gleich", "Von fern, später"}));
  EXPECT_EQ(titles({}), (Titles{"Von fern, gleich", "Gefolgt", "Bekannt", "Von fern, später"}));
  EXPECT_EQ(city_.get(notices, anna_).text("notices.0.nearness"), "contact");
  const auto first = city_.get(std::string(notices) + "?limit=3", anna_);
  EXPECT_EQ(first.size("notices"), 3u);
  EXPECT_EQ(titles(anna_, "?limit=3&after=" + first.text("next")), Titles{"Von fern, später"});
  for (const auto* wrong : {"?after=", "?after=x", "?after=9.1.1", "?after=1.1.1%27--"}) {
    EXPECT_EQ(city_.get(std::string(notices) + wrong, anna_).status, 400) << wrong;
  }
  for (const auto* odd : {"?limit=0", "?limit=-5", "?limit=100000"}) {
    EXPECT_EQ(city_.get(std::string(notices) + odd, anna_).status, 200) << odd;
  }
}

TEST_P(ColumnSquare, WhoHasBlockedSomebodyMeetsThemNowhere) {
  const auto id = hung(drost_, "Offener Abend");
  city_.post("/api/v1/accounts/" + drost_.id + "/block", "{}", anna_);
  city_.post("/api/v1/accounts/" + benno_.id + "/block", "{}", drost_);
  for (const auto& viewer : {anna_, benno_}) {
    EXPECT_EQ(titles(viewer), Titles());
    EXPECT_EQ(city_.get(at("count"), viewer).text("count"), "0");
    EXPECT_EQ(city_.get(at(id), viewer).status, 404);
    EXPECT_EQ(city_.get(at(id) + "/calendar.ics", viewer).status, 404);
    EXPECT_EQ(city_.get("/api/stadt/v1/people/" + drost_.id + "/notice", viewer).text("notice"), "null");
    EXPECT_EQ(thumb(viewer, id).status, 404);
  }
  EXPECT_EQ(titles({}).size(), 1u);
  EXPECT_EQ(city_.get(notices).text("notices.0.thumbs"), "0");
}

TEST_P(ColumnSquare, ACalendarGetsWhatIsAnnounced) {
  const auto id = hung(drost_, "Offener Abend");
  const auto answer = city_.get(at(id) + "/calendar.ics");
  EXPECT_EQ(answer.raw.content_type, "text/calendar; charset=utf-8");
  for (const auto* part : {"BEGIN:VEVENT\r\n", "SUMMARY:Offener Abend\r\n", "LOCATION:Am Wehr\r\n", "SEQUENCE:0\r\n"}) {
    EXPECT_NE(answer.raw.body.find(part), std::string::npos) << part << answer.raw.body;
  }
  city_.put(at(id), poster("Offener Morgen"), drost_);
  EXPECT_NE(city_.get(at(id) + "/calendar.ics").raw.body.find("SEQUENCE:1\r\n"), std::string::npos);
}

class Thumbs : public Posters {
 protected:
  std::string evening_ = hung(drost_, "Offener Abend");
};
STADT_ON_BOTH_ENGINES(Thumbs);

TEST_P(Thumbs, CountOnceAndCanBeLowered) {
  for (int i = 0; i < 3; ++i) EXPECT_EQ(thumb(anna_, evening_).text("thumbs"), "1");
  EXPECT_EQ(thumb(benno_, evening_).text("thumbs"), "2");
  EXPECT_EQ(city_.get(at(evening_), anna_).text("thumbed"), "true");
  for (int i = 0; i < 3; ++i) EXPECT_EQ(city_.remove(at(evening_) + "/thumb", anna_).text("thumbs"), "1");
  EXPECT_EQ(city_.get(at(evening_), anna_).text("thumbed"), "false");
  const auto own = thumb(drost_, evening_);
  EXPECT_EQ(own.status, 422);
  EXPECT_EQ(own.text("code"), "notice.own_thumb");
  EXPECT_EQ(thumb({}, evening_).status, 401);
  EXPECT_EQ(thumb(anna_, "115000000000000000").status, 404);
}

TEST_P(Thumbs, AtOnceAgreeWithTheirCount) {
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 6; ++i) {
      threads.emplace_back([this, i] {
        const auto& who = i % 2 ? anna_ : benno_;
        for (int k = 0; k < 10; ++k) {
          thumb(who, evening_);
          if (k % 3 == i % 3) city_.remove(at(evening_) + "/thumb", who);
        }
      });
    }
  }
  const auto rows = city_.app().database().session().find<std::int64_t>("SELECT count(*) FROM notice_thumb");
  EXPECT_EQ(city_.get(at(evening_)).text("thumbs"), std::to_string(rows.value_or(-1)));
}

TEST_P(Thumbs, NameOnlyTheReadersContacts) {
  const auto carla = city_.arrive("carla");
  acquaint(city_, drost_, anna_);
  acquaint(city_, carla, benno_);
  city_.follow(drost_, benno_);
  for (const auto& who : {anna_, benno_}) thumb(who, evening_);
  const auto for_drost = city_.get(at(evening_), drost_);
  EXPECT_EQ(for_drost.text("thumbs"), "2");
  ASSERT_EQ(for_drost.size("thumbs_of_contacts"), 1u) << "Whom one only follows is not named.";
  EXPECT_EQ(for_drost.text("thumbs_of_contacts.0.username"), "anna");
  EXPECT_EQ(city_.get(at(evening_), carla).text("thumbs_of_contacts.0.username"), "benno");
  EXPECT_EQ(city_.get(at(evening_)).size("thumbs_of_contacts"), 0u);
  city_.post("/api/v1/accounts/" + anna_.id + "/mute", "{}", drost_);
  EXPECT_EQ(city_.get(at(evening_), drost_).size("thumbs_of_contacts"), 0u);
  city_.post("/api/v1/accounts/" + carla.id + "/block", "{}", benno_);
  EXPECT_EQ(city_.get(at(evening_), carla).size("thumbs_of_contacts"), 0u);
}

}  // namespace
}  // namespace stadt::testing
