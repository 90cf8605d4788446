#include "sight/campaigns.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <mutex>
#include <utility>

namespace stadt {

namespace {

constexpr std::size_t digits_of_a_number = 8;  // in hex, of a signature
constexpr std::size_t digits_of_a_byte = 2;
constexpr double by_chance = 1.0 / 256;  // two bytes are equal without any reason
constexpr std::size_t fewest_drawers = 1024;
constexpr std::size_t drawers_per_request = 8;
constexpr int most_looked_at = 4000;  // of one question

}  // namespace

std::string Campaigns::brief(std::string_view signature) {
  if (signature.size() != hashes * digits_of_a_number) return {};
  std::string brief;
  brief.reserve(hashes * digits_of_a_byte);
  for (std::size_t i = 1; i <= hashes; ++i) {
    brief += signature.substr(i * digits_of_a_number - digits_of_a_byte, digits_of_a_byte);
  }
  return brief;
}

bool Campaigns::read(std::string_view brief, Digits& digits) {
  if (brief.size() != hashes * digits_of_a_byte) return false;
  for (std::size_t i = 0; i < hashes; ++i) {
    const char* begin = brief.data() + i * digits_of_a_byte;
    const auto [end, error] = std::from_chars(begin, begin + digits_of_a_byte, digits[i], 16);
    if (error != std::errc() || end != begin + digits_of_a_byte) return false;
  }
  return true;
}

double Campaigns::resemblance(const Digits& one, const Digits& other) {
  int equal = 0;
  for (std::size_t i = 0; i < hashes; ++i) equal += one[i] == other[i];
  return (equal / static_cast<double>(hashes) - by_chance) / (1 - by_chance);
}

std::size_t Campaigns::drawer(const Digits& digits, std::size_t band) const {
  std::uint64_t key = band + 1;
  for (std::size_t i = 0; i < rows; ++i) key = key << 8 | digits[band * rows + i];
  key *= 0x9E3779B97F4A7C15ull;
  return (key ^ key >> 32) & (drawers_.size() - 1);
}

bool Campaigns::knows(std::int64_t request, const Digits& digits) const {
  if (drawers_.empty()) return false;
  Number number = drawers_[drawer(digits, 0)];
  while (is_here(number) && at(number).request > request) number = at(number).before[0];
  return is_here(number) && at(number).request == request;
}

void Campaigns::link(Number number) {
  Entry& entry = at(number);
  for (std::size_t band = 0; band < bands; ++band) {
    auto& newest = drawers_[drawer(entry.digits, band)];
    entry.before[band] = std::exchange(newest, number);
  }
}

// More requests want more drawers: all are laid in anew, oldest first.
void Campaigns::make_room() {
  if (drawers_.size() >= entries_.size() * drawers_per_request && !drawers_.empty()) return;
  drawers_.assign(std::bit_ceil(std::max(fewest_drawers, 2 * drawers_per_request * entries_.size())), 0);
  const auto oldest = last_ - static_cast<Number>(entries_.size()) + 1;
  for (Number number = oldest; number != last_ + 1; ++number) link(number);
}

void Campaigns::add(const Entry& entry) {
  ++last_;
  if (entries_.size() < most_)
    entries_.push_back(entry);
  else
    at(last_) = entry;
  const std::size_t before = drawers_.size();
  make_room();
  if (drawers_.size() == before) link(last_);
}

void Campaigns::remember(const Sent& sent) {
  Entry entry{.sender = sent.sender, .request = sent.request};
  if (!read(sent.brief, entry.digits)) return;
  std::unique_lock lock(mutex_);
  if (!knows(entry.request, entry.digits)) add(entry);
}

void Campaigns::restore(std::span<const Sent> past) {
  std::unique_lock lock(mutex_);
  std::vector<Entry> meanwhile;
  for (auto number = last_ - static_cast<Number>(entries_.size()) + 1; number != last_ + 1; ++number) {
    meanwhile.push_back(at(number));
  }
  entries_.clear();
  drawers_.clear();
  last_ = 0;
  for (const auto& [sender, request, brief] : past) {
    Entry entry{.sender = sender, .request = request};
    if (read(brief, entry.digits) && !knows(request, entry.digits)) add(entry);
  }
  for (const auto& entry : meanwhile) {
    if (!knows(entry.request, entry.digits)) add(entry);
  }
}

int Campaigns::others_like(const Question& question) const {
  Digits digits = {};
  if (!read(brief(question.signature), digits)) return 0;
  const std::int64_t since = first_id_at(question.since);
  std::shared_lock lock(mutex_);
  std::vector<Number> seen;  // in order
  std::vector<PersonId> senders;
  int looked_at = 0;
  for (std::size_t band = 0; band < bands && !drawers_.empty(); ++band) {
    for (Number number = drawers_[drawer(digits, band)]; is_here(number); number = at(number).before[band]) {
      const Entry& entry = at(number);
      if (entry.request <= since) break;  // what lies behind it is older
      if (++looked_at > most_looked_at) return static_cast<int>(senders.size());
      const auto place = std::ranges::lower_bound(seen, number);
      if (place != seen.end() && *place == number) continue;
      seen.insert(place, number);
      const bool is_told = entry.sender == question.sender || std::ranges::find(senders, entry.sender) != senders.end();
      if (is_told || resemblance(digits, entry.digits) < question.resembling) continue;
      senders.push_back(entry.sender);
      if (std::ssize(senders) >= question.enough) return question.enough;
    }
  }
  return static_cast<int>(senders.size());
}

std::size_t Campaigns::size() const {
  std::shared_lock lock(mutex_);
  return entries_.size();
}

}  // namespace stadt
