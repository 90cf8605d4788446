#include "occasions/rules.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace stadt::occasions {
namespace {

constexpr Time monday{1'764'547'200'000};  // 2025-12-01T00:00:00Z

OccasionId told(std::chrono::hours after_monday, int number = 0) {
  return OccasionId{first_id_at(monday + after_monday) + number};
}
HouseItem item(int id, ItemKind kind, std::string text) {
  HouseItem item;
  item.id = ItemId{id};
  item.kind = kind;
  item.text = std::move(text);
  return item;
}
std::vector<HouseItem> house() {
  return {item(7, ItemKind::role, "Personalleitung"), item(8, ItemKind::can, "Dienstpläne")};
}
Result<Occasion> check(std::string words, Audience audience = Audience::contacts, ItemId item = {}) {
  return checked({.kind = OccasionKind::new_role, .words = std::move(words), .audience = audience, .item = item},
                 house());
}
std::string code(const auto& result) { return result ? "" : result.error().code; }

constexpr auto honest = "Seit Montag leite ich das Personal der Kliniken am Wehr.";

TEST(OccasionRules, AreOwnWordsWithinTheirBounds) {
  EXPECT_EQ(check(honest)->words, honest);
  EXPECT_EQ(code(check("Neu hier.")), "occasion.words");
  EXPECT_EQ(code(check("")), "occasion.words");
  EXPECT_EQ(code(check("@anna @benno @carla @dora")), "occasion.words");
  EXPECT_EQ(code(check("https://example.org/a/long/address")), "occasion.words");
  EXPECT_TRUE(check(std::string(500, 'a')));
  EXPECT_EQ(code(check(std::string(501, 'a'))), "input.too_long");
  EXPECT_FALSE(check("\xff\xfe and a text that would be long enough"));
}

TEST(OccasionRules, AreForACircle) {
  using enum Audience;
  for (const auto circle : {public_, here, contacts, close}) EXPECT_TRUE(check(honest, circle));
  for (const auto none : {unlisted, followers, mentioned, self}) {
    EXPECT_EQ(code(check(honest, none)), "occasion.audience");
  }
}

TEST(OccasionRules, NameOnlyRolesOfOnesOwnHouse) {
  EXPECT_EQ(check(honest, Audience::contacts, ItemId{7})->item, ItemId{7});
  EXPECT_EQ(code(check(honest, Audience::contacts, ItemId{8})), "occasion.role");
  EXPECT_EQ(code(check(honest, Audience::contacts, ItemId{9})), "occasion.role");
}

TEST(OccasionRules, ChangeOnTheFirstDay) {
  Occasion occasion;
  occasion.told_at = monday;
  EXPECT_TRUE(check_young(occasion, monday + std::chrono::hours(23)));
  EXPECT_EQ(code(check_young(occasion, monday + std::chrono::hours(24))), "occasion.old");
}

TEST(OccasionRules, LastForFourteenDays) {
  EXPECT_TRUE(lives(monday, monday + lasts - std::chrono::milliseconds(1)));
  EXPECT_FALSE(lives(monday, monday + lasts));
  for (int day = 0; day < 60; ++day) {
    const Time now = monday + std::chrono::days(day);
    for (const auto age : {std::chrono::hours(0), std::chrono::hours(14 * 24 - 1)}) {
      EXPECT_TRUE(std::ranges::count(living_spans(now), span_of(now - age)) == 1) << day;
    }
  }
}

TEST(OccasionRules, ThreeAWeekTheClosestFirst) {
  const std::vector<Heard> heard = {{told(std::chrono::hours(1)), true, true},
                                    {told(std::chrono::hours(2)), true},
                                    {told(std::chrono::hours(3)), false},
                                    {told(std::chrono::hours(4)), true},
                                    {told(std::chrono::hours(200)), false}};
  const auto choice = choose(heard);
  EXPECT_EQ(choice.shown, (std::vector{told(std::chrono::hours(200)), told(std::chrono::hours(4)),
                                       told(std::chrono::hours(2)), told(std::chrono::hours(1))}));
  EXPECT_EQ(choice.more, 1u);
  EXPECT_TRUE(choose({}).shown.empty());
}

TEST(OccasionRules, OfEquallyCloseOnesTheNewestAreShown) {
  std::vector<Heard> heard;
  for (int i = 0; i < 7; ++i) heard.push_back({told(std::chrono::hours(i)), true});
  const auto choice = choose(heard);
  EXPECT_EQ(choice.shown,
            (std::vector{told(std::chrono::hours(6)), told(std::chrono::hours(5)), told(std::chrono::hours(4))}));
  EXPECT_EQ(choice.more, 4u);
}

TEST(OccasionRules, AWeekBeginsOnMonday) {
  const std::vector<Heard> heard = {{told(std::chrono::hours(-1)), true},
                                    {told(std::chrono::hours(0)), true},
                                    {told(std::chrono::hours(7 * 24 - 1)), true},
                                    {told(std::chrono::hours(20)), true},
                                    {told(std::chrono::hours(21)), true}};
  EXPECT_EQ(choose(heard).shown.size(), 4u);
}

TEST(OccasionRules, FindTelephoneNumbers) {
  EXPECT_EQ(telephone("Telefon: +49 30 123456"), "tel:+4930123456");
  EXPECT_EQ(telephone("(0351) 44 55-66, abends"), "tel:0351445566");
  EXPECT_EQ(telephone("0170/1234567"), "tel:01701234567");
  EXPECT_EQ(telephone("Zimmer 12, Telefon 030 123456"), "tel:030123456");
  EXPECT_EQ(telephone("anna@people.example"), "");
  EXPECT_EQ(telephone("https://example.org/1"), "");
  EXPECT_EQ(telephone("++"), "");
  EXPECT_EQ(telephone(std::string(40, '7')), "");
  EXPECT_EQ(telephone(""), "");
}

}  // namespace
}  // namespace stadt::occasions
