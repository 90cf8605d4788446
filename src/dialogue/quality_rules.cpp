#include "dialogue/quality_rules.hpp"

#include <algorithm>
#include <cmath>

namespace stadt::dialogue {

namespace {

constexpr double micro_bits = 1e6;

// The voices of people with little trust count as two at most, all together.
Sums::Voices capped(const Sums::Voices& voices) {
  if (voices.sum <= most_of_low_trust) return voices;
  const double scale = most_of_low_trust / voices.sum;
  return {most_of_low_trust, scale * voices.sum_log + scale * std::log2(scale) * voices.sum};
}

double share(int part, int whole) { return whole == 0 ? 0 : static_cast<double>(part) / whole; }

double heat_of(const Sums& sums) {
  if (sums.is_memorial) return 0;
  const double few = std::max(0.0, std::log2((sums.guest_posts + heat_slack) / (sums.people + heat_slack)));
  const double flag_rate =
      sums.flaggers < fewest_flaggers ? 0 : sums.flaggers / (sums.guests + sums.listeners + heat_slack);
  const double volleys = share(std::max(0, sums.longest_volley - calm_volley), sums.posts);
  return -(heat_of_few * few + heat_of_flags * std::min(1.0, flag_rate / heated_flag_rate) + heat_of_volleys * volleys);
}

double monologue_of(const Sums& sums) {
  if (sums.posts <= monologue_posts) return 0;
  return monologue_weight * std::max(0.0, share(sums.words_of_loudest, sums.words) - monologue_share);
}

}  // namespace

double substance(const Turn& turn) {
  if (turn.repeats) return 0;
  return std::min(1.0, (turn.words + (turn.asks ? words_of_a_question : 0)) / words_of_substance);
}

double voice(double substance, bool answered, const GuestFacts& facts) {
  return std::min(loudest_voice, std::log2(1 + substance)) * (answered ? 1 : unanswered_voice) *
         std::pow(1 + facts.other_talks, familiar_exponent) * facts.trust;
}

double exchanged(double one_way, double other_way, double lower_trust, int other_talks) {
  return std::min(1.0, std::min(one_way, other_way)) * lower_trust / std::sqrt(1.0 + other_talks);
}

double effective_guests(const Sums& sums) {
  const auto untrusted = capped(sums.untrusted);
  const double sum = sums.trusted.sum + untrusted.sum;
  if (sum <= 0) return 0;
  const double entropy = std::log2(sum) - (sums.trusted.sum_log + untrusted.sum_log) / sum;
  return std::min(std::exp2(entropy), sum);
}

Quality quality(const Sums& sums) {
  const double guests = effective_guests(sums);
  const double pairs = sums.pairs_trusted + std::min(most_pairs_of_low_trust, sums.pairs_untrusted);
  Quality quality;
  quality.voices = std::min(most_voices, std::log2(1 + guests));
  quality.exchange = std::min(most_exchange, std::log2(1 + pairs));
  quality.host = std::max(share(sums.guests_answered_by_host, sums.guests),
                          answered_by_anyone * share(sums.guests_answered, sums.guests));
  if (guests > 1 && sums.in_communities > 0) {
    quality.bridge =
        bridge_weight * std::max(0.0, std::log2(sums.in_communities) - sums.communities_log / sums.in_communities);
  }
  quality.nods = nod_weight * std::log2(1 + std::min(most_reactors, sums.reactors));
  quality.heat = heat_of(sums);
  quality.monologue = monologue_of(sums);
  return quality;
}

double age_bits(Time grew_at, Time now, Pace pace) {
  return static_cast<double>(now.ms - grew_at.ms) / static_cast<double>(bit_lasts(pace).count());
}

std::int64_t static_key(double quality, Time grew_at, Pace pace) {
  const double bits = quality + static_cast<double>(grew_at.ms) / static_cast<double>(bit_lasts(pace).count());
  return static_cast<std::int64_t>(std::llround(bits * micro_bits));
}

}  // namespace stadt::dialogue
