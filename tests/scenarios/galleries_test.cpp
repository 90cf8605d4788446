// Walls: hung, read, talked about, signed; and who must not.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/log.hpp"
#include "json/write.hpp"
#include "people/people.hpp"
#include "support/city.hpp"
#include "support/database.hpp"
#include "support/pictures.hpp"

namespace stadt::testing {
namespace {

const std::string exhibitions = "/api/stadt/v1/exhibitions";

class Galleries : public OnBothEngines {
 protected:
  ~Galleries() override { EXPECT_EQ(log::error_count(), errors_); }

  Reply make(const Resident& who, const std::string& more = {}) {
    return city_.post(exhibitions, R"({"title": "Blau", "text": "Drei Versuche.")" + more + "}", who);
  }
  std::string made(const Resident& who, const std::string& more = {}) {
    const auto reply = make(who, more);
    EXPECT_EQ(reply.status, 200) << reply.raw.body;
    return reply.text("exhibition.id");
  }
  std::string sent(const Resident& who) {
    return city_.post_files("/api/v2/media", {{"file", draw({.size = {40, 30}})}}, who).text("id");
  }
  Reply hang(const Resident& who, const std::string& wall, const std::string& title,
             const std::string& description = "Ein Farn, weiß auf Blau.") {
    return city_.post(
        of(wall) + "/works",
        fmt::format(R"({{"media_id": "{}", "title": "{}", "text": "Mit Daumen.", "technique": "Cyanotypie",
                                       "year": 2024, "description": "{}"}})",
                    sent(who), title, description),
        who);
  }
  static std::string of(const std::string& wall) { return exhibitions + "/" + wall; }
  Reply see(const std::string& wall, const Resident& who = {}) { return city_.get(of(wall), who); }
  Reply sign(const Resident& who, const std::string& wall, const std::string& text = "Danke.") {
    return city_.post(of(wall) + "/guest-book", R"({"text": ")" + text + R"("})", who);
  }
  Reply open_table(const Resident& who, const std::string& wall, const std::string& work) {
    return city_.post(of(wall) + "/works/" + work + "/table", R"({"text": "Welcher Versuch ist das Werk? #Blau"})",
                      who);
  }
  void block(const Resident& who, const Resident& whom) {
    EXPECT_EQ(city_.post("/api/v1/accounts/" + whom.id + "/block", "{}", who).status, 200);
  }
  std::string gallery(const Resident& host, const std::string& handle, const std::string& kind = "gallery") {
    EXPECT_TRUE(city_.app().database().write_and_wait([&](sql::Transaction& transaction) {
      return people::give_role(transaction, PersonId{*parse_id(host.id)}, Role::moderator);
    }));
    const auto place = city_.post(
        "/api/stadt/v1/places",
        fmt::format(R"({{"handle": "{}", "kind": "{}", "name": "Am Wehr", "line": "Bilder"}})", handle, kind), host);
    EXPECT_EQ(place.status, 200) << place.raw.body;
    return place.text("place.id");
  }

  std::int64_t errors_ = log::error_count();
  City city_{take_database()};
  Resident ruth_ = city_.arrive("ruth");
  Resident mira_ = city_.arrive("mira");
};
STADT_ON_BOTH_ENGINES(Galleries);

TEST_P(Galleries, HangPicturesInTheirOrderWithWhatIsSaidOfThem) {
  const auto wall = made(ruth_);
  for (const auto* title : {"Eins", "Zwei", "Drei"}) EXPECT_EQ(hang(ruth_, wall, title).status, 200);
  const auto seen = see(wall);
  ASSERT_EQ(seen.size("works"), 3u) << seen.raw.body;
  EXPECT_EQ(seen.text("exhibition.title"), "Blau");
  EXPECT_EQ(seen.text("exhibition.made_by.id"), ruth_.id);
  EXPECT_EQ(seen.text("exhibition.works"), "3");
  EXPECT_EQ(seen.text("exhibition.hosting"), "false");
  EXPECT_EQ(seen.text("works.0.title"), "Eins");
  EXPECT_EQ(seen.text("works.0.text"), "Mit Daumen.");
  EXPECT_EQ(seen.text("works.0.technique"), "Cyanotypie");
  EXPECT_EQ(seen.text("works.0.year"), "2024");
  EXPECT_EQ(seen.text("works.0.picture.description"), "Ein Farn, weiß auf Blau.");
  EXPECT_EQ(seen.text("works.0.artist.id"), ruth_.id);
  EXPECT_EQ(seen.text("works.0.table"), "null");
  const auto list = city_.get("/api/stadt/v1/people/" + ruth_.id + "/exhibitions");
  ASSERT_EQ(list.size(), 1u);
  EXPECT_EQ(list.text("0.id"), wall);
  EXPECT_EQ(list.text("0.cover.id"), seen.text("works.0.picture.id"));

  const auto id = [&](int i) { return seen.text(fmt::format("works.{}.id", i)); };
  const auto order = fmt::format(R"({{"works": ["{}", "{}", "{}"]}})", id(2), id(0), id(1));
  EXPECT_EQ(city_.put(of(wall) + "/order", order, mira_).status, 403);
  EXPECT_EQ(city_.put(of(wall) + "/order", R"({"works": []})", ruth_).text("code"), "gallery.order");
  EXPECT_EQ(city_.put(of(wall) + "/order", order, ruth_).text("works.0.title"), "Drei");
  EXPECT_EQ(see(wall).text("works.2.title"), "Zwei");
}

TEST_P(Galleries, StandOnAPageForReadersWithoutScripts) {
  const auto wall = made(ruth_);
  hang(ruth_, wall, "Eins");
  sign(mira_, wall, "Danke <b>sehr</b>.");
  const auto page = city_.get("/exhibitions/" + wall);
  EXPECT_EQ(page.status, 200);
  for (const auto* part : {"alt=\"Ein Farn, weiß auf Blau.\"", "Mit Daumen.", "Danke &lt;b&gt;sehr", "og:image"}) {
    EXPECT_NE(page.raw.body.find(part), std::string::npos) << part;
  }
  EXPECT_EQ(city_.get("/exhibitions/7").status, 404);
  EXPECT_EQ(city_.get("/exhibitions/" + made(ruth_, R"(, "audience": "here")")).status, 404);
}

TEST_P(Galleries, NothingHangsUndescribed) {
  const auto wall = made(ruth_);
  EXPECT_EQ(hang(ruth_, wall, "Eins", "").text("code"), "media.description_required");
  EXPECT_EQ(hang(ruth_, wall, "Eins", "  ").status, 422);
  EXPECT_EQ(see(wall).size("works"), 0u);
  ASSERT_EQ(hang(ruth_, wall, "Eins").status, 200);
  const auto work = of(wall) + "/works/" + see(wall).text("works.0.id");
  EXPECT_EQ(city_.put(work, R"({"title": "Eins", "description": ""})", ruth_).text("code"),
            "media.description_required");
  const auto changed = city_.put(work, R"({"title": "Anders", "description": "Genauer."})", ruth_);
  EXPECT_EQ(changed.text("works.0.picture.description"), "Genauer.") << changed.raw.body;
  EXPECT_EQ(changed.text("works.0.title"), "Anders");
  EXPECT_EQ(city_.put(work, R"({"title": "Meins"})", mira_).status, 403);
}

TEST_P(Galleries, APictureHangsOnceAndIsItsArtists) {
  const auto wall = made(ruth_);
  const auto picture = sent(ruth_);
  const auto body = [](const std::string& id) {
    return R"({"media_id": ")" + id + R"(", "description": "Ein Farn."})";
  };
  EXPECT_EQ(city_.post(of(wall) + "/works", body(picture), mira_).status, 403) << "Not her wall.";
  const auto miras = made(mira_);
  EXPECT_EQ(city_.post(of(miras) + "/works", body(picture), mira_).text("code"), "media.not_found")
      << "Not her picture.";
  EXPECT_EQ(city_.post(of(wall) + "/works", body(picture), ruth_).status, 200);
  EXPECT_EQ(city_.post(of(wall) + "/works", body(picture), ruth_).text("code"), "media.in_use");
  const auto post = R"({"status": "Auch hier", "media_ids": [")" + picture + R"("]})";
  EXPECT_EQ(city_.post("/api/v1/statuses", post, ruth_).text("code"), "media.in_use");
  EXPECT_EQ(city_.post(of("99") + "/works", body(picture), ruth_).status, 404);
}

TEST_P(Galleries, AreForThoseWhomTheyAreFor) {
  const auto open = made(ruth_);
  const auto here = made(ruth_, R"(, "audience": "here")");
  const auto contacts = made(ruth_, R"(, "audience": "contacts")");
  EXPECT_EQ(make(ruth_, R"(, "audience": "self")").text("code"), "gallery.audience");
  struct Case {
    Resident who;
    std::vector<std::string> sees;
    std::vector<std::string> misses;
  };
  const Case cases[] = {
      {{}, {open}, {here, contacts}}, {mira_, {open, here}, {contacts}}, {ruth_, {open, here, contacts}, {}}};
  for (const auto& [who, sees, misses] : cases) {
    for (const auto& wall : sees) EXPECT_EQ(see(wall, who).status, 200);
    for (const auto& wall : misses) {
      EXPECT_EQ(see(wall, who).status, 404);
      EXPECT_EQ(city_.get(of(wall) + "/guest-book", who).status, 404);
      if (!who.token.empty()) {
        EXPECT_EQ(sign(who, wall).status, 404);
      }
    }
    EXPECT_EQ(city_.get("/api/stadt/v1/people/" + ruth_.id + "/exhibitions", who).size(), sees.size());
  }
  block(ruth_, mira_);
  EXPECT_EQ(see(open, mira_).status, 404);
  EXPECT_EQ(sign(mira_, open).status, 404);
}

TEST_P(Galleries, BeforeTheyOpenOthersReadOnlyWhen) {
  const auto opens = to_iso(city_.env().now() + std::chrono::hours(2));
  const auto wall = made(ruth_, R"(, "opens_at": ")" + opens + R"(")");
  ASSERT_EQ(hang(ruth_, wall, "Eins").status, 200);
  EXPECT_EQ(see(wall, ruth_).size("works"), 1u);
  const auto invited = see(wall, mira_);
  EXPECT_EQ(invited.text("exhibition.opens_at"), opens);
  EXPECT_EQ(invited.text("exhibition.opened"), "false");
  EXPECT_EQ(invited.size("works"), 0u);
  EXPECT_EQ(invited.text("exhibition.works"), "0");
  EXPECT_EQ(city_.get("/api/stadt/v1/people/" + ruth_.id + "/exhibitions", mira_).text("0.cover"), "null");
  EXPECT_EQ(sign(mira_, wall).status, 404);
  EXPECT_EQ(open_table(mira_, wall, see(wall, ruth_).text("works.0.id")).status, 404);
  EXPECT_EQ(sign(ruth_, wall).text("code"), "gallery.not_open");
  city_.env().pass(std::chrono::hours(2));
  EXPECT_EQ(see(wall, mira_).size("works"), 1u);
  EXPECT_EQ(sign(mira_, wall).status, 200);
}

TEST_P(Galleries, APictureHasOneTableThatShowsItAsItHangs) {
  const auto wall = made(ruth_);
  ASSERT_EQ(hang(ruth_, wall, "Eins").status, 200);
  const auto work = see(wall).text("works.0.id");
  EXPECT_EQ(city_.post(of(wall) + "/works/" + work + "/table", R"({"text": " "})", mira_).text("code"), "post.empty");
  const auto table = open_table(mira_, wall, work);
  ASSERT_EQ(table.status, 200) << table.raw.body;
  EXPECT_EQ(table.text("stadt.table_kind"), "question") << "She asks.";
  EXPECT_EQ(table.text("media_attachments.0.description"), "Ein Farn, weiß auf Blau.");
  EXPECT_EQ(table.text("media_attachments.0.stadt.exhibition_id"), wall);
  EXPECT_EQ(see(wall).text("works.0.table.id"), table.text("id"));
  EXPECT_EQ(open_table(ruth_, wall, work).text("code"), "gallery.table_exists");
  city_.reply(ruth_, table.text("id"), "Der dritte.");
  EXPECT_EQ(see(wall).text("works.0.table.replies"), "1");

  const auto path = "/api/v1/statuses/" + table.text("id");
  city_.put(of(wall) + "/works/" + work, R"({"title": "Eins", "description": "Ein Farn, genauer."})", ruth_);
  EXPECT_EQ(city_.get(path).text("media_attachments.0.description"), "Ein Farn, genauer.");
  EXPECT_EQ(city_.put(path, R"({"status": "Anders gefragt"})", mira_).size("media_attachments"), 1u);
  EXPECT_EQ(city_.remove(of(wall) + "/works/" + work, mira_).status, 403);
  EXPECT_EQ(city_.remove(of(wall) + "/works/" + work, ruth_).size("works"), 0u);
  EXPECT_EQ(city_.get(path).size("media_attachments"), 0u) << "The table stays, the picture is its artist's.";
  EXPECT_EQ(city_.get(path).text("content"), "<p>Anders gefragt</p>");
}

TEST_P(Galleries, ATableThatWasTakenBackMakesRoomForAnother) {
  const auto wall = made(ruth_);
  ASSERT_EQ(hang(ruth_, wall, "Eins").status, 200);
  const auto work = see(wall).text("works.0.id");
  const auto first = open_table(mira_, wall, work).text("id");
  EXPECT_EQ(city_.remove("/api/v1/statuses/" + first + "?delete_media=true", mira_).status, 200);
  EXPECT_EQ(see(wall).text("works.0.table"), "null");
  EXPECT_EQ(see(wall).size("works"), 1u) << "Her post is gone, the picture hangs.";
  EXPECT_EQ(open_table(ruth_, wall, work).status, 200);
}

TEST_P(Galleries, OnlyWhatEverybodySeesHasATable) {
  const auto wall = made(ruth_, R"(, "audience": "here")");
  ASSERT_EQ(hang(ruth_, wall, "Eins").status, 200);
  EXPECT_EQ(open_table(mira_, wall, see(wall, ruth_).text("works.0.id")).text("code"), "gallery.table_public");
}

TEST_P(Galleries, GuestsSignOnceADayAndTheNewestStandsFirst) {
  const auto wall = made(ruth_);
  const auto first = sign(mira_, wall, "Danke für das Blau.");
  ASSERT_EQ(first.status, 200) << first.raw.body;
  EXPECT_EQ(first.text("account.id"), mira_.id);
  EXPECT_EQ(sign(mira_, wall).text("code"), "gallery.signed_today");
  EXPECT_EQ(sign(ruth_, wall, "Danke Euch.").status, 200);
  city_.env().pass(std::chrono::hours(24));
  EXPECT_EQ(sign(mira_, wall, "Wieder da.").status, 200);
  const auto book = city_.get(of(wall) + "/guest-book");
  ASSERT_EQ(book.size(), 3u);
  EXPECT_EQ(book.text("0.text"), "Wieder da.");
  const auto page = city_.get(of(wall) + "/guest-book?limit=2");
  EXPECT_EQ(page.size(), 2u);
  EXPECT_NE(page.header("Link").find("max_id=" + page.text("1.id")), std::string::npos);
  EXPECT_EQ(sign(mira_, wall, std::string(501, 'a')).text("code"), "input.too_long");
  EXPECT_EQ(sign({}, wall).status, 401);
  EXPECT_EQ(sign(mira_, wall, "   ").text("code"), "gallery.no_words");
}

TEST_P(Galleries, EntriesGoByTheirAuthorOrByTheHost) {
  const auto wall = made(ruth_);
  const auto clara = city_.arrive("clara");
  const auto entry = sign(mira_, wall).text("id");
  const auto path = of(wall) + "/guest-book/";
  EXPECT_EQ(city_.remove(path + entry, clara).status, 403);
  EXPECT_EQ(city_.remove(path + entry, mira_).raw.body, "{}");
  EXPECT_EQ(city_.remove(path + entry, mira_).status, 404);
  const auto again = sign(mira_, wall, "Besser gesagt: danke!").text("id");
  EXPECT_EQ(city_.remove(path + again, ruth_).raw.body, "{}");
  EXPECT_EQ(sign(mira_, wall).text("code"), "gallery.signed_today") << "A host's word holds for the day.";
  sign(clara, wall);
  block(mira_, clara);
  EXPECT_EQ(city_.get(of(wall) + "/guest-book", mira_).size(), 0u) << "Whom one blocks has written nothing.";
  EXPECT_EQ(city_.get(of(wall) + "/guest-book").size(), 1u);
}

TEST_P(Galleries, CloseWithEverythingThatHangsThere) {
  const auto wall = made(ruth_);
  ASSERT_EQ(hang(ruth_, wall, "Eins").status, 200);
  sign(mira_, wall);
  EXPECT_EQ(city_.remove(of(wall), mira_).status, 403);
  EXPECT_EQ(city_.remove(of(wall), ruth_).raw.body, "{}");
  EXPECT_EQ(see(wall, ruth_).status, 404);
  EXPECT_EQ(city_.get("/api/stadt/v1/people/" + ruth_.id + "/exhibitions").size(), 0u);
}

TEST_P(Galleries, OfAPlaceAreItsHosts) {
  const auto place = gallery(ruth_, "galerie");
  const auto at = R"(, "place_id": ")" + place + R"(")";
  EXPECT_EQ(make(mira_, at).status, 403);
  const auto wall = made(ruth_, at);
  EXPECT_EQ(make(ruth_, at + R"(, "audience": "contacts")").text("code"), "gallery.audience");
  EXPECT_EQ(see(wall).text("exhibition.place.handle"), "galerie");
  EXPECT_EQ(see(wall, ruth_).text("exhibition.hosting"), "true");
  EXPECT_EQ(city_.get("/api/stadt/v1/places/galerie/exhibitions").text("0.id"), wall);
  EXPECT_EQ(city_.get("/api/stadt/v1/people/" + ruth_.id + "/exhibitions").size(), 0u);
  EXPECT_EQ(hang(mira_, wall, "Meins").status, 403);
  EXPECT_EQ(hang(ruth_, wall, "Eins").status, 200);
  EXPECT_EQ(city_.get("/api/stadt/v1/places/nirgends/exhibitions").status, 404);
  EXPECT_EQ(city_.put(of(wall), R"({"artists": ["niemand"]})", ruth_).text("code"), "gallery.artist");
  EXPECT_EQ(city_.put(of(wall), R"({"artists": ["@mira"]})", ruth_).text("artists.0"), "mira");
  EXPECT_EQ(see(wall, mira_).size("artists"), 0u) << "Whom hosts have asked is theirs to tell.";
  EXPECT_EQ(see(wall, mira_).text("exhibition.hanging"), "true");
  const auto hers = hang(mira_, wall, "Meins");
  ASSERT_EQ(hers.status, 200) << hers.raw.body;
  EXPECT_EQ(city_.put(of(wall) + "/works/" + hers.text("works.1.id"), R"({"title": "x"})", ruth_).status, 403);
  EXPECT_EQ(city_.remove(of(wall) + "/works/" + hers.text("works.0.id"), mira_).status, 403);
  EXPECT_EQ(city_.remove(of(wall) + "/works/" + hers.text("works.1.id"), ruth_).status, 200);
  const auto again = R"({"media_id": ")" + hers.text("works.1.picture.id") + R"(", "title": "Wieder"})";
  EXPECT_EQ(city_.post(of(wall) + "/works", again, mira_).status, 200) << "A host took it down: it may hang anew.";
  EXPECT_EQ(city_.put(of(wall), R"({"artists": []})", ruth_).status, 200);
  EXPECT_EQ(hang(mira_, wall, "Noch eins").status, 403);
  const auto cafe = gallery(ruth_, "kaffee", "cafe");
  EXPECT_EQ(make(ruth_, R"(, "place_id": ")" + cafe + R"(")").text("code"), "gallery.no_walls");
}

TEST_P(Galleries, InAGroupItsMembersHangTheirOwn) {
  const auto place = gallery(ruth_, "kameras", "group");
  const auto wall = made(ruth_, R"(, "place_id": ")" + place + R"(")");
  EXPECT_EQ(hang(mira_, wall, "Meins").status, 403);
  ASSERT_EQ(city_.post("/api/stadt/v1/places/kameras/join", "{}", mira_).status, 200);
  EXPECT_EQ(see(wall, mira_).text("exhibition.hanging"), "true");
  const auto hers = hang(mira_, wall, "Meins");
  ASSERT_EQ(hers.status, 200) << hers.raw.body;
  EXPECT_EQ(hers.text("exhibition.hosting"), "false");
  EXPECT_EQ(city_.remove(of(wall), mira_).status, 403);
  EXPECT_EQ(city_.post("/api/stadt/v1/places/kameras/leave", "{}", mira_).status, 200);
  EXPECT_EQ(see(wall, mira_).text("exhibition.hanging"), "false");
  const auto work = of(wall) + "/works/" + hers.text("works.0.id");
  EXPECT_EQ(city_.remove(work, mira_).status, 200) << "What is hers she takes along.";
}

}  // namespace
}  // namespace stadt::testing
