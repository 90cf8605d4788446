// How good a conversation is, in bits (design: DIALOGUE §1). All terms are log2 units, so that the explanation is the
// sum of what it shows. Pure; the parameters stand here and nowhere else.
#pragma once

#include <cstdint>

#include "base/time.hpp"
#include "dialogue/turn.hpp"

namespace stadt::dialogue {

constexpr double words_of_substance = 12;
constexpr double words_of_a_question = 8;
constexpr double loudest_voice = 2;
constexpr double unanswered_voice = 0.4;
constexpr double familiar_exponent = -0.25;  // who talks with this host elsewhere anyway
constexpr double low_trust = 0.3;
constexpr double most_of_low_trust = 2;  // of all their voices together
constexpr double most_pairs_of_low_trust = 1;
constexpr double most_voices = 4;    // 15 is a full table
constexpr double most_exchange = 3;  // 7 pairs are full
constexpr double answered_by_anyone = 0.5;
constexpr double bridge_weight = 0.7;
constexpr double nod_weight = 0.15;
constexpr int most_reactors = 1000;
constexpr double heat_of_few = 1.5;
constexpr double heat_slack = 20;
constexpr double heat_of_flags = 3;
constexpr double heated_flag_rate = 0.05;
constexpr int fewest_flaggers = 5;
constexpr double heat_of_volleys = 1.5;
constexpr int calm_volley = 6;  // posts of two people in a row
constexpr double monologue_weight = -2;
constexpr double monologue_share = 0.5;
constexpr int monologue_posts = 2;  // and fewer are no monologue
constexpr int opening_words = 100;  // at most, of the opening post: a poem or an article is no monologue

double substance(const Turn& turn);
// The voice of a guest who has said so much substance.
double voice(double substance, bool answered, const GuestFacts& facts);
// What two people gave each other: only what went both ways.
double exchanged(double one_way, double other_way, double lower_trust, int other_talks);

// Everything the formula needs, as sums that a reply changes in a moment.
struct Sums {
  struct Voices {
    double sum = 0;
    double sum_log = 0;  // Σ v·log2 v

    bool operator==(const Voices&) const = default;
  };
  Voices trusted;
  Voices untrusted;
  double pairs_trusted = 0;
  double pairs_untrusted = 0;
  int guests = 0;
  int guests_answered = 0;
  int guests_answered_by_host = 0;
  double communities_log = 0;  // Σ c·log2 c over the communities of the guests
  int in_communities = 0;      // guests of a known community
  int reactors = 0;
  int people = 0;  // distinct people who spoke or reacted
  int guest_posts = 0;
  int posts = 0;  // without near repeats
  int longest_volley = 0;
  int words = 0;
  int words_of_loudest = 0;
  int flaggers = 0;
  int listeners = 0;
  bool is_memorial = false;

  bool operator==(const Sums&) const = default;
};

struct Quality {
  double voices = 0;
  double exchange = 0;
  double host = 0;
  double bridge = 0;
  double nods = 0;
  double heat = 0;
  double monologue = 0;

  double sum() const { return voices + exchange + host + bridge + nods + heat + monologue; }
  bool operator==(const Quality&) const = default;
};
Quality quality(const Sums& sums);
double effective_guests(const Sums& sums);

// After how long a conversation has lost one bit. Stored as numbers: never renumber.
enum class Pace : std::uint8_t { talk = 0, memorial = 1, live = 2, reading = 3 };
constexpr std::size_t paces = 4;
constexpr std::chrono::milliseconds bit_lasts(Pace pace) {
  switch (pace) {
    case Pace::memorial:
    case Pace::reading:
      return std::chrono::days(14);
    case Pace::live:
      return std::chrono::hours(12);
    case Pace::talk:
      break;
  }
  return std::chrono::hours(36);
}
// Bits that the conversation has lost since it last grew.
double age_bits(Time grew_at, Time now, Pace pace);
// The static key of the order among tables of one pace: Q + t/T in millionths of a bit; never changes with time.
std::int64_t static_key(double quality, Time grew_at, Pace pace);

}  // namespace stadt::dialogue
