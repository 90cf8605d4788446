// How many requests somebody may have on their way, and when sending rests for a while (design: DIALOGUE §4.3). Pure;
// nothing here is shown before it is reached, and nothing lets anybody guess who put a request aside.
#pragma once

#include <span>

#include "contacts/contact_request.hpp"

namespace stadt::contacts {

constexpr int most_history = 500;  // requests that are looked at, the newest
constexpr int usual_budget = 5;
constexpr int greatest_budget = 25;
constexpr double cost_of_silence = 0.25;  // of 14 days
constexpr double cost_of_advert = 3;
constexpr int marks_for_a_stop = 3;
constexpr double tolerated_adverts = 0.12;
constexpr double certainty_of_a_stop = 0.9;
constexpr auto marks_fade_after = std::chrono::days(180);
constexpr auto stop_lasts = std::chrono::days(14);

struct Budget {
  int open = 0;  // requests on their way
  int limit = usual_budget;

  bool exhausted() const { return open >= limit; }
  bool operator==(const Budget&) const = default;
};
Budget budget(std::span<const PastRequest> history, Time now);

// From when on a mark counts, in UTC: its own moment would say who made it.
Time next_midnight(Time at);

// Whether sending stops with this history: P(advert rate > 12 %) > 0.9 under a Beta(1, 12) prior.
struct Marks {
  int adverts = 0;
  int known = 0;  // requests with a known outcome, adverts among them
};
Marks marks(std::span<const PastRequest> history, Time now);
bool must_stop(const Marks& marks);

}  // namespace stadt::contacts
