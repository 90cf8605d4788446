#include "dialogue/tie_rules.hpp"

#include <algorithm>
#include <cmath>

namespace stadt::dialogue {

namespace {

double weight_of(const Words& words) {
  return weight_of_reply * static_cast<double>(std::max<std::int64_t>(0, words.answers)) +
         weight_of_letter * static_cast<double>(std::max<std::int64_t>(0, words.letters));
}

// As much as both gave, as far as they gave it evenly.
double mutual(double there, double back) {
  const double more = std::max(there, back);
  return more > 0 ? (there + back) * std::min(there, back) / more : 0;
}

}  // namespace

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

double tie(const Warmth& there, const Warmth& back, Time now) { return mutual(there.now(now), back.now(now)); }

double tie(const Words& there, const Words& back, Time last, Time now) {
  return mutual(weight_of(there), weight_of(back)) * faded(now - last, tie_halves_in);
}

}  // namespace stadt::dialogue
