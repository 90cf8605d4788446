#include "feed/outlook.hpp"

#include <algorithm>

namespace stadt::feed {

namespace {

constexpr double seconds_of_ms = 1000;

double seconds_between(Time from, Time to) {
  return std::max(0.0, static_cast<double>((to - from).count()) / seconds_of_ms);
}

Time begin_of_hour(std::uint32_t hour) {
  return Time{static_cast<std::int64_t>(hour) * std::chrono::milliseconds(std::chrono::hours(1)).count()};
}

}  // namespace

Outlooks::Outlooks(const CitySight& city, Number reader, Time now) : city_(city), reader_(reader), now_(now) {
  if (reader == 0) return;
  const auto& person = city.person(reader);
  uses_ = person.tags.view();
  for (const auto& use : uses_) contributions_ += load_member(use.contributions);
  const auto seats = person.seats.view();
  if (seats.empty()) return;
  const auto last_hour = [](const Seat& seat) { return load_member(seat.last_hour); };
  latest_tags_ = city.table(std::ranges::max_element(seats, {}, last_hour)->table).tags.view();
}

dialogue::TableOutlook Outlooks::of(Number number, int place) const {
  const auto& table = city_.table(number);
  dialogue::TableOutlook outlook;
  const auto* line = table.line();
  if (!line) return outlook;
  outlook.silent_s = seconds_between(time_of(line->last), now_);
  outlook.open_s = seconds_between(time_of(table.id), now_);
  outlook.place = place;
  outlook.posts = static_cast<int>(line->posts);
  outlook.people = static_cast<int>(line->guests) + 1;
  if (reader_ == 0) return outlook;
  tell_topic(table, outlook);
  outlook.tie_to_last = answers_between_reader_and(table.last_speaker());
  outlook.tie_to_host = answers_between_reader_and(line->host);
  return outlook;
}

// Of the table's tags the one that is most the reader's own.
void Outlooks::tell_topic(const TableSight& table, dialogue::TableOutlook& outlook) const {
  const auto tags = table.tags.view();
  const TagUse* own = nullptr;
  for (const auto& use : uses_) {
    if (!holds(tags, use.tag)) continue;
    if (!own || load_member(use.contributions) > load_member(own->contributions)) own = &use;
  }
  if (own && load_member(own->contributions) > 0) {
    outlook.topic_posts = load_member(own->contributions);
    outlook.topic_rest_s = seconds_between(begin_of_hour(load_member(own->last_hour)), now_);
  }
  outlook.topic_share = dialogue::topic_share_of(outlook.topic_posts, contributions_);
  outlook.topic_is_last = std::ranges::any_of(tags, [&](Number tag) { return holds(latest_tags_, tag); });
}

double Outlooks::answers_between_reader_and(Number other) const {
  if (other == 0 || other == reader_) return 0;
  const auto* words = city_.person(reader_).words_with(other);
  if (!words) return 0;
  return dialogue::answers_that_bind(load_member(words->answered), load_member(words->answered_by));
}

}  // namespace stadt::feed
