// Pictures in posts: sent, described, shown, changed, swept; and what nobody can do with those of others.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "attachments/sweeping.hpp"
#include "base/log.hpp"
#include "support/city.hpp"
#include "support/database.hpp"
#include "support/pictures.hpp"
#include "support/texts.hpp"

namespace stadt::testing {
namespace {

constexpr auto sending = "/api/v2/media";

class Attachments : public OnBothEngines {
 protected:
  Attachments() = default;
  ~Attachments() override { EXPECT_EQ(log::error_count(), errors_); }

  Reply send(const Resident& who, const std::string& description = "Ein Wehr im Nebel.",
             const Drawing& drawing = {.size = {40, 30}}) {
    return city_.post_files(sending, {{"file", draw(drawing)}}, who, {{"description", description}});
  }
  std::string sent(const Resident& who, const std::string& description = "Ein Wehr im Nebel.") {
    const auto reply = send(who, description);
    EXPECT_EQ(reply.status, 200) << reply.raw.body;
    return reply.text("id");
  }
  Reply write(const Resident& who, const std::string& text, const std::string& ids, const std::string& more = {}) {
    return city_.post("/api/v1/statuses", fmt::format(R"({{"status": "{}", "media_ids": [{}]{}}})", text, ids, more),
                      who);
  }
  static std::string quoted(const std::string& id) { return "\"" + id + "\""; }
  static std::string path_of(const std::string& url) { return url.substr(std::string("https://stadt.example").size()); }
  bool is_there(const std::string& url) { return city_.get(path_of(url)).status == 200; }
  void sweep() {
    media::Files files(city_.folder().path() + "/media/pictures", city_.env());
    attachments::Sweeper sweeper(city_.env(), city_.app().database(), files);
    for (int i = 0; i < 8 * media::shelves; ++i) ASSERT_TRUE(sweeper.run());
  }

  std::int64_t errors_ = log::error_count();
  City city_{take_database()};
  Resident anna_ = city_.arrive("anna");
  Resident benno_ = city_.arrive("benno");
};
STADT_ON_BOTH_ENGINES(Attachments);

TEST_P(Attachments, ArePartOfAPostInTheirOrderWithTheirSizes) {
  const auto wide = send(anna_, "Breit", {.size = {4000, 2000}, .suffix = ".jpg", .place = "48.5216N"});
  ASSERT_EQ(wide.status, 200) << wide.raw.body;
  EXPECT_EQ(wide.text("type"), "image");
  EXPECT_EQ(wide.text("meta.original.size"), "2560x1280");
  EXPECT_EQ(wide.text("meta.small.width"), "640");
  EXPECT_EQ(wide.text("meta.original.aspect"), "2");
  EXPECT_EQ(wide.text("blurhash").size(), 28u);
  const auto high = send(anna_, "Hoch", {.size = {30, 60}, .suffix = ".webp"});
  const auto post = write(anna_, "Zwei Bilder", quoted(high.text("id")) + "," + quoted(wide.text("id")));
  ASSERT_EQ(post.status, 200) << post.raw.body;
  const auto seen = city_.get("/api/v1/statuses/" + post.text("id"));
  ASSERT_EQ(seen.size("media_attachments"), 2u);
  EXPECT_EQ(seen.text("media_attachments.0.id"), high.text("id"));
  EXPECT_EQ(seen.text("media_attachments.0.description"), "Hoch");
  EXPECT_EQ(seen.text("media_attachments.1.url"), wide.text("url"));
  const auto picture = city_.get(path_of(wide.text("url")));
  ASSERT_EQ(picture.status, 200);
  EXPECT_EQ(picture.raw.content_type, "image/webp");
  EXPECT_EQ(picture.header("Cache-Control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(picture.header("Content-Security-Policy"), "default-src 'none'; sandbox");
  EXPECT_EQ(picture.header("Access-Control-Allow-Origin"), "*");
  EXPECT_EQ(picture.raw.body.find("48.5216N"), std::string::npos);
  EXPECT_EQ(look_at(picture.raw.body)->size, (media::Frame{2560, 1280}));
  EXPECT_EQ(look_at(city_.get(path_of(wide.text("preview_url"))).raw.body)->size, (media::Frame{640, 320}));
}

TEST_P(Attachments, AreFoundWhereOnlyPicturesAreAskedFor) {
  city_.write(anna_, "Ohne #Wehr");
  const auto with = write(anna_, "Mit #Wehr", quoted(sent(anna_))).text("id");
  for (const auto& list : {"/api/v1/timelines/public?", "/api/v1/timelines/tag/wehr?"}) {
    const auto found = city_.get(std::string(list) + "only_media=true");
    ASSERT_EQ(found.size(), 1u) << list;
    EXPECT_EQ(found.text("0.id"), with);
  }
  const auto of_anna = "/api/v1/accounts/" + anna_.id + "/statuses?only_media=true";
  EXPECT_EQ(city_.get(of_anna).text("0.id"), with);
  const auto edited = city_.put("/api/v1/statuses/" + with, R"({"status": "Doch ohne #Wehr", "media_ids": []})", anna_);
  EXPECT_EQ(edited.size("media_attachments"), 0u) << edited.raw.body;
  EXPECT_EQ(city_.get(of_anna).size(), 0u);
  EXPECT_EQ(city_.get("/api/v1/timelines/public?only_media=true").size(), 0u);
  EXPECT_EQ(city_.get("/api/v1/timelines/tag/wehr?only_media=true").size(), 0u);
}

TEST_P(Attachments, MayStandAloneAndNameTheirTable) {
  const auto alone = write(anna_, "", quoted(sent(anna_, "Ein Wehr <im> Nebel.")));
  ASSERT_EQ(alone.status, 200) << alone.raw.body;
  EXPECT_EQ(city_.get("/api/stadt/v1/tables/" + alone.text("id")).text("title"), "Ein Wehr <im> Nebel.");
  EXPECT_EQ(write(anna_, "", "").text("code"), "post.empty");
}

TEST_P(Attachments, AreDescribedOrThePostWaits) {
  const auto id = sent(anna_, "");
  EXPECT_EQ(city_.get("/api/v1/media/" + id, anna_).text("description"), "null");
  const auto refused = write(anna_, "Seht!", quoted(id));
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(refused.text("code"), "media.description_required");
  EXPECT_EQ(write(anna_, "Seht!", quoted(id), R"(, "media_attributes": [{"id": ")" + id + R"(", "description": " "}])")
                .text("code"),
            "media.description_required");
  const auto described = city_.put("/api/v1/media/" + id, R"({"description": "Ein Wehr.", "focus": "0.5,-1"})", anna_);
  EXPECT_EQ(described.text("description"), "Ein Wehr.") << described.raw.body;
  EXPECT_EQ(described.text("meta.focus.x"), "0.5");
  EXPECT_EQ(write(anna_, "Seht!", quoted(id)).text("media_attachments.0.description"), "Ein Wehr.");
  const auto other = sent(anna_, "");
  const auto words = R"(, "media_attributes": [{"id": ")" + other + R"(", "description": "Mit dem Beitrag gesagt"}])";
  EXPECT_EQ(write(anna_, "Seht!", quoted(other), words).text("media_attachments.0.description"),
            "Mit dem Beitrag gesagt");
}

TEST_P(Attachments, ACityMayOnlyWishThemDescribed) {
  auto settings = City::quiet_settings();
  settings.media.alt_text_required = false;
  auto opened = sql::Database::open({.database = ":memory:"});
  ASSERT_TRUE(opened);
  City other(std::move(*opened), settings, 2);
  const auto clara = other.arrive("clara");
  const auto id = other.post_files(sending, {{"file", draw({})}}, clara).text("id");
  const auto post = other.post("/api/v1/statuses", R"({"status": "Seht!", "media_ids": [")" + id + R"("]})", clara);
  EXPECT_EQ(post.text("media_attachments.0.description"), "null") << post.raw.body;
}

TEST_P(Attachments, BelongToOnePostAndOnePerson) {
  const auto id = sent(anna_);
  EXPECT_EQ(write(benno_, "Meins?", quoted(id)).text("code"), "media.not_found");
  EXPECT_EQ(write(benno_, "Meins?", quoted(id)).status, 404);
  for (const auto* method : {"get", "put", "delete"}) {
    const auto path = "/api/v1/media/" + id;
    const auto tried = *method == 'g'   ? city_.get(path, benno_)
                       : *method == 'p' ? city_.put(path, R"({"description": "x"})", benno_)
                                        : city_.remove(path, benno_);
    EXPECT_EQ(tried.status, 404) << method;
  }
  EXPECT_EQ(city_.get("/api/v1/media/" + id).status, 401);
  const auto first = write(anna_, "Einmal", quoted(id));
  ASSERT_EQ(first.status, 200) << first.raw.body;
  EXPECT_EQ(write(anna_, "Zweimal", quoted(id)).text("code"), "media.in_use");
  EXPECT_EQ(write(anna_, "Zweimal", quoted(id)).status, 422);
  EXPECT_EQ(city_.put("/api/v1/media/" + id, R"({"description": "x"})", anna_).text("code"), "media.in_use");
  EXPECT_EQ(city_.remove("/api/v1/media/" + id, anna_).text("code"), "media.in_use");
  const auto other = sent(anna_);
  EXPECT_EQ(write(anna_, "Doppelt", quoted(other) + "," + quoted(other)).text("code"), "media.twice");
  EXPECT_EQ(write(anna_, "Fünf", R"("1","2","3","4","5")").text("code"), "post.too_many_pictures");
  EXPECT_EQ(write(anna_, "Keins", R"("7")").status, 404);
  EXPECT_EQ(write(anna_, "Keins", R"("../../etc/passwd")").status, 404);
  EXPECT_EQ(write(anna_, "Noch frei", quoted(other)).status, 200) << "A refused post takes nothing.";
}

TEST_P(Attachments, ChangeWithTheirPostAndItsVersionsKeepWhatWasSaid) {
  const auto first = sent(anna_, "Erstes");
  const auto second = sent(anna_, "Zweites");
  const auto post = write(anna_, "Eins", quoted(first) + "," + quoted(second)).text("id");
  const auto url = city_.get("/api/v1/media/" + second, anna_).text("url");
  const auto path = "/api/v1/statuses/" + post;
  EXPECT_EQ(city_.put(path, R"({"status": "Zwei"})", anna_).size("media_attachments"), 2u) << "Unsaid, they stay.";
  const auto third = sent(anna_, "Drittes");
  const auto edited = city_.put(path,
                                fmt::format(R"({{"status": "Drei", "media_ids": ["{}", "{}"],
                                 "media_attributes": [{{"id": "{}", "description": "Erstes, genauer"}}]}})",
                                            third, first, first),
                                anna_);
  ASSERT_EQ(edited.status, 200) << edited.raw.body;
  EXPECT_EQ(edited.text("media_attachments.0.description"), "Drittes");
  EXPECT_EQ(edited.text("media_attachments.1.description"), "Erstes, genauer");
  const auto history = city_.get(path + "/history");
  ASSERT_EQ(history.size(), 3u);
  EXPECT_EQ(history.size("0.media_attachments"), 1u) << "What was taken off is seen no more.";
  EXPECT_EQ(history.text("0.media_attachments.0.description"), "Erstes");
  EXPECT_EQ(history.size("2.media_attachments"), 2u);
  EXPECT_TRUE(is_there(url)) << "It may be used anew for a day.";
  city_.env().pass(std::chrono::hours(25));
  sweep();
  EXPECT_FALSE(is_there(url));
  EXPECT_EQ(city_.get(path).size("media_attachments"), 2u);
  EXPECT_TRUE(is_there(city_.get(path).text("media_attachments.0.url")));
  const auto foreign = R"({"status": "x", "media_attributes": [{"id": ")" + third + R"(", "description": "Fremd"}]})";
  const auto bennos = write(benno_, "Meins", quoted(sent(benno_))).text("id");
  EXPECT_EQ(city_.put("/api/v1/statuses/" + bennos, foreign, benno_).status, 404);
  EXPECT_EQ(
      city_.put(path, R"({"status": "x", "media_attributes": [{"id": ")" + first + R"(", "description": ""}]})", anna_)
          .text("code"),
      "media.description_required");
}

TEST_P(Attachments, OfADeletedPostCanBeUsedAnewForADay) {
  const auto id = sent(anna_);
  const auto url = city_.get("/api/v1/media/" + id, anna_).text("url");
  const auto post = write(anna_, "Mit Fehler", quoted(id)).text("id");
  const auto deleted = city_.remove("/api/v1/statuses/" + post, anna_);
  EXPECT_EQ(deleted.text("text"), "Mit Fehler");
  EXPECT_EQ(deleted.text("media_attachments.0.id"), id);
  city_.env().pass(std::chrono::hours(23));
  sweep();
  const auto again = write(anna_, "Ohne Fehler", quoted(id)).text("id");
  city_.env().pass(std::chrono::hours(24 * 30));
  sweep();
  EXPECT_TRUE(is_there(url));
  const auto gone = city_.remove("/api/v1/statuses/" + again + "?delete_media=true", anna_);
  EXPECT_EQ(gone.status, 200) << gone.raw.body;
  EXPECT_EQ(city_.get("/api/v1/media/" + id, anna_).status, 404);
  EXPECT_EQ(write(anna_, "Noch einmal", quoted(id)).status, 404);
  sweep();
  EXPECT_FALSE(is_there(url));
  EXPECT_EQ(city_.folder().count_files(), 0u);
}

TEST_P(Attachments, ThatStandNowhereAreSweptAfterADay) {
  const auto url = city_.get("/api/v1/media/" + sent(anna_), anna_).text("url");
  const auto removed = sent(anna_);
  EXPECT_EQ(city_.remove("/api/v1/media/" + removed, anna_).raw.body, "{}");
  EXPECT_EQ(city_.get("/api/v1/media/" + removed, anna_).status, 404);
  sweep();
  EXPECT_EQ(city_.folder().count_files(), 2u) << "What was removed is gone, what waits is not.";
  city_.env().pass(std::chrono::hours(24));
  sweep();
  EXPECT_FALSE(is_there(url));
  EXPECT_EQ(city_.folder().count_files(), 0u);
}

// The program may end between the file and the row, or between the row and the file.
TEST_P(Attachments, FilesWithoutARowAreSweptWhenTheyHaveLainForADay) {
  const auto id = sent(anna_);
  media::Files files(city_.folder().path() + "/media/pictures", city_.env());
  std::string key;
  {
    const auto orphan = files.keep("picture");
    ASSERT_TRUE(orphan);
    (*orphan)->is_named();
    key = (*orphan)->key();
  }
  sweep();
  EXPECT_TRUE(files.read(key)) << "Its row may still come.";
  const auto old = std::filesystem::file_time_type::clock::now() - std::chrono::hours(30);
  for (const auto& entry : std::filesystem::recursive_directory_iterator(city_.folder().path())) {
    if (entry.is_regular_file()) std::filesystem::last_write_time(entry.path(), old);
  }
  sweep();
  EXPECT_FALSE(files.read(key));
  EXPECT_TRUE(is_there(city_.get("/api/v1/media/" + id, anna_).text("url")));
}

TEST_P(Attachments, AreNoMoreThanSomebodyCanUse) {
  city_.app().database().write_and_wait([&](sql::Transaction& transaction) -> Result<> {
    for (int i = 0; i < 40; ++i) {
      transaction.execute(R"sql(
          INSERT INTO attachment (owner_id, id, used, subject_id, since, file, small_file, width, height, small_width,
            small_height, focus_x, focus_y, description, hash)
          VALUES ($1, $2, 0, 0, 0, '', '', 1, 1, 1, 1, 0, 0, '', ''))sql",
                          PersonId{*parse_id(anna_.id)}, i + 1);
    }
    return {};
  });
  const auto refused = send(anna_);
  EXPECT_EQ(refused.text("code"), "media.too_many_waiting") << refused.raw.body;
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(city_.folder().count_files(), 0u);
  EXPECT_EQ(send(benno_).status, 200);
}

TEST_P(Attachments, HostileFilesAreASentenceAndNothingIsKept) {
  const std::pair<std::string, std::string> cases[] = {
      {"<svg xmlns:xlink=\"http://www.w3.org/1999/xlink\"><image xlink:href=\"file:///etc/passwd\"/></svg>",
       "media.format"},
      {"push graphic-context\nviewbox 0 0 1 1\nimage over 0,0 0,0 'https://canary.example/'\npop graphic-context",
       "media.format"},
      {"%!PS-Adobe-3.0\n(/etc/passwd) (r) file", "media.format"},
      {"#EXTM3U\n#EXTINF:10,\nfile:///etc/passwd\n#EXT-X-ENDLIST", "media.format"},
      {"ffconcat version 1.0\nfile /etc/passwd", "media.format"},
      {"<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\"/>", "media.format"},
      {"<!DOCTYPE html><script>alert(1)</script>", "media.format"},
      {R"({"type": "Person"})", "media.format"},
      {draw({.suffix = ".jpg"}).substr(0, 900), "media.unreadable"},
      {png_of({{"IHDR", png_head(30'000, 30'000)}, {"IDAT", deflated_zeros(100)}, {"IEND", ""}}),
       "media.too_many_points"},
      {std::string(media::most_picture_bytes + 1, 'x'), "media.too_large"}};
  for (const auto& [bytes, code] : cases) {
    const auto refused = city_.post_files("/api/v1/media", {{"file", bytes}}, anna_);
    EXPECT_EQ(refused.status, 422);
    EXPECT_EQ(refused.text("code"), code);
  }
  EXPECT_EQ(city_.post("/api/v1/media", R"({"file": "data:image/png;base64,iVBORw0KGgo="})", anna_).text("code"),
            "media.not_a_file");
  EXPECT_EQ(city_.post_files("/api/v1/media", {{"avatar", draw({})}}, anna_).text("code"), "media.not_a_file");
  EXPECT_EQ(city_.post_files(sending, {{"file", draw({})}}, {}).status, 401);
  EXPECT_EQ(send(anna_, std::string(1501, 'a')).text("code"), "input.too_long");
  EXPECT_EQ(city_.post_files(sending, {{"file", draw({})}}, anna_, {{"focus", "9,9"}}).text("code"), "media.focus");
  EXPECT_EQ(city_.folder().count_files(), 0u);
}

TEST_P(Attachments, WordsHiddenInAPictureAreNotServed) {
  const std::string words = "<script>alert(1)</script>";
  const auto sent = city_.post_files(sending, {{"file", draw({.suffix = ".jpg"}) + words}}, anna_);
  ASSERT_EQ(sent.status, 200) << sent.raw.body;
  for (const auto* file : {"url", "preview_url"}) {
    const auto served = city_.get(path_of(sent.text(file)));
    EXPECT_EQ(served.raw.body.find("script"), std::string::npos);
    EXPECT_EQ(served.raw.content_type, "image/webp");
  }
}

TEST_P(Attachments, NobodyGuessesOrListsThem) {
  const auto sent_picture = send(anna_);
  const auto path = path_of(sent_picture.text("url"));
  EXPECT_EQ(path.size(), std::string("/media/pictures/3f/").size() + 32 + std::string(".webp").size());
  EXPECT_EQ(path.find(sent_picture.text("id")), std::string::npos);
  for (const std::string& other :
       {std::string("/media/pictures/"), std::string("/media/pictures"), path.substr(0, path.rfind('/')),
        path.substr(0, path.rfind('/') + 1), path + ".html", path.substr(0, path.size() - 5),
        std::string("/media/pictures/../pictures/") + path.substr(16)}) {
    EXPECT_NE(city_.get(other).status, 200) << other;
  }
}

TEST_P(Attachments, StandOnThePageForReadersWithoutScripts) {
  const auto picture = send(anna_, "Ein Wehr & eine Bank.");
  const auto post = write(anna_, "Seht!", quoted(picture.text("id"))).text("id");
  const auto page = city_.get("/tables/" + post).raw.body;
  EXPECT_NE(page.find("<img src=\"" + path_of(picture.text("url")) + "\" alt=\"Ein Wehr &amp; eine Bank.\""),
            page.npos);
  EXPECT_NE(page.find("og:image\" content=\"" + picture.text("url")), page.npos);
  const auto hidden = write(anna_, "Nicht sofort", quoted(sent(anna_)), R"(, "sensitive": true)").text("id");
  EXPECT_EQ(city_.get("/tables/" + hidden).raw.body.find("og:image"), page.npos);
}

TEST_P(Attachments, ApplicationsAreToldTheBounds) {
  const auto instance = city_.get("/api/v2/instance");
  EXPECT_EQ(instance.text("configuration.statuses.max_media_attachments"), "4");
  EXPECT_EQ(instance.text("configuration.media_attachments.description_limit"), "1500");
  EXPECT_EQ(instance.text("configuration.media_attachments.image_size_limit"), "8388608");
  EXPECT_EQ(instance.size("configuration.media_attachments.supported_mime_types"), 4u);
}

// A message's pictures are for those whom it is for.
TEST_P(Attachments, OfALetterStandOnlyThere) {
  const auto id = sent(anna_);
  const auto letter = write(anna_, "Nur für @benno", quoted(id), R"(, "visibility": "direct")").text("id");
  EXPECT_EQ(city_.get("/api/v1/statuses/" + letter, benno_).size("media_attachments"), 1u);
  const auto clara = city_.arrive("clara");
  EXPECT_EQ(city_.get("/api/v1/statuses/" + letter, clara).status, 404);
  EXPECT_EQ(city_.get("/api/v1/accounts/" + anna_.id + "/statuses?only_media=true", clara).size(), 0u);
}

}  // namespace
}  // namespace stadt::testing
