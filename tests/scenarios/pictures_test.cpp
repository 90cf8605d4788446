// A person's two pictures, from the upload to the address where everybody sees them.
#include <gtest/gtest.h>

#include "support/city.hpp"
#include "support/database.hpp"
#include "support/pictures.hpp"

namespace stadt::testing {
namespace {

constexpr auto profile = "/api/v1/accounts/update_credentials";
constexpr auto default_folder = "https://stadt.example/media/default/";

class Pictures : public OnBothEngines {
 protected:
  Reply give(const std::string& field, const std::string& bytes) {
    return city_.patch_files(profile, {{field, bytes}}, anna_);
  }
  // The path of an address of this city.
  static std::string path_of(const std::string& url) { return url.substr(std::string("https://stadt.example").size()); }
  std::string shown(const std::string& field) { return city_.get("/api/v1/accounts/" + anna_.id).text(field); }

  City city_{take_database()};
  Resident anna_ = city_.arrive("anna");
};
STADT_ON_BOTH_ENGINES(Pictures);

TEST_P(Pictures, AreSeenByEverybodyAtAnAddressThatNobodyGuesses) {
  const auto changed = give("avatar", draw({.size = {1200, 900}, .suffix = ".jpg", .place = "48.5216N"}));
  ASSERT_EQ(changed.status, 200) << changed.raw.body;
  const auto url = changed.text("avatar");
  EXPECT_EQ(changed.text("avatar_static"), url);
  EXPECT_EQ(shown("avatar"), url);
  EXPECT_EQ(city_.get("/api/stadt/v1/people/anna").text("account.avatar"), url);
  const auto picture = city_.get(path_of(url));
  ASSERT_EQ(picture.status, 200);
  EXPECT_EQ(picture.raw.content_type, "image/webp");
  EXPECT_EQ(picture.header("Access-Control-Allow-Origin"), "*");
  EXPECT_EQ(picture.header("Cache-Control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(picture.header("Content-Security-Policy"), "default-src 'none'; sandbox");
  const auto seen = look_at(picture.raw.body);
  ASSERT_TRUE(seen);
  EXPECT_EQ(seen->size, media::avatar_frame);
  EXPECT_EQ(picture.raw.body.find("48.5216N"), std::string::npos);
}

TEST_P(Pictures, StandOnWhatTheirOwnerWroteBefore) {
  const auto post = city_.write(anna_, "Vorher geschrieben");
  EXPECT_EQ(city_.get("/api/v1/statuses/" + post).text("account.avatar"), std::string(default_folder) + "avatar/anna");
  const auto url = give("avatar", draw({})).text("avatar");
  EXPECT_EQ(city_.get("/api/v1/statuses/" + post).text("account.avatar"), url);
}

TEST_P(Pictures, BothComeTogetherWithWordsAndEachHasItsShape) {
  const auto changed = city_.patch_files(
      profile, {{"avatar", draw({.suffix = ".webp"})}, {"header", draw({.size = {3000, 3000}, .suffix = ".png"})}},
      anna_);
  ASSERT_EQ(changed.status, 200) << changed.raw.body;
  EXPECT_EQ(look_at(city_.get(path_of(changed.text("avatar"))).raw.body)->size, media::avatar_frame);
  EXPECT_EQ(look_at(city_.get(path_of(changed.text("header"))).raw.body)->size, media::header_frame);
  EXPECT_EQ(city_.patch(profile, R"({"display_name": "Anna A."})", anna_).text("avatar"), changed.text("avatar"));
}

TEST_P(Pictures, AReplacedOneIsGone) {
  const auto first = give("avatar", draw({})).text("avatar");
  const auto second = give("avatar", draw({})).text("avatar");
  EXPECT_NE(first, second);
  EXPECT_EQ(city_.get(path_of(first)).status, 404);
  EXPECT_EQ(city_.get(path_of(second)).status, 200);
  EXPECT_EQ(city_.folder().count_files(), 1u);
}

TEST_P(Pictures, ARemovedOneGivesWayToTheDefault) {
  for (const std::string field : {"avatar", "header"}) {
    const auto url = give(field, draw({})).text(field);
    ASSERT_NE(url, std::string(default_folder) + field + "/anna");
    const auto removed = city_.remove("/api/v1/profile/" + field, anna_);
    EXPECT_EQ(removed.status, 200);
    EXPECT_EQ(removed.text(field), std::string(default_folder) + field + "/anna");
    EXPECT_EQ(shown(field), removed.text(field));
    EXPECT_EQ(city_.get(path_of(url)).status, 404);
    EXPECT_EQ(city_.remove("/api/v1/profile/" + field, anna_).status, 200);
  }
  EXPECT_EQ(city_.folder().count_files(), 0u);
}

TEST_P(Pictures, HostileFilesAreASentenceAndChangeNothing) {
  struct Case {
    std::string bytes;
    std::string code;
  };
  const Case cases[] = {
      {"push graphic-context\nviewbox 0 0 1 1\nimage over 0,0 0,0 'https://canary.example/'\npop graphic-context",
       "media.format"},
      {"<?xml version=\"1.0\"?><image><read filename=\"/etc/passwd\"/></image>", "media.format"},
      {"<svg xmlns:xlink=\"http://www.w3.org/1999/xlink\"><image xlink:href=\"file:///etc/passwd\"/></svg>",
       "media.format"},
      {"%!PS-Adobe-3.0\n(/etc/passwd) (r) file", "media.format"},
      {"#EXTM3U\n#EXTINF:10,\nfile:///etc/passwd\n#EXT-X-ENDLIST", "media.format"},
      {"ffconcat version 1.0\nfile /etc/passwd", "media.format"},
      {"<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\"/>", "media.format"},
      {"v=0\no=- 0 0 IN IP4 127.0.0.1", "media.format"},
      {"<!DOCTYPE html><script>alert(1)</script>", "media.format"},
      {draw({.suffix = ".jpg"}).substr(0, 900), "media.unreadable"},
      {png_of({{"IHDR", png_head(30'000, 30'000)}, {"IDAT", deflated_zeros(100)}, {"IEND", ""}}),
       "media.too_many_points"},
      {std::string(media::most_picture_bytes + 1, 'x'), "media.too_large"}};
  for (const auto& [bytes, code] : cases) {
    const auto refused = give("header", bytes);
    EXPECT_EQ(refused.status, 422);
    EXPECT_EQ(refused.text("code"), code);
    EXPECT_EQ(refused.text("details.header.0.error"), "ERR_INVALID");
    EXPECT_NE(refused.text("error"), "missing");
  }
  EXPECT_EQ(shown("header"), std::string(default_folder) + "header/anna");
  EXPECT_EQ(city_.folder().count_files(), 0u);
}

TEST_P(Pictures, OneBadPictureTakesTheOtherWithIt) {
  const auto refused = city_.patch_files(profile, {{"avatar", draw({})}, {"header", "no picture"}}, anna_);
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(refused.text("details.header.0.error"), "ERR_INVALID");
  EXPECT_EQ(shown("avatar"), std::string(default_folder) + "avatar/anna");
  EXPECT_EQ(city_.folder().count_files(), 0u);
}

TEST_P(Pictures, AChangeThatFailsLeavesNoFile) {
  const auto refused = city_.patch_files(std::string(profile) + "?fields_attributes[0][value]=without-a-name",
                                         {{"avatar", draw({})}}, anna_);
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(refused.text("code"), "house.item");
  EXPECT_EQ(city_.folder().count_files(), 0u);
}

TEST_P(Pictures, TextInPlaceOfAFileIsRefused) {
  const auto refused = city_.patch(profile, R"({"avatar": "data:image/png;base64,iVBORw0KGgo="})", anna_);
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(refused.text("code"), "media.not_a_file");
  EXPECT_EQ(city_.patch(profile, R"({"avatar": "https://canary.example/a.png"})", anna_).status, 422);
  EXPECT_EQ(city_.patch(profile, R"({"avatar": "", "header": null})", anna_).status, 200);
}

TEST_P(Pictures, OnlyTheOwnerChangesThem) {
  EXPECT_EQ(city_.patch_files(profile, {{"avatar", draw({})}}, {}).status, 401);
  EXPECT_EQ(city_.remove("/api/v1/profile/avatar", {}).status, 401);
}

TEST_P(Pictures, NothingButPicturesIsServed) {
  const auto url = give("avatar", draw({})).text("avatar");
  const auto path = path_of(url);
  for (const std::string& other :
       {std::string("/media/"), std::string("/media/../stadt.db"), std::string("/media/%2e%2e/stadt.db"),
        std::string("/media/default/../../stadt.db"), path.substr(0, 10), path + "/", path + ".svg",
        path.substr(0, path.size() - 5) + ".html", std::string("/media//etc/passwd")}) {
    const auto reply = city_.get(other);
    EXPECT_EQ(reply.status, 404) << other;
    EXPECT_TRUE(reply.raw.content_type.starts_with("application/json")) << other;
  }
  for (const auto* type : {"text/html", "application/activity+json", "image/svg+xml"}) {
    const auto reply = city_.send(http::Method::get, path, "", {}, {{"Accept", type}});
    EXPECT_EQ(reply.raw.content_type, "image/webp");
  }
  const auto tag = city_.get(path).header("ETag");
  EXPECT_EQ(city_.send(http::Method::get, path, "", {}, {{"If-None-Match", tag}}).status, 304);
  EXPECT_EQ(city_.send(http::Method::post, path, "{}", anna_).status, 405);
}

}  // namespace
}  // namespace stadt::testing
