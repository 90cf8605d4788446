#include "base/env.hpp"

#include <sodium.h>

#include <cstring>

namespace stadt {

std::int64_t Env::next_id() { return next_id(static_cast<std::int64_t>(random_number() % bucket_count)); }

std::uint64_t Env::random_number() {
  std::uint8_t bytes[8];
  fill_random(bytes);
  std::uint64_t number = 0;
  std::memcpy(&number, bytes, sizeof number);
  return number;
}

std::string Env::random_hex(int bytes) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string raw(static_cast<std::size_t>(bytes), '\0');
  fill_random({reinterpret_cast<std::uint8_t*>(raw.data()), raw.size()});
  std::string hex;
  for (const unsigned char byte : raw) {
    hex += digits[byte >> 4];
    hex += digits[byte & 15];
  }
  return hex;
}

void SystemEnv::start_ids(int node, std::int64_t last_used) { ids_.start(node, last_used); }

Time SystemEnv::now() {
  const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
  return {std::chrono::duration_cast<std::chrono::milliseconds>(since_epoch).count()};
}

void SystemEnv::fill_random(std::span<std::uint8_t> bytes) { randombytes_buf(bytes.data(), bytes.size()); }

std::int64_t SystemEnv::next_id(std::int64_t bucket) { return ids_.next(now(), bucket); }

FakeEnv::FakeEnv(std::uint64_t seed) : random_state_(seed), now_(*from_iso("2026-01-05T10:00:00Z")) {}

void FakeEnv::set_time(Time time) {
  std::scoped_lock lock(mutex_);
  now_ = time;
}

void FakeEnv::pass(std::chrono::milliseconds span) {
  std::scoped_lock lock(mutex_);
  now_ = now_ + span;
}

Time FakeEnv::now() {
  std::scoped_lock lock(mutex_);
  return now_;
}

// SplitMix64 (Steele, Lea, Flood 2014).
void FakeEnv::fill_random(std::span<std::uint8_t> bytes) {
  std::scoped_lock lock(mutex_);
  for (auto& byte : bytes) {
    std::uint64_t z = random_state_ += 0x9E3779B97F4A7C15ull;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    byte = static_cast<std::uint8_t>(z ^ (z >> 31));
  }
}

std::int64_t FakeEnv::next_id(std::int64_t bucket) { return ids_.next(now(), bucket); }

}  // namespace stadt
