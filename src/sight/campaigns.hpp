// What many hands send with nearly the same words: the requests of the last weeks by the MinHash of their reasons
// (Broder 1997), sought by bands of it (locality-sensitive hashing; Indyk, Motwani 1998). Holds no words and tells no
// names.
#pragma once

#include <array>
#include <cstdint>
#include <shared_mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "base/time.hpp"

namespace stadt {

constexpr std::size_t most_requests_remembered = 100'000;  // about 25 MB; the oldest leave first

// Thread-safe.
class Campaigns {
 public:
  static constexpr std::size_t hashes = 128;
  // One byte of each number of a signature (text/words.hpp), in hex: what events carry. Empty if it has not this size.
  static std::string brief(std::string_view signature);

  struct Sent {
    PersonId sender;
    std::int64_t request = 0;
    std::string brief;
  };

  explicit Campaigns(std::size_t most = most_requests_remembered) : most_(most) {}

  // Remembering a request again changes nothing.
  void remember(const Sent& sent);
  // The past, oldest first; what was remembered meanwhile stays.
  void restore(std::span<const Sent> past);

  struct Question {
    std::string_view signature;
    PersonId sender;  // their own requests do not count
    Time since;
    double resembling = 1;
    int enough = 1;  // more need not be found
  };
  // How many others have sent something that resembles it, at most `enough`.
  int others_like(const Question& question) const;
  std::size_t size() const;

 private:
  // 21 bands of six numbers: texts that have .78 of their shingles in common share a band in 99.5 of 100 cases, those
  // with .5 in 28, with .3 in 2.
  static constexpr std::size_t bands = 21;
  static constexpr std::size_t rows = 6;
  using Digits = std::array<std::uint8_t, hashes>;
  using Number = std::uint32_t;  // requests are counted from 1, 0: none

  struct Entry {
    PersonId sender;
    std::int64_t request = 0;
    Digits digits = {};
    std::array<Number, bands> before = {};  // of each band, the one before it in the same drawer
  };

  static bool read(std::string_view brief, Digits& digits);
  static double resemblance(const Digits& one, const Digits& other);
  std::size_t drawer(const Digits& digits, std::size_t band) const;
  Entry& at(Number number) { return entries_[(number - 1) % most_]; }
  const Entry& at(Number number) const { return entries_[(number - 1) % most_]; }
  // Whatever stood in its place has been forgotten.
  bool is_here(Number number) const { return number != 0 && last_ - number < entries_.size(); }
  bool knows(std::int64_t request, const Digits& digits) const;
  void add(const Entry& entry);
  void link(Number number);
  void make_room();

  mutable std::shared_mutex mutex_;
  std::size_t most_;
  Number last_ = 0;
  std::vector<Entry> entries_;   // a ring once it is full
  std::vector<Number> drawers_;  // the newest request of each
};

}  // namespace stadt
