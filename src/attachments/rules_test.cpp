#include "attachments/rules.hpp"

#include <gtest/gtest.h>

namespace stadt {
namespace {

std::string refusal(const Result<>& result) { return result ? "" : result.error().code; }

TEST(AttachmentRules, SendersWaitForWhatTheySentAndForTomorrow) {
  struct Case {
    SenderFacts facts;
    std::string code;
  };
  const Case cases[] = {{{}, ""},
                        {{most_waiting - 1, most_in_a_day - 1}, ""},
                        {{most_waiting, 0}, "media.too_many_waiting"},
                        {{0, most_in_a_day}, "media.too_many_today"},
                        {{most_waiting, most_in_a_day}, "media.too_many_waiting"}};
  for (const auto& [facts, code] : cases) EXPECT_EQ(refusal(check_sender(facts)), code);
}

TEST(AttachmentRules, AFocusIsTwoNumbersFromMinusOneToOne) {
  EXPECT_EQ(read_focus(""), Focus());
  EXPECT_EQ(read_focus("0.25,-0.5"), (Focus{250, -500}));
  EXPECT_EQ(read_focus("-1,1"), (Focus{-1000, 1000}));
  EXPECT_EQ(read_focus("0.0,0.0"), Focus());
  for (const auto* text : {"1", "1,", ",1", "1.1,0", "0,-2", "a,b", "0,0,0", "nan,0", "inf,0", "0;0", " 0,0", "0, 0"}) {
    const auto focus = read_focus(text);
    ASSERT_FALSE(focus) << text;
    EXPECT_EQ(focus.error().code, "media.focus");
  }
}

TEST(AttachmentRules, APostHasAtMostFourAndEachOnce) {
  const std::vector<AttachmentId> five = {{1}, {2}, {3}, {4}, {5}};
  EXPECT_EQ(refusal(check_count({})), "");
  EXPECT_EQ(refusal(check_count(std::span(five).first(4))), "");
  EXPECT_EQ(refusal(check_count(five)), "post.too_many_pictures");
  const std::vector<AttachmentId> twice = {{2}, {1}, {2}};
  EXPECT_EQ(refusal(check_count(twice)), "media.twice");
}

TEST(AttachmentRules, EachPictureIsDescribedUnlessTheCityOnlyWishesIt) {
  Picture described;
  described.description = "Ein Wehr im Nebel.";
  const std::vector<Picture> all = {described, described};
  const std::vector<Picture> some = {described, Picture()};
  EXPECT_EQ(refusal(check_described(all, AltText::required)), "");
  EXPECT_EQ(refusal(check_described({}, AltText::required)), "");
  EXPECT_EQ(refusal(check_described(some, AltText::required)), "media.description_required");
  EXPECT_EQ(refusal(check_described(some, AltText::wished)), "");
}

TEST(AttachmentRules, DescriptionsAreCleanAndBounded) {
  EXPECT_EQ(checked_description("Ein Wehr.\r\n\r\n\r\n\r\nIm Nebel.  "), "Ein Wehr.\n\n\nIm Nebel.");
  EXPECT_EQ(checked_description(" \n "), "");
  EXPECT_TRUE(checked_description(std::string(description_characters, 'a')));
  EXPECT_FALSE(checked_description(std::string(description_characters + 1, 'a')));
}

TEST(AttachmentRules, WhatStandsNowhereForADayIsSwept) {
  const Time now{1'700'000'000'000};
  struct Case {
    AttachmentUse use;
    Time since;
    bool swept;
  };
  const Case cases[] = {{AttachmentUse::waiting, now, false},
                        {AttachmentUse::waiting, Time{(now - waiting_time).ms + 1}, false},
                        {AttachmentUse::waiting, now - waiting_time, true},
                        {AttachmentUse::posted, Time{}, false},
                        {AttachmentUse::hung, Time{}, false},
                        {AttachmentUse::dropped, now, true}};
  for (const auto& [use, since, swept] : cases) {
    Attachment attachment;
    attachment.use = use;
    attachment.since = since;
    EXPECT_EQ(is_swept(attachment, now), swept);
  }
}

}  // namespace
}  // namespace stadt
