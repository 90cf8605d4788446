#include "galleries/rules.hpp"

#include <gtest/gtest.h>

namespace stadt::galleries {
namespace {

constexpr Time now{1'700'000'000'000};

Exhibition blue() {
  Exhibition exhibition;
  exhibition.made_by = PersonId{7};
  exhibition.title = " Blau,  drei Versuche ";
  exhibition.opens_at = now;
  return exhibition;
}

std::string refusal(const Exhibition& exhibition) {
  const auto result = checked(exhibition, now);
  return result ? "" : result.error().code;
}

TEST(GalleryRules, AnExhibitionHasATitleAnOpeningAndAnAudience) {
  EXPECT_EQ(checked(blue(), now)->title, "Blau, drei Versuche");
  struct Case {
    std::string title = "Blau";
    Audience audience = Audience::public_;
    PlaceId place = {};
    Time opens_at = now;
    std::string code = {};
  };
  const Case cases[] = {{},
                        {.title = " ", .code = "gallery.title"},
                        {.title = std::string(121, 'a'), .code = "input.too_long"},
                        {.audience = Audience::here},
                        {.audience = Audience::contacts},
                        {.audience = Audience::contacts, .place = PlaceId{3}, .code = "gallery.audience"},
                        {.audience = Audience::unlisted, .code = "gallery.audience"},
                        {.audience = Audience::self, .code = "gallery.audience"},
                        {.opens_at = now + furthest_opening},
                        {.opens_at = now + furthest_opening + std::chrono::milliseconds(1), .code = "gallery.opening"},
                        {.opens_at = Time{}}};
  for (const auto& [title, audience, place, opens_at, code] : cases) {
    auto exhibition = blue();
    exhibition.title = title;
    exhibition.audience = audience;
    exhibition.place = place;
    exhibition.opens_at = opens_at;
    EXPECT_EQ(refusal(exhibition), code) << title;
  }
}

TEST(GalleryRules, LabelsAndWordsAreBounded) {
  EXPECT_EQ(checked(Label{.title = " a ", .wall_text = "b\r\nc", .technique = " d  e", .year = 1999}),
            (Label{"a", "b\nc", "d e", 1999}));
  EXPECT_EQ(checked(Label{.year = -1}).error().code, "gallery.year");
  EXPECT_EQ(checked(Label{.year = last_year + 1}).error().code, "gallery.year");
  EXPECT_FALSE(checked(Label{.wall_text = std::string(label_characters + 1, 'a')}));
  EXPECT_EQ(checked_words("Danke! \n"), "Danke!");
  EXPECT_EQ(checked_words(" \n ").error().code, "gallery.no_words");
  EXPECT_FALSE(checked_words(std::string(guest_characters + 1, 'a')));
}

TEST(GalleryRules, WhoHangsSeesTheWallBeforeItOpens) {
  struct Case {
    Visitor visitor;
    Sees sees;
  };
  const Case cases[] = {{{}, Sees::nothing},
                        {{.opened = true}, Sees::nothing},
                        {{.reads = true}, Sees::invitation},
                        {{.reads = true, .opened = true}, Sees::works},
                        {{.hangs = true, .reads = true}, Sees::works},
                        {{.hosts = true}, Sees::works}};
  for (const auto& [visitor, expected] : cases) EXPECT_EQ(sees(visitor), expected);
}

TEST(GalleryRules, AnOrderNamesEveryWorkOnce) {
  std::vector<Work> works(2);
  works[0].id = WorkId{1};
  works[1].id = WorkId{2};
  EXPECT_TRUE(check_order(works, {{2}, {1}}));
  for (const std::vector<WorkId>& other : {std::vector<WorkId>{}, {{1}}, {{1}, {1}}, {{1}, {3}}, {{1}, {2}, {2}}}) {
    EXPECT_EQ(check_order(works, other).error().code, "gallery.order");
  }
}

TEST(GalleryRules, OnlyGalleriesAndGroupsHaveWalls) {
  EXPECT_TRUE(has_walls(PlaceKind::gallery));
  EXPECT_TRUE(has_walls(PlaceKind::group));
  for (const auto kind : {PlaceKind::cafe, PlaceKind::newspaper, PlaceKind::pillar_square})
    EXPECT_FALSE(has_walls(kind));
}

}  // namespace
}  // namespace stadt::galleries
