#include "appointments/letter_text.hpp"

#include <gtest/gtest.h>

namespace stadt::appointments {
namespace {

LetterFacts facts() {
  return {.words = "Hast Du Zeit?\n\nIch bringe Äpfel mit.",
          .plan = {AppointmentKind::walk, "Drei Fragen", "Am Wehr", 60},
          .times = {{*from_iso("2026-11-30T10:30:00Z"), *from_iso("2026-12-05T17:00:00Z")}, "Europe/Berlin"},
          .address = "https://stadt.example/meetups/7",
          .language = "de"};
}

TEST(LetterText, SaysAllOfItInTheAuthorsLanguage) {
  EXPECT_EQ(letter_text(facts()), "Hast Du Zeit?\n\nIch bringe Äpfel mit.\n\nSpaziergang: Drei Fragen\nOrt: Am Wehr\n"
                                  "– Montag, 30.11.2026, 11:30 Uhr\n– Samstag, 05.12.2026, 18:00 Uhr\n"
                                  "1 Stunde · Zeiten in Berlin\nhttps://stadt.example/meetups/7");
  auto call = facts();
  call.language = "en";
  call.words.clear();
  call.plan = {AppointmentKind::call, "", "", 45};
  call.times.time_zone = "America/New_York";
  EXPECT_EQ(letter_text(call), "Call\n– Monday, 30 November 2026, 05:30\n– Saturday, 5 December 2026, 12:00\n"
                               "45 minutes · times in New York\nhttps://stadt.example/meetups/7");
}

TEST(LetterText, KnowsTheTwoLanguagesOfTheCity) {
  EXPECT_TRUE(is_german("de"));
  EXPECT_TRUE(is_german("de-AT"));
  for (const auto* other : {"", "en", "den", "fr"}) EXPECT_FALSE(is_german(other)) << other;
  EXPECT_EQ(word_for(AppointmentKind::coffee, "fr"), "Coffee");
}

}  // namespace
}  // namespace stadt::appointments
