#include "quality/forum.hpp"

#include <algorithm>
#include <cmath>

namespace stadt::bench {

namespace {

constexpr std::int64_t hour_s = 3600;
constexpr std::int64_t hours_of_a_day = 24;
constexpr std::int64_t day_s = hours_of_a_day * hour_s;
constexpr std::int64_t alive_s = 14 * day_s;
constexpr std::int64_t lately_s = day_s;
constexpr std::size_t most_candidates = 500;
constexpr double half_lives_of_a_day = 2;
constexpr double hours_of_prior = 0.2;

std::size_t hour_of(std::int64_t seconds) {
  return static_cast<std::size_t>((seconds / hour_s % hours_of_a_day + hours_of_a_day) % hours_of_a_day);
}

}  // namespace

double tie_of(const Forum::Person& person, std::uint32_t other) {
  const auto found = person.ties.find(other);
  return found == person.ties.end() ? 0 : found->second;
}

double posts_of_the_day(const Forum::Person& person, std::int64_t now) {
  return person.day_posts * std::exp2(-half_lives_of_a_day * static_cast<double>(now - person.last) / day_s);
}

double awake(const Forum::Person& person, std::int64_t now) {
  const auto& hours = person.hours;
  const auto hour = hour_of(now);
  const double here =
      hours[hour] + (hours[(hour + 1) % hours.size()] + hours[(hour + hours.size() - 1) % hours.size()]) / 2;
  return std::log((here + hours_of_prior) / (2 * person.posts / hours_of_a_day + hours_of_prior));
}

Forum::Forum(const History& history)
    : tables_(history.tables),
      people_(history.people),
      tables_by_last_(history.tables),
      people_by_last_(history.people) {}

dialogue::TableOutlook Forum::outlook(const Table& table, const Person& reader, std::int64_t now, int place) const {
  dialogue::TableOutlook outlook;
  outlook.silent_s = static_cast<double>(now - table.last);
  outlook.open_s = static_cast<double>(now - table.opened);
  outlook.place = place;
  outlook.posts = static_cast<int>(table.posts.size());
  outlook.people = static_cast<int>(table.guests.entries().size());
  if (const auto* on_topic = reader.topics.find(table.topic)) {
    outlook.topic_posts = on_topic->posts;
    outlook.topic_rest_s = static_cast<double>(now - on_topic->last);
  }
  outlook.topic_share = dialogue::topic_share_of(outlook.topic_posts, reader.posts);
  outlook.topic_is_last = reader.last_topic == table.topic;
  outlook.tie_to_last = tie_of(reader, table.last_author);
  outlook.tie_to_host = tie_of(reader, table.host);
  return outlook;
}

std::vector<Forum::Candidate> Forum::candidates(std::uint32_t reader, std::int64_t now) const {
  std::vector<Candidate> found;
  const Person& own = person(reader);
  for (auto id = tables_by_last_.first(); id != tables_by_last_.end(); id = tables_by_last_.after(id)) {
    const Table& table = tables_[id];
    if (now - table.last > alive_s || found.size() == most_candidates) break;
    if (table.guests.find(reader)) continue;
    found.push_back({id, outlook(table, own, now, static_cast<int>(found.size()) + 1)});
  }
  return found;
}

int Forum::posts_lately(std::uint32_t table, std::int64_t now) const {
  const auto& posts = tables_[table].posts;
  return static_cast<int>(posts.end() - std::ranges::lower_bound(posts, now - lately_s));
}

void Forum::add(const Said& said) {
  Table& table = tables_[said.table];
  Person& author = people_[said.author];
  if (table.posts.empty()) {
    table.topic = said.topic;
    table.opened = said.seconds;
    table.host = said.author;
  }
  const auto [guest, is_new] = table.guests.get(said.author);
  if (is_new) author.tables.push_back(said.table);
  guest.last = said.seconds;
  ++guest.posts;
  if (said.answered != nobody) {
    author.ties[said.answered] += dialogue::answers_that_bind(1, 0);
    people_[said.answered].ties[said.author] += dialogue::answers_that_bind(0, 1);
  }
  author.goes_on += table.last_author == said.author;
  if (table.last_author != said.author) table.author_before = std::exchange(table.last_author, said.author);
  table.last = said.seconds;
  table.posts.push_back(said.seconds);
  auto& on_topic = author.topics.get(said.topic).first;
  on_topic.posts += 1;
  on_topic.last = said.seconds;
  author.posts += 1;
  author.last_topic = said.topic;
  author.last_table = said.table;
  author.day_posts = 1 + posts_of_the_day(author, said.seconds);
  author.last = said.seconds;
  author.hours[hour_of(said.seconds)] += 1;
  tables_by_last_.tell(said.table);
  people_by_last_.tell(said.author);
}

}  // namespace stadt::bench
