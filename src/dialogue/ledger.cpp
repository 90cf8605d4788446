#include "dialogue/ledger.hpp"

#include <algorithm>
#include <cmath>

namespace stadt::dialogue {

namespace {

constexpr int place_bits = 32;

double with_log(double value) { return value > 0 ? value * std::log2(value) : 0; }

void move_voice(Sums::Voices& voices, double from, double to) {
  voices.sum += to - from;
  voices.sum_log += with_log(to) - with_log(from);
}

}  // namespace

void Ledger::begin(PersonId host, Pace pace) {
  host_ = host;
  pace_ = pace;
  grew_at_ = {};
  sums_ = {};
  sums_.is_memorial = pace == Pace::memorial;
  host_trust_ = 1;
  guests_.clear();
  speakers_.clear();
  pairs_.clear();
  communities_.clear();
  reactors_.clear();
  volley_one_ = {};
  volley_other_ = {};
  volley_ = 0;
  last_author_ = {};
  in_a_row_ = 0;
}

void Ledger::say(const Turn& turn, const Acquainted& known) {
  const bool opens = speakers_.entries().empty();
  if (opens) {
    grew_at_ = turn.at;
    host_trust_ = known.guest(host_).trust;
  }
  if (!turn.repeats) ++sums_.posts;
  count_words(turn);
  count_volley(turn.author);
  if (turn.author != host_) {
    ++sums_.guest_posts;
    auto [guest, is_new] = guests_.get(turn.author);
    if (is_new) seat(guest, turn, known);
    guest.substance += substance(turn);
    hear(guest);
  }
  if (!turn.answers || turn.answers == turn.author) return;
  answer(turn);
  exchange(turn, known);
}

// What only repeats makes nobody louder and no table calmer.
void Ledger::count_words(const Turn& turn) {
  const int words = sums_.posts == 1 ? std::min(turn.words, opening_words) : turn.words;
  auto& speaker = speakers_.get(turn.author).first;
  if (turn.repeats) return;
  if (!std::exchange(speaker.counts, true) && !reacts(turn.author)) ++sums_.people;
  speaker.words += words;
  sums_.words += words;
  sums_.words_of_loudest = std::max(sums_.words_of_loudest, speaker.words);
}

// How long the last posts are those of two people alone.
void Ledger::count_volley(PersonId author) {
  const bool is_one_of_two = author == volley_one_ || author == volley_other_;
  if (!is_one_of_two && volley_other_) {
    volley_one_ = last_author_;
    volley_other_ = author;
    volley_ = in_a_row_;
  } else if (!is_one_of_two) {
    (volley_one_ ? volley_other_ : volley_one_) = author;
  }
  ++volley_;
  in_a_row_ = author == last_author_ ? in_a_row_ + 1 : 1;
  last_author_ = author;
  sums_.longest_volley = std::max(sums_.longest_volley, volley_);
}

void Ledger::seat(Guest& guest, const Turn& turn, const Acquainted& known) {
  guest.facts = known.guest(guest.key);
  ++sums_.guests;
  grew_at_ = std::max(grew_at_, turn.at);
  if (guest.facts.community == 0) return;
  auto& community = communities_.get(guest.facts.community).first;
  sums_.communities_log += with_log(community.guests + 1) - with_log(community.guests);
  ++community.guests;
  ++sums_.in_communities;
}

// What the guest's voice is now.
void Ledger::hear(Guest& guest) {
  const double before = guest.voice;
  guest.voice = voice(guest.substance, guest.answered, guest.facts);
  move_voice(guest.facts.trust < low_trust ? sums_.untrusted : sums_.trusted, before, guest.voice);
}

// Somebody answered a guest.
void Ledger::answer(const Turn& turn) {
  Guest* guest = guests_.find(turn.answers);
  if (!guest) return;
  if (!guest->answered) {
    guest->answered = true;
    ++sums_.guests_answered;
    hear(*guest);
  }
  if (turn.author == host_ && !guest->answered_by_host) {
    guest->answered_by_host = true;
    ++sums_.guests_answered_by_host;
    grew_at_ = std::max(grew_at_, turn.at);
  }
}

double Ledger::trust_of(PersonId person) const {
  if (person == host_) return host_trust_;
  const Guest* guest = guests_.find(person);
  return guest ? guest->facts.trust : 0;
}

void Ledger::exchange(const Turn& turn, const Acquainted& known) {
  const auto* from = speakers_.find(turn.author);
  const auto* to = speakers_.find(turn.answers);
  if (!to) return;  // answers a post that does not count here
  const auto from_place = static_cast<std::int64_t>(speakers_.place_of(*from));
  const auto to_place = static_cast<std::int64_t>(speakers_.place_of(*to));
  const bool is_first = from_place < to_place;
  const std::int64_t key = is_first ? from_place << place_bits | to_place : to_place << place_bits | from_place;
  auto [pair, is_new] = pairs_.get(key);
  if (is_new) {
    pair.lower_trust = std::min(trust_of(turn.author), trust_of(turn.answers));
    pair.other_talks = known.other_talks(turn.author, turn.answers);
  }
  (is_first ? pair.from_first : pair.from_second) += substance(turn);
  const double before = pair.value;
  pair.value = exchanged(pair.from_first, pair.from_second, pair.lower_trust, pair.other_talks);
  (pair.lower_trust < low_trust ? sums_.pairs_untrusted : sums_.pairs_trusted) += pair.value - before;
}

void Ledger::react(PersonId person) {
  auto& reactor = reactors_.get(person).first;
  if (reactor.reactions++ > 0) return;
  ++sums_.reactors;
  if (!speaks(person)) ++sums_.people;
}

void Ledger::take_back_reaction(PersonId person) {
  Reactor* reactor = reactors_.find(person);
  if (!reactor || reactor->reactions == 0) return;
  --reactor->reactions;
  if (reactor->reactions > 0) return;
  --sums_.reactors;
  if (!speaks(person)) --sums_.people;
}

bool Ledger::speaks(PersonId person) const {
  const auto* speaker = speakers_.find(person);
  return speaker && speaker->counts;
}

bool Ledger::reacts(PersonId person) const {
  const auto* reactor = reactors_.find(person);
  return reactor && reactor->reactions > 0;
}

}  // namespace stadt::dialogue
