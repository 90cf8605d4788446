#include "occasions/rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "text/clean.hpp"
#include "text/markup.hpp"
#include "text/words.hpp"

namespace stadt::occasions {

namespace {

constexpr std::size_t fewest_digits = 6;
constexpr std::size_t most_digits = 15;  // E.164

std::unexpected<Error> refuse(std::string code, std::string message) {
  return fail(ErrorKind::unprocessable, "occasion." + code, std::move(message));
}

constexpr bool is_circle(Audience audience) {
  return audience == Audience::public_ || audience == Audience::here || audience == Audience::contacts ||
         audience == Audience::close;
}

// Weeks begin on Monday; the epoch was a Thursday.
std::int64_t week_of(OccasionId id) {
  constexpr std::int64_t week = std::chrono::milliseconds(std::chrono::weeks(1)).count();
  constexpr std::int64_t monday_before = std::chrono::milliseconds(std::chrono::days(3)).count();
  return (time_of(id).ms + monday_before) / week;
}

int distance(const Heard& heard) {
  if (heard.close) return 0;
  return heard.contact ? 1 : 2;
}

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool stands_between_digits(char c) {
  return c == ' ' || c == '-' || c == '/' || c == '(' || c == ')' || c == '.';
}

}  // namespace

std::vector<std::int64_t> living_spans(Time now) { return {span_of(now), span_of(now - span_length)}; }

Result<std::string> checked_words(const std::string& words) {
  auto clean = TRY(text::clean_text("words", words, most_characters));
  if (text::length(clean) < fewest_characters || !text::has_own_words(clean)) {
    return refuse("words", fmt::format("Tell it in your own words, with {} characters at least.", fewest_characters));
  }
  return clean;
}

Result<Occasion> checked(const OccasionDraft& draft, const std::vector<HouseItem>& house) {
  if (!is_circle(draft.audience)) return refuse("audience", "Tell it to contacts, close, here or public.");
  const bool stands_there = std::ranges::any_of(
      house, [&](const auto& item) { return item.id == draft.item && item.kind == ItemKind::role; });
  if (draft.item && !stands_there) return refuse("role", "There is no such role in your house.");
  return Occasion{.person = {},
                  .id = {},
                  .kind = draft.kind,
                  .words = TRY(checked_words(draft.words)),
                  .audience = draft.audience,
                  .item = draft.item,
                  .told_at = {},
                  .changed_at = {}};
}

Result<> check_young(const Occasion& occasion, Time now) {
  if (occasion.told_at + words_change_for > now) return {};
  return refuse("old", "Words can be changed on the first day. Take it back, or leave it as people have read it.");
}

Choice choose(std::vector<Heard> heard) {
  std::ranges::sort(heard, [](const Heard& one, const Heard& other) {
    return std::pair(distance(one), other.id) < std::pair(distance(other), one.id);
  });
  std::map<std::int64_t, std::size_t> in_week;
  Choice choice;
  for (const auto& one : heard) {
    if (in_week[week_of(one.id)]++ < shown_a_week) choice.shown.push_back(one.id);
  }
  choice.more = heard.size() - choice.shown.size();
  std::ranges::sort(choice.shown, std::greater());
  return choice;
}

std::string telephone(std::string_view text) {
  for (std::size_t begin = 0; begin < text.size(); ++begin) {
    if (!is_digit(text[begin]) && text[begin] != '+') continue;
    std::string number(1, text[begin]);
    auto at = begin + 1;
    for (; at < text.size() && (is_digit(text[at]) || stands_between_digits(text[at])); ++at) {
      if (is_digit(text[at])) number += text[at];
    }
    const auto digits = number.size() - (number.front() == '+' ? 1 : 0);
    if (digits >= fewest_digits && digits <= most_digits) return "tel:" + number;
    begin = at - 1;
  }
  return {};
}

}  // namespace stadt::occasions
