// Typed ids. An id sorts by time: 41 bits milliseconds since 2020-01-01 UTC, 12 bits bucket, 5 bits node, 5 bits
// sequence. Its bucket is the shard of everything that hangs on a conversation (design: STORE).
#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.hpp"

namespace stadt {

template <typename Tag>
struct Id {
  std::int64_t value = 0;

  auto operator<=>(const Id&) const = default;
  explicit operator bool() const { return value != 0; }
};

using PersonId = Id<struct PersonTag>;
using PostId = Id<struct PostTag>;
using ConversationId = Id<struct ConversationTag>;
using PlaceId = Id<struct PlaceTag>;
using AppId = Id<struct AppTag>;
using ItemId = Id<struct ItemTag>;

constexpr std::int64_t id_epoch_ms = 1'577'836'800'000;  // 2020-01-01T00:00:00Z
constexpr int id_sequence_bits = 5;
constexpr int id_node_bits = 5;
constexpr int id_bucket_bits = 12;
constexpr int id_bucket_shift = id_sequence_bits + id_node_bits;
constexpr int id_time_shift = id_bucket_shift + id_bucket_bits;
constexpr std::int64_t bucket_count = 1 << id_bucket_bits;
constexpr int node_count = 1 << id_node_bits;

constexpr std::int64_t bucket_of(std::int64_t id) { return (id >> id_bucket_shift) & (bucket_count - 1); }
template <typename Tag>
constexpr std::int64_t bucket_of(Id<Tag> id) {
  return bucket_of(id.value);
}
constexpr Time time_of(std::int64_t id) { return {(id >> id_time_shift) + id_epoch_ms}; }
template <typename Tag>
constexpr Time time_of(Id<Tag> id) {
  return time_of(id.value);
}
// The smallest id of that moment, for cursors by time.
constexpr std::int64_t first_id_at(Time time) { return (time.ms - id_epoch_ms) << id_time_shift; }

// Decimal digits only, positive, at most 2^63-1; anything else is no id.
std::optional<std::int64_t> parse_id(std::string_view text);

// Makes ids of one node: unique in any bucket and never earlier than the last one, also when the clock steps back.
// 32 a millisecond; a burst beyond that borrows from the next milliseconds. Thread-safe.
class IdMaker {
 public:
  // `last_used` is the greatest id known to SQL at start.
  void start(int node, std::int64_t last_used);
  std::int64_t next(Time now, std::int64_t bucket);

 private:
  std::mutex mutex_;
  std::int64_t node_ = 0;
  std::int64_t last_tick_ = 0;  // milliseconds and sequence in one number
};

}  // namespace stadt

template <typename Tag>
struct std::hash<stadt::Id<Tag>> {
  std::size_t operator()(stadt::Id<Tag> id) const noexcept {
    return static_cast<std::size_t>(static_cast<std::uint64_t>(id.value) * 0x9E3779B97F4A7C15ull >> 7);
  }
};
