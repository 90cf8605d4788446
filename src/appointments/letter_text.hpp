// What the letter of a proposal says to whoever reads it where nobody knows of meet-ups: all of it, with a link.
#pragma once

#include <string>
#include <string_view>

#include "appointments/rules.hpp"

namespace stadt::appointments {

struct LetterFacts {
  std::string words;  // the author's own, first
  Plan plan;
  Times times;
  std::string address;   // of the meet-up
  std::string language;  // of the author: German, or else English
};
std::string letter_text(const LetterFacts& facts);

// "Spaziergang", "walk"
std::string_view word_for(AppointmentKind kind, std::string_view language);
// "Montag, 30.11.2026, 11:30 Uhr", "Monday, 30 November 2026, 11:30"
std::string spoken_time(Time time, std::string_view time_zone, std::string_view language);
bool is_german(std::string_view language);

}  // namespace stadt::appointments
