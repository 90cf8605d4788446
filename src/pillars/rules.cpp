#include "pillars/rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "calendar/calendar.hpp"
#include "text/clean.hpp"
#include "text/markup.hpp"
#include "text/words.hpp"

namespace stadt::pillars {

namespace {

std::unexpected<Error> refuse(std::string_view code, std::string message) {
  return fail(ErrorKind::unprocessable, fmt::format("notice.{}", code), std::move(message));
}

std::optional<std::int64_t> number(std::string_view digits) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

Result<Time> moment(std::string_view text, const std::string& time_zone) {
  if (!is_wall_clock(text)) {
    return refuse("date", "Write a day and a time as clocks show it, such as 2026-05-28T19:00.");
  }
  const auto time = calendar::moment(text, time_zone);
  if (!time) {
    return refuse(
        "gap", fmt::format("There is no {} in {}: the clocks go forward then. Choose another time.", text, time_zone));
  }
  return *time;
}

Result<> check_dates(const Notice& notice, Time now) {
  if (notice.ends_at <= notice.starts_at) return refuse("end_before_start", "A poster ends after it begins.");
  if (notice.ends_at <= now) return refuse("over", "This is over already. A poster is for what is still to come.");
  if (notice.ends_at > now + hangs_for) {
    return refuse("too_far",
                  fmt::format("A poster hangs for at most {} days. Put up this one later.", hangs_for.count()));
  }
  if (notice.starts_at < now - begins_before) {
    return refuse("too_old", "What began more than a year ago is no announcement.");
  }
  return {};
}

Result<std::string> checked_link(const std::string& link) {
  auto clean = TRY(text::clean_line("link", link, link_characters));
  if (clean.empty()) return clean;
  const bool is_web = clean.starts_with("https://") || clean.starts_with("http://");
  // What is rendered as exactly one link is an address; the page shows it as such.
  const auto rendered = text::render(clean, {});
  if (!is_web || rendered.links.size() != 1 || clean.find_first_of(" \"<>\\^`{|}") != std::string::npos) {
    return refuse("link", "A link is one address that begins with https:// or http://.");
  }
  return clean;
}

}  // namespace

std::vector<std::int64_t> living_spans(Time now) {
  std::vector<std::int64_t> spans;
  for (auto span = span_of(now); span <= span_of(now + hangs_for); ++span) spans.push_back(span);
  return spans;
}

bool is_wall_clock(std::string_view text) {
  constexpr std::string_view shape = "dddd-dd-ddTdd:dd";
  if (text.size() != shape.size()) return false;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    const bool fits = shape[i] == 'd' ? text[i] >= '0' && text[i] <= '9' : text[i] == shape[i];
    if (!fits) return false;
  }
  const auto part = [&](std::size_t at, std::size_t length) {
    return static_cast<int>(number(text.substr(at, length)).value_or(-1));
  };
  const std::chrono::year_month_day day{std::chrono::year(part(0, 4)),
                                        std::chrono::month(static_cast<unsigned>(part(5, 2))),
                                        std::chrono::day(static_cast<unsigned>(part(8, 2)))};
  return day.ok() && part(11, 2) < 24 && part(14, 2) < 60;
}

Result<Notice> checked(const NoticeDraft& draft, Time now) {
  Notice notice;
  notice.title = TRY(text::clean_line("title", draft.title, title_characters));
  notice.text = TRY(text::clean_text("text", draft.text, text_characters));
  notice.place = TRY(text::clean_line("place", draft.place, place_characters));
  if (!text::has_own_words(notice.title)) {
    return refuse("title", "A poster says in words what it is about. A picture alone announces nothing.");
  }
  notice.link = TRY(checked_link(draft.link));
  if (!draft.starts_at || draft.starts_at->empty()) return refuse("start_required", "Say when it begins.");
  if (!draft.ends_at || draft.ends_at->empty()) {
    return refuse("end_required", "Say when it ends. A poster goes with its event.");
  }
  if (!calendar::is_time_zone(draft.time_zone)) {
    return refuse("time_zone", "Name the time zone as Europe/Berlin is named.");
  }
  notice.time_zone = draft.time_zone;
  notice.starts_at = TRY(moment(*draft.starts_at, notice.time_zone));
  notice.ends_at = TRY(moment(*draft.ends_at, notice.time_zone));
  CHECKED(check_dates(notice, now));
  notice.html = text::render(notice.text, {.format = text::Format::markdown, .origin = {}, .find_person = {}}).html;
  return notice;
}

std::string to_text(const Place& place) {
  return fmt::format("{}.{}.{}", static_cast<int>(place.nearness), place.starts_at.ms, place.id.value);
}

std::optional<Place> place_from(std::string_view text) {
  const auto first = text.find('.');
  const auto second = first == std::string_view::npos ? first : text.find('.', first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  const auto nearness = number(text.substr(0, first));
  const auto starts_at = number(text.substr(first + 1, second - first - 1));
  const auto id = number(text.substr(second + 1));
  if (!nearness || !starts_at || !id || *nearness < 0 || *nearness > static_cast<int>(Nearness::other)) {
    return std::nullopt;
  }
  return Place{static_cast<Nearness>(*nearness), Time{*starts_at}, NoticeId{*id}};
}

Walk walk(std::vector<Place> places, const std::optional<Place>& after, std::size_t limit) {
  if (after) std::erase_if(places, [&](const auto& place) { return place <= *after; });
  std::ranges::sort(places);
  const bool more = places.size() > limit;
  if (more) places.resize(limit);
  return {std::move(places), more};
}

}  // namespace stadt::pillars
