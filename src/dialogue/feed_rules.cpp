#include "dialogue/feed_rules.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace stadt::dialogue {

namespace {

using std::chrono::days;

constexpr std::int64_t milli_bits_at(Time at, Pace pace) {
  const std::int64_t scaled = at.ms * one_bit;
  switch (pace) {
    case Pace::memorial:
      return scaled / bit_lasts(Pace::memorial).count();
    case Pace::live:
      return scaled / bit_lasts(Pace::live).count();
    case Pace::reading:
      return scaled / bit_lasts(Pace::reading).count();
    case Pace::talk:
      break;
  }
  return scaled / bit_lasts(Pace::talk).count();
}

std::chrono::year_month_day date_of(Time at) {
  return std::chrono::floor<days>(std::chrono::sys_time<std::chrono::milliseconds>{std::chrono::milliseconds(at.ms)});
}

}  // namespace

QualityTerms in_milli_bits(const Quality& quality) {
  return {to_milli_bits(quality.voices),   to_milli_bits(quality.exchange), to_milli_bits(quality.host),
          to_milli_bits(quality.bridge),   to_milli_bits(quality.nods),     to_milli_bits(quality.heat),
          to_milli_bits(quality.monologue)};
}

MilliBits Terms::sum() const { return std::accumulate(bits_.begin(), bits_.end(), MilliBits{0}); }

MilliBits age_in_milli_bits(Time grew_at, Time now, Pace pace) {
  return static_cast<MilliBits>(std::min<std::int64_t>(0, milli_bits_at(grew_at, pace) - milli_bits_at(now, pace)));
}

Terms terms_of(const Candidate& candidate, Time now, MilliBits foresight) {
  Terms terms;
  for (std::size_t i = 0; i < quality_terms; ++i) terms[static_cast<Term>(i)] = candidate.quality[i];
  terms[Term::age] = age_in_milli_bits(candidate.grew_at, now, candidate.pace);
  if (candidate.ties > 0) terms[Term::known] = to_milli_bits(std::min(most_known, std::log2(1.0 + candidate.ties)));
  if (candidate.topic > 0) terms[Term::topic] = to_milli_bits(topic_weight * std::min(1.0F, candidate.topic));
  if (candidate.ways.asked) terms[Term::asked] = to_milli_bits(asked_weight);
  if (candidate.unanswered && candidate.can_answer) terms[Term::answerable] = to_milli_bits(answerable_weight);
  if (candidate.is_first_word) terms[Term::newcomer] = to_milli_bits(newcomer_weight);
  terms[Term::foresight] = foresight;
  return terms;
}

bool is_eligible(const Candidate& candidate, const Reading& reading) {
  return reading.is_stranger || candidate.ways.any();
}

bool is_exploration(const Candidate& candidate, const Reading& reading) {
  constexpr auto bridge = static_cast<std::size_t>(Term::bridge);
  return !is_eligible(candidate, reading) && candidate.is_elsewhere &&
         candidate.quality[bridge] >= to_milli_bits(exploration_bridge);
}

float lived(double contributions, bool follows) {
  const double said = std::max(0.0, contributions);
  return static_cast<float>(std::max(follows ? followed_topic : 0.0, said / (said + half_lived_contributions)));
}

float topic_of(std::span<const float> lived) {
  float other = 1;
  for (const float share : lived) other *= 1 - std::clamp(share, 0.0F, 1.0F);
  return 1 - other;
}

Anniversary anniversary(Time opened_at, Time now) {
  const auto opened = date_of(opened_at);
  const auto today = date_of(now);
  const int years = static_cast<int>(today.year()) - static_cast<int>(opened.year());
  if (years < 1) return {};
  auto day = today.year() / opened.month() / opened.day();
  if (!day.ok()) day = today.year() / opened.month() / std::chrono::last;  // of the 29th of February
  return {day == today ? years : 0};
}

}  // namespace stadt::dialogue
