#include "base/ids.hpp"

#include <algorithm>
#include <charconv>

namespace stadt {

std::optional<std::int64_t> parse_id(std::string_view text) {
  std::int64_t value = 0;
  if (text.empty() || text.front() < '0' || text.front() > '9') return std::nullopt;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value <= 0) return std::nullopt;
  return value;
}

void IdMaker::start(int node, std::int64_t last_used) {
  std::scoped_lock lock(mutex_);
  node_ = node;
  last_tick_ = std::max(last_tick_, ((last_used >> id_time_shift) + 1) << id_sequence_bits);
}

std::int64_t IdMaker::next(Time now, std::int64_t bucket) {
  std::scoped_lock lock(mutex_);
  last_tick_ = std::max(last_tick_ + 1, (now.ms - id_epoch_ms) << id_sequence_bits);
  const std::int64_t milliseconds = last_tick_ >> id_sequence_bits;
  const std::int64_t sequence = last_tick_ & ((1 << id_sequence_bits) - 1);
  return milliseconds << id_time_shift | bucket << id_bucket_shift | node_ << id_sequence_bits | sequence;
}

}  // namespace stadt
