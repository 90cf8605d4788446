// What may be told, who hears of it, and which three of a week somebody is shown: pure decisions.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "occasions/occasion.hpp"
#include "people/house.hpp"

namespace stadt::occasions {

constexpr int fewest_characters = 20;
constexpr int most_characters = 500;
constexpr auto lasts = std::chrono::days(14);
constexpr auto words_change_for = std::chrono::hours(24);
constexpr int most_at_once = 3;    // of a person
constexpr int most_told = 10'000;  // in the city, in fourteen days; the newest
constexpr int most_listed = 60;
constexpr std::size_t shown_a_week = 3;

// What is told now lies in one of at most two spans.
constexpr auto span_length = lasts;
constexpr std::int64_t span_of(Time told) { return told.ms / std::chrono::milliseconds(span_length).count(); }
std::vector<std::int64_t> living_spans(Time now);
inline bool lives(Time told, Time now) { return told + lasts > now; }

struct OccasionDraft {
  OccasionKind kind = OccasionKind::other;
  std::string words;
  Audience audience = Audience::contacts;
  ItemId item;
};
// `house` is the teller's own; a reference is to a role that stands there.
Result<Occasion> checked(const OccasionDraft& draft, const std::vector<HouseItem>& house);
Result<std::string> checked_words(const std::string& words);
Result<> check_young(const Occasion& occasion, Time now);

// Of something that was told: how near the one who hears of it stands to who told it.
struct Heard {
  OccasionId id;
  bool contact = false;
  bool close = false;

  bool operator==(const Heard&) const = default;
};
// At most three of each week (Monday to Sunday, UTC), close ones before contacts before others, of equals the newest;
// newest first.
struct Choice {
  std::vector<OccasionId> shown;
  std::size_t more = 0;
};
Choice choose(std::vector<Heard> heard);

// The first telephone number of a text as a link: "tel:+4930123456"; empty if there is none.
std::string telephone(std::string_view text);

}  // namespace stadt::occasions
