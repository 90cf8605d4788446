#include "text/hashtag.hpp"

#include <gtest/gtest.h>

#include "text/markup.hpp"

namespace stadt::text {
namespace {

TEST(Hashtag, EndsWhereTheStreetNameEnds) {
  struct Case {
    std::string_view text;
    std::string_view tag;
  };
  for (const auto& [text, tag] :
       {Case{"MINT und", "MINT"}, Case{"BPM-Präsidentin", "BPM"}, Case{"Berlin's weather", "Berlin"},
        Case{"it'sPeopleBusiness!", "it'sPeopleBusiness"}, Case{"Personaler*innen aus", "Personaler*innen"},
        Case{"Personaler:innen.", "Personaler:innen"}, Case{"Kolleg*in,", "Kolleg*in"},
        Case{"made_in_germany", "made_in_germany"}, Case{"WissenÜberallVerfügbar.", "WissenÜberallVerfügbar"},
        Case{"Sinn- und", "Sinn"}, Case{"a/b", "a"}, Case{"2026", ""}, Case{" x", ""}, Case{"", ""},
        Case{"100tage", "100tage"}, Case{"fett*er Text", "fett"}}) {
    EXPECT_EQ(text.substr(0, tag_length(text)), tag) << text;
  }
}

TEST(Hashtag, FormsOfOneWordAreOneStreet) {
  for (const char* form : {"Personaler*innen", "Personaler:innen", "PersonalerInnen", "Personaler_innen",
                           "Personaler/innen", "#personalerinnen", "PERSONALERINNEN"}) {
    EXPECT_EQ(tag_key(form), "personalerinnen") << form;
  }
  EXPECT_EQ(tag_key("Kolleg*in"), "kollegin");
  EXPECT_EQ(tag_key("Straße"), tag_key("strasse"));
  EXPECT_NE(tag_key("Bär"), tag_key("Bar"));
  EXPECT_EQ(tag_key("it'sPeopleBusiness"), "itspeoplebusiness");
  EXPECT_EQ(tag_key("made_in_germany"), "made_in_germany");
}

TEST(Hashtag, WhatIsNoTagHasNoKey) {
  for (const char* text : {"", "#", "2026", "zwei Wörter", "a-b", "\xff\xfe"}) EXPECT_EQ(tag_key(text), "") << text;
}

TEST(Hashtag, TheKeyOfAKeyIsTheKey) {
  for (const char* name : {"Frauen", "MINTZunkunftSchaffen", "ÄÖÜ", "Straße", "日本語", "ﬁnale"}) {
    EXPECT_EQ(tag_key(tag_key(name)), tag_key(name)) << name;
  }
}

}  // namespace
}  // namespace stadt::text
