#include "http/rate_limit.hpp"

#include <sodium.h>

#include <algorithm>
#include <cstring>
#include <span>
#include <string>

namespace stadt::http {

static_assert(crypto_shorthash_KEYBYTES == 16 && crypto_shorthash_BYTES == sizeof(RateLimiter::Key));

RateLimiter::RateLimiter(Env& env, std::size_t bound) : env_(env), slots_((bound + ways - 1) / ways * ways) {
  env.fill_random(secret_);
}

RateLimiter::Key RateLimiter::key(std::string_view limit_name, std::string_view whom) const {
  std::string text(limit_name);
  text += '\0';
  text += whom;
  Key hash = 0;
  crypto_shorthash(reinterpret_cast<unsigned char*>(&hash), reinterpret_cast<const unsigned char*>(text.data()),
                   text.size(), secret_.data());
  return hash;
}

RateLimiter::Slot* RateLimiter::find(Key key) {
  const std::span set(set_of(key), ways);
  const auto found = std::ranges::find(set, key, &Slot::key);
  return found == set.end() || found->count == 0 ? nullptr : &*found;
}

// The key's own slot, or that of a window which is over, or of whoever has done least.
RateLimiter::Slot& RateLimiter::slot_for(Key key, std::int64_t now_ms) {
  if (Slot* known = find(key)) return *known;
  const std::span set(set_of(key), ways);
  const auto weight = [now_ms](const Slot& slot) { return slot.ends_ms <= now_ms ? 0 : slot.count; };
  Slot& slot = *std::ranges::min_element(set, {}, weight);
  slot = {.key = key};
  return slot;
}

Allowance RateLimiter::take(Key key, const Limit& limit) {
  const std::int64_t now_ms = env_.now().ms;
  const std::int64_t window_ms = std::chrono::milliseconds(limit.window).count();
  std::scoped_lock lock(mutex_of(key));
  Slot& slot = slot_for(key, now_ms);
  // An end further away than a window comes from a clock that has been set back.
  if (slot.count == 0 || slot.ends_ms <= now_ms || slot.ends_ms > now_ms + window_ms) {
    slot.count = 0;
    slot.ends_ms = now_ms + window_ms;
  }
  const bool allowed = slot.count < limit.limit;
  if (allowed) ++slot.count;
  return {.limit = limit.limit,
          .remaining = std::max(0, limit.limit - slot.count),
          .resets_at = {slot.ends_ms},
          .allowed = allowed};
}

void RateLimiter::give_back(Key key) {
  std::scoped_lock lock(mutex_of(key));
  if (Slot* slot = find(key)) --slot->count;
}

bool RateLimiter::counts(Key key) {
  const std::int64_t now_ms = env_.now().ms;
  std::scoped_lock lock(mutex_of(key));
  const Slot* slot = find(key);
  return slot && slot->ends_ms > now_ms;
}

}  // namespace stadt::http
