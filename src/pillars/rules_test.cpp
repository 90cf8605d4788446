#include "pillars/rules.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

namespace stadt::pillars {
namespace {

constexpr Time now{1'772'960'400'000};  // 2026-03-08T09:00:00Z, a Sunday

NoticeDraft evening() {
  return {.title = "Offener Abend",
          .text = "Wer mag, bringt **eine Frage** mit.",
          .place = "Am Wehr 3",
          .starts_at = "2026-03-12T19:00",
          .ends_at = "2026-03-12T22:00",
          .time_zone = "Europe/Berlin",
          .link = "https://people.example/abend"};
}
std::string code(const NoticeDraft& draft) {
  const auto result = checked(draft, now);
  return result ? "" : result.error().code;
}
NoticeDraft between(std::string start, std::string end, std::string zone = "Europe/Berlin") {
  auto draft = evening();
  draft.starts_at = std::move(start);
  draft.ends_at = std::move(end);
  draft.time_zone = std::move(zone);
  return draft;
}

TEST(NoticeRules, APosterIsWhatWasWritten) {
  const auto notice = checked(evening(), now);
  ASSERT_TRUE(notice) << notice.error().message;
  EXPECT_EQ(notice->title, "Offener Abend");
  EXPECT_EQ(notice->html, "<p>Wer mag, bringt <strong>eine Frage</strong> mit.</p>\n");
  EXPECT_EQ(to_iso(notice->starts_at), "2026-03-12T18:00:00.000Z");
  EXPECT_EQ(to_iso(notice->ends_at), "2026-03-12T21:00:00.000Z");
  EXPECT_EQ(notice->link, "https://people.example/abend");
}

TEST(NoticeRules, NeedsWordsADayAndAnEnd) {
  const struct {
    std::string code;
    std::function<void(NoticeDraft&)> change;
  } cases[] = {
      {"notice.title", [](auto& draft) { draft.title = ""; }},
      {"notice.title", [](auto& draft) { draft.title = " \u200B … "; }},
      {"input.too_long", [](auto& draft) { draft.title = std::string(81, 'a'); }},
      {"input.too_long", [](auto& draft) { draft.text = std::string(1001, 'a'); }},
      {"input.too_long", [](auto& draft) { draft.place = std::string(121, 'a'); }},
      {"notice.start_required", [](auto& draft) { draft.starts_at = std::nullopt; }},
      {"notice.end_required", [](auto& draft) { draft.ends_at = std::nullopt; }},
      {"notice.end_required", [](auto& draft) { draft.ends_at = ""; }},
      {"notice.time_zone", [](auto& draft) { draft.time_zone = ""; }},
      {"notice.time_zone", [](auto& draft) { draft.time_zone = "Mars/Olympus"; }},
      {"notice.time_zone", [](auto& draft) { draft.time_zone = std::string(100'000, 'x'); }},
      {"notice.link", [](auto& draft) { draft.link = "javascript:alert(1)"; }},
      {"notice.link", [](auto& draft) { draft.link = "people.example"; }},
      {"notice.link", [](auto& draft) { draft.link = "https://a.example https://b.example"; }},
      {"notice.link", [](auto& draft) { draft.link = "https://a.example/\"onclick=\"x"; }},
      {"notice.link", [](auto& draft) { draft.link = "https://"; }},
  };
  for (const auto& [expected, change] : cases) {
    auto draft = evening();
    change(draft);
    EXPECT_EQ(code(draft), expected) << draft.title << "|" << draft.link;
  }
  auto bare = evening();
  bare.text = bare.place = bare.link = "";
  EXPECT_EQ(code(bare), "");
}

TEST(NoticeRules, DatesAreOnesThatThereAre) {
  for (const auto* wrong : {"2026-03-12", "2026-02-30T19:00", "2026-13-01T19:00", "2026-03-12T24:00",
                            "2026-03-12T19:60", "2026-03-12T19:00Z", "2026-03-12 19:00", "20260312T1900",
                            "+026-03-12T19:00", "2026-03-12T19:00:00", "morgen", "0000-00-00T00:00"}) {
    EXPECT_FALSE(is_wall_clock(wrong)) << wrong;
    EXPECT_EQ(code(between(wrong, "2026-03-12T22:00")), "notice.date") << wrong;
  }
  EXPECT_TRUE(is_wall_clock("2028-02-29T23:59"));
}

TEST(NoticeRules, AnEndIsAfterTheBeginningAheadAndNotTooFar) {
  EXPECT_EQ(code(between("2026-03-12T19:00", "2026-03-12T18:59")), "notice.end_before_start");
  EXPECT_EQ(code(between("2026-03-12T19:00", "2026-03-12T19:00")), "notice.end_before_start");
  EXPECT_EQ(code(between("2026-03-07T19:00", "2026-03-07T22:00")), "notice.over");
  EXPECT_EQ(code(between("2026-03-01T19:00", "2026-03-08T10:00")), "notice.over") << "It ends at this moment.";
  EXPECT_EQ(code(between("2026-03-01T19:00", "2026-03-08T10:01")), "");
  EXPECT_EQ(code(between("2026-06-01T19:00", "2026-06-06T11:00")), "") << "ninety days to the minute";
  EXPECT_EQ(code(between("2026-06-01T19:00", "2026-06-06T11:01")), "notice.too_far");
  EXPECT_EQ(code(between("2025-03-06T19:00", "2026-04-01T10:00")), "notice.too_old");
  EXPECT_EQ(code(between("0001-01-01T00:00", "9999-12-31T23:59")), "notice.too_far");
}

TEST(NoticeRules, KnowTheHoursThatSummerTakesAndGives) {
  EXPECT_EQ(code(between("2026-03-29T02:30", "2026-03-29T05:00")), "notice.gap");
  EXPECT_EQ(code(between("2026-03-28T20:00", "2026-03-29T02:30")), "notice.gap");
  EXPECT_EQ(code(between("2026-03-29T02:30", "2026-03-29T05:00", "UTC")), "");
  const auto over_night = checked(between("2026-03-28T20:00", "2026-03-29T03:00"), now);
  ASSERT_TRUE(over_night);
  EXPECT_EQ(over_night->ends_at - over_night->starts_at, std::chrono::hours(6));
  const Time september{1'788'900'000'000};
  const auto twice = checked(between("2026-10-25T02:30", "2026-10-25T03:30"), september);
  ASSERT_TRUE(twice);
  EXPECT_EQ(twice->ends_at - twice->starts_at, std::chrono::hours(2)) << "The first of both is meant.";
}

TEST(NoticeRules, HostileTextIsText) {
  auto draft = evening();
  draft.title = "<script>alert(1)</script>";
  draft.text = "<img src=x onerror=alert(1)>\n\n[komm](javascript:alert(1)) ![bild](https://x.example/a.png)";
  const auto notice = checked(draft, now);
  ASSERT_TRUE(notice);
  for (const auto* bad : {"<script", "<img", "javascript:alert(1)\"", "onerror=alert(1)>"}) {
    EXPECT_EQ(notice->html.find(bad), std::string::npos) << notice->html;
  }
  draft.text = "Ein\x01 Ton\x7F";
  EXPECT_FALSE(checked(draft, now) && checked(draft, now)->html.find('\x01') != std::string::npos);
  draft.text = "\xc3\x28";
  EXPECT_FALSE(checked(draft, now));
}

TEST(NoticeRules, WhatLivesEndsInOneOfFourSpans) {
  for (int day = 0; day < 70; ++day) {
    const Time then = now + std::chrono::days(day);
    const auto spans = living_spans(then);
    EXPECT_LE(spans.size(), 4U);
    for (const auto ahead : {std::chrono::days(0), std::chrono::days(45), hangs_for}) {
      EXPECT_TRUE(std::ranges::count(spans, span_of(then + ahead)) == 1) << day;
    }
  }
}

TEST(ColumnWalk, PassesTheNearestFirstAndThenWhatBeginsFirst) {
  const Place friends{Nearness::contact, Time{50}, NoticeId{1}};
  const Place followed{Nearness::followed, Time{10}, NoticeId{2}};
  const Place sooner{Nearness::other, Time{20}, NoticeId{3}};
  const Place later{Nearness::other, Time{30}, NoticeId{4}};
  const auto all = walk({later, sooner, followed, friends}, {}, 10);
  EXPECT_EQ(all.posters, (std::vector{friends, followed, sooner, later}));
  EXPECT_FALSE(all.more);
}

TEST(ColumnWalk, GoesOnWhereItStopped) {
  std::vector<Place> places;
  places.reserve(7);
  for (int i = 0; i < 7; ++i) places.push_back({Nearness::other, Time{i / 2}, NoticeId{100 - i}});
  std::vector<Place> seen;
  std::optional<Place> after;
  for (bool more = true; more;) {
    const auto page = walk(places, after, 2);
    seen.insert(seen.end(), page.posters.begin(), page.posters.end());
    more = page.more;
    after = place_from(to_text(page.posters.back()));
    ASSERT_TRUE(after);
    std::erase(places, page.posters.back());  // taken down meanwhile
  }
  EXPECT_EQ(seen.size(), 7U);
  EXPECT_TRUE(std::ranges::is_sorted(seen));
}

TEST(ColumnWalk, ACursorIsWhatWasGiven) {
  const Place place{Nearness::followed, Time{-5}, NoticeId{7}};
  EXPECT_EQ(place_from(to_text(place)), place);
  for (const auto* wrong : {"", "1", "1.2", "9.1.1", "-1.1.1", "1.1.1 ", "a.b.c", "1.1.99999999999999999999", "..."}) {
    EXPECT_EQ(place_from(wrong), std::nullopt) << wrong;
  }
}

}  // namespace
}  // namespace stadt::pillars
