// Whom somebody does not see: decided for every page in one place.
#pragma once

#include "sight/city_sight.hpp"

namespace stadt {

std::int64_t wall_clock_ms();
bool mutes(const Discretion& own, std::int64_t other, std::int64_t now_ms);
// Muted or blocked by the viewer, or blocking the viewer, or not in the city any more.
bool is_hidden(const Discretion& viewer, const PersonSight& other, std::int64_t now_ms);

// The same for one viewer, asked many times.
class Eyes {
 public:
  Eyes(const CitySight& city, PersonId viewer) : city_(city), own_(city.find(viewer)), now_ms_(wall_clock_ms()) {
    if (!own_) return;
    discretion_ = &own_->discretion();
    keeps_away_ =
        !discretion_->blocking.ids().empty() || !discretion_->blocked_by.ids().empty() || !discretion_->muting.empty();
  }
  bool hides(Number person) const {
    const auto& other = city_.person(person);
    return keeps_away_ ? is_hidden(*discretion_, other, now_ms_) : other.gone.load(std::memory_order_relaxed);
  }
  bool mutes(ConversationId conversation) const {
    return discretion_ && discretion_->muted_conversations.contains(conversation.value);
  }
  bool follows(Number person) const { return own_ && own_->following.contains(person); }

 private:
  const CitySight& city_;
  const PersonSight* own_;
  const Discretion* discretion_ = nullptr;
  bool keeps_away_ = false;  // somebody, or is kept away; most people do not
  std::int64_t now_ms_;
};

}  // namespace stadt
