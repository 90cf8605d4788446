// How much two people have to do with each other: what went between them, fading, and only as far as it goes both
// ways (design: DIALOGUE §3). Pure.
#pragma once

#include <cstdint>

#include "base/time.hpp"

namespace stadt::dialogue {

constexpr double weight_of_reply = 1;
constexpr double weight_of_thanks = 1;
constexpr double weight_of_letter = 2;
constexpr double weight_of_meeting = 5;  // a call, a walk
constexpr auto tie_halves_in = std::chrono::days(180);

enum class Touch { reply, thanks, letter, meeting };
double weight_of(Touch touch);

// 2^(−age/half-life); what lies ahead has not faded.
double faded(std::chrono::milliseconds age, std::chrono::milliseconds halves_in);

// All that went one way, as one number that fades: what is added later weighs as if all had been summed anew.
struct Warmth {
  double sum = 0;  // as it was at `at`
  Time at;

  void add(Touch touch, Time when);
  double now(Time now) const { return sum * faded(now - at, tie_halves_in); }
  bool operator==(const Warmth&) const = default;
};

// 0 if one of them never answered.
double tie(const Warmth& there, const Warmth& back, Time now);

// Words that went one way, where only their number is kept.
struct Words {
  std::int64_t answers = 0;
  std::int64_t letters = 0;

  bool operator==(const Words&) const = default;
};
// The same where nothing but the moment of the last word is known: all of them fade from then on.
double tie(const Words& there, const Words& back, Time last, Time now);

}  // namespace stadt::dialogue
