#include "dialogue/tie_rules.hpp"

#include <algorithm>
#include <cmath>

namespace stadt::dialogue {

double weight_of(Touch touch) {
  switch (touch) {
    case Touch::reply:
      return weight_of_reply;
    case Touch::thanks:
      return weight_of_thanks;
    case Touch::letter:
      return weight_of_letter;
    case Touch::meeting:
      break;
  }
  return weight_of_meeting;
}

double faded(std::chrono::milliseconds age, std::chrono::milliseconds halves_in) {
  return std::exp2(-std::max(0.0, static_cast<double>(age.count()) / static_cast<double>(halves_in.count())));
}

void Warmth::add(Touch touch, Time when) {
  if (when > at) {
    sum = now(when);
    at = when;
  }
  sum += weight_of(touch) * faded(at - when, tie_halves_in);
}

double tie(const Warmth& there, const Warmth& back, Time now) {
  const double one = there.now(now);
  const double other = back.now(now);
  const auto [less, more] = std::minmax(one, other);
  return more > 0 ? (one + other) * less / more : 0;
}

}  // namespace stadt::dialogue
