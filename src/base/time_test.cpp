#include "base/time.hpp"

#include <gtest/gtest.h>

namespace stadt {
namespace {

TEST(Time, IsWrittenAsTheClientApiWantsIt) {
  EXPECT_EQ(to_iso(Time{0}), "1970-01-01T00:00:00.000Z");
  EXPECT_EQ(to_iso(Time{1'577'836'800'001}), "2020-01-01T00:00:00.001Z");
  EXPECT_EQ(to_day(Time{1'577'836'800'001}), "2020-01-01");
}

TEST(Time, ReadsEveryFormOfRfc3339) {
  struct Case {
    const char* text;
    const char* meant;
  };
  for (const auto& [text, meant] :
       {Case{"2026-03-29T02:30:00Z", "2026-03-29T02:30:00.000Z"},
        Case{"2026-03-29T02:30:00.5+02:00", "2026-03-29T00:30:00.500Z"},
        Case{"2026-03-29 02:30:00-0130", "2026-03-29T04:00:00.000Z"}, Case{"2024-02-29", "2024-02-29T00:00:00.000Z"}}) {
    const auto time = from_iso(text);
    ASSERT_TRUE(time) << text;
    EXPECT_EQ(to_iso(*time), meant);
  }
}

TEST(Time, WhatIsNoDateIsNotRead) {
  for (const char* text : {"", "tomorrow", "2026", "2026-13-01", "2026-02-30", "2026-03-29T25:00:00Z",
                           "2026-03-29T02:30:00", "2026-03-29T02:30:00Zx", "-026-01-01", "2026-03-29T02:30:00+"}) {
    EXPECT_FALSE(from_iso(text)) << text;
  }
}

}  // namespace
}  // namespace stadt
