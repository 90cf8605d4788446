// What may hang, who sees it and who has a say: pure decisions.
#pragma once

#include <span>
#include <vector>

#include "base/result.hpp"
#include "galleries/exhibition.hpp"
#include "places/place.hpp"

namespace stadt::galleries {

constexpr int most_exhibitions = 50;  // of a house or a place
constexpr int most_works = 60;        // of an exhibition
constexpr int title_characters = 120;
constexpr int wall_text_characters = 3000;
constexpr int label_characters = 1500;
constexpr int technique_characters = 120;
constexpr int last_year = 2200;
constexpr int guest_characters = 500;
constexpr auto furthest_opening = std::chrono::hours(24 * 366);

// Both are cleaned and within their bounds.
Result<Exhibition> checked(Exhibition exhibition, Time now);
Result<Label> checked(Label label);
Result<std::string> checked_words(std::string_view words);

// Pictures hang in galleries and groups.
bool has_walls(PlaceKind kind);

// How somebody stands to an exhibition.
struct Visitor {
  bool hosts = false;  // of the wall: their own house, or a place that they host
  bool hangs = false;  // may hang works of their own there
  bool reads = false;  // its audience is theirs, and they are on speaking terms with its maker
  bool opened = false;
};
// Before it opens only those who hang see the works; the others read when it will.
enum class Sees { nothing, invitation, works };
Sees sees(const Visitor& visitor);

// The ids in their new order name every work once.
Result<> check_order(std::span<const Work> works, const std::vector<WorkId>& order);
// One and the same day for everybody: in UTC.
std::int64_t day_of(Time time);

}  // namespace stadt::galleries
