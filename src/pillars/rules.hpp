// What may hang on a column, and in which order one walks past it: pure decisions.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "pillars/notice.hpp"

namespace stadt::pillars {

constexpr int title_characters = 80;
constexpr int text_characters = 1000;
constexpr int place_characters = 120;
constexpr int link_characters = 500;
constexpr auto hangs_for = std::chrono::days(90);       // at most, from now on
constexpr auto begins_before = std::chrono::days(366);  // at most: what began earlier is no news
constexpr int most_hanging = 5000;                      // posters one walks past; those that end first
constexpr int usual_page = 30;
constexpr int longest_page = 60;
constexpr int thumbs_looked_at = 200;  // of a poster, the newest, for the names of acquaintances
constexpr int most_names = 3;

// A living poster ends in one of at most four spans.
constexpr auto span_length = std::chrono::days(30);
constexpr std::int64_t span_of(Time end) { return end.ms / std::chrono::milliseconds(span_length).count(); }
std::vector<std::int64_t> living_spans(Time now);

// The poster without its ids. Everything about it is checked again when it is changed.
Result<Notice> checked(const NoticeDraft& draft, Time now);
// Nothing if the text is a moment as clocks show it, to the minute, on a day that there is.
bool is_wall_clock(std::string_view text);

// Where in a walk one goes on: after this poster.
struct Place {
  Nearness nearness = Nearness::own;
  Time starts_at = {};
  NoticeId id = {};

  auto operator<=>(const Place&) const = default;
};
std::string to_text(const Place& place);
std::optional<Place> place_from(std::string_view text);

struct Walk {
  std::vector<Place> posters;
  bool more = false;
};
// Nearest first, of equally near ones what begins first; those after `after`.
Walk walk(std::vector<Place> places, const std::optional<Place>& after, std::size_t limit);

}  // namespace stadt::pillars
