#include "media/picture.hpp"

#include <gtest/gtest.h>

#include "support/pictures.hpp"

namespace stadt::media {
namespace {

using namespace std::string_view_literals;

using testing::draw;
using testing::look_at;

TEST(Picture, OnlyTheFirstBytesSayWhatItIs) {
  EXPECT_EQ(format_of("\xff\xd8\xff\xe0 and so on"), Format::jpeg);
  EXPECT_EQ(format_of("\x89PNG\r\n\x1a\n and so on"), Format::png);
  EXPECT_EQ(format_of("GIF89a and so on"), Format::gif);
  EXPECT_EQ(format_of(std::string_view("RIFF\0\0\0\0WEBPVP8X and so on", 26)), Format::webp);
  const std::string_view others[] = {"",
                                     "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
                                     "%!PS-Adobe-3.0 EPSF-3.0",
                                     "push graphic-context\nfill 'url(https://canary.example/)'",
                                     "#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0",
                                     "ffconcat version 1.0",
                                     "%PDF-1.7",
                                     "II*\0"sv,
                                     "P6 1 1 255 abc",
                                     "BM6",
                                     "\0\0\0\034ftypavif"sv,
                                     "RIFF0000WAVEfmt ",
                                     "GIF88a",
                                     " \xff\xd8\xff"};
  for (const auto other : others) EXPECT_EQ(format_of(other), std::nullopt) << other;
}

TEST(Picture, SizesAreBoundedBySideAndByPoints) {
  EXPECT_TRUE(is_bounded({1, 1}));
  EXPECT_TRUE(is_bounded({8160, 6120}));
  EXPECT_FALSE(is_bounded({0, 10}));
  EXPECT_FALSE(is_bounded({-5, 10}));
  EXPECT_FALSE(is_bounded({30'000, 30'000}));
  EXPECT_FALSE(is_bounded({longest_side + 1, 1}));
  EXPECT_FALSE(is_bounded({0x7fffffff, 0x7fffffff}));
}

TEST(Picture, TheFrameKeepsItsShapeAndNothingIsEnlarged) {
  struct Case {
    Frame wanted;
    Frame size;
    Frame expected;
  };
  const Case cases[] = {{avatar_frame, {4000, 3000}, {400, 400}},  {avatar_frame, {400, 400}, {400, 400}},
                        {avatar_frame, {100, 50}, {50, 50}},       {avatar_frame, {1, 16'000}, {1, 1}},
                        {header_frame, {3000, 3000}, {1500, 500}}, {header_frame, {300, 300}, {300, 100}},
                        {header_frame, {16'000, 10}, {30, 10}},    {header_frame, {1, 1}, {1, 1}}};
  for (const auto& [wanted, size, expected] : cases) EXPECT_EQ(fitted(wanted, size), expected) << size.width;
}

TEST(Picture, AWebpSaysHowLargeItIs) {
  for (const auto* suffix : {".webp", ".webp[lossless]"}) {
    for (const int bands : {3, 4}) {
      const auto webp = draw({.size = {123, 45}, .suffix = suffix, .bands = bands});
      EXPECT_EQ(webp_size(webp), (Frame{123, 45})) << suffix;
      for (std::size_t length = 0; length < 30; ++length)
        EXPECT_EQ(webp_size(webp.substr(0, length)), Frame()) << length;
    }
  }
}

TEST(Picture, ABareWebpHasItsPointsAndNothingElse) {
  for (const int bands : {3, 4}) {
    const auto full = draw({.size = {64, 64}, .suffix = ".webp", .place = "Tübingen", .bands = bands}) + "<script>";
    const auto bare = bare_webp(full, {64, 64});
    ASSERT_TRUE(bare);
    for (const auto* word : {"EXIF", "Exif", "ICCP", "XMP", "Tübingen", "<script>"}) {
      EXPECT_EQ(bare->find(word), std::string::npos) << word;
    }
    EXPECT_EQ(look_at(*bare)->points, look_at(full)->points);
    EXPECT_EQ(look_at(*bare)->metadata, "");
    EXPECT_EQ(bare_webp(*bare, {64, 64}), bare);
  }
}

TEST(Picture, WhatIsNoWebpOrTooLargeIsNotPassedOn) {
  const auto webp = draw({.size = {64, 64}, .suffix = ".webp"});
  EXPECT_FALSE(bare_webp(webp, {63, 64}));
  EXPECT_FALSE(bare_webp(draw({.size = {64, 64}, .suffix = ".webp[lossless]"}), {64, 64}));
  EXPECT_FALSE(bare_webp(draw({.size = {64, 64}}), {64, 64}));
  for (std::size_t length = 0; length < webp.size(); length += 7) {
    const auto cut = bare_webp(webp.substr(0, length), {64, 64});
    if (cut) {
      EXPECT_EQ(*cut, *bare_webp(webp, {64, 64})) << length;
    }
  }
}

}  // namespace
}  // namespace stadt::media
