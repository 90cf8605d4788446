#include "quality/forum.hpp"

namespace stadt::bench {

namespace {

constexpr std::int64_t alive_s = 14 * 24 * 3600;
constexpr std::size_t most_candidates = 500;
constexpr double tie_back = 0.5;  // to be answered binds less than to answer
constexpr double share_of_prior = 0.1;
constexpr double posts_of_prior = 5;

double at(const std::unordered_map<std::int64_t, double>& values, std::int64_t key) {
  const auto found = values.find(key);
  return found == values.end() ? 0 : found->second;
}

void move_to_front(std::list<std::int64_t>& order,
                   std::unordered_map<std::int64_t, std::list<std::int64_t>::iterator>& places, std::int64_t id) {
  if (const auto found = places.find(id); found != places.end()) {
    order.splice(order.begin(), order, found->second);
  } else {
    order.push_front(id);
    places.emplace(id, order.begin());
  }
}

}  // namespace

const Forum::Table* Forum::table(std::int64_t id) const {
  const auto found = tables_.find(id);
  return found == tables_.end() ? nullptr : &found->second;
}

const Forum::Person& Forum::person(std::int64_t id) const {
  static const Person nobody;
  const auto found = people_.find(id);
  return found == people_.end() ? nobody : found->second;
}

bool Forum::sat_at(std::int64_t reader, std::int64_t id) const {
  const auto* known = table(id);
  return known && known->spoke.contains(reader);
}

dialogue::TableOutlook Forum::outlook(const Table& table, const Person& reader, std::int64_t now, int place) const {
  dialogue::TableOutlook outlook;
  outlook.silent_s = static_cast<double>(now - table.last);
  outlook.open_s = static_cast<double>(now - table.opened);
  outlook.place = place;
  outlook.posts = table.posts;
  outlook.people = static_cast<int>(table.people.size());
  outlook.topic_posts = at(reader.posts_on, table.topic);
  outlook.topic_share = (outlook.topic_posts + share_of_prior) / (reader.posts + posts_of_prior);
  if (const auto spoke = reader.spoke_on.find(table.topic); spoke != reader.spoke_on.end()) {
    outlook.topic_rest_s = static_cast<double>(now - spoke->second);
  }
  outlook.topic_is_last = reader.last_topic == table.topic;
  outlook.tie_to_last = at(reader.ties, table.last_author);
  outlook.tie_to_host = at(reader.ties, table.host);
  return outlook;
}

std::vector<Forum::Candidate> Forum::candidates(std::int64_t reader, std::int64_t now) const {
  std::vector<Candidate> found;
  const Person& own = person(reader);
  for (const auto id : tables_by_last_) {
    const Table& table = tables_.at(id);
    if (now - table.last > alive_s || found.size() == most_candidates) break;
    if (table.spoke.contains(reader)) continue;
    found.push_back({id, outlook(table, own, now, static_cast<int>(found.size()) + 1)});
  }
  return found;
}

void Forum::add(const load::FlatLine& line) {
  Table& table = tables_[line.conversation];
  if (table.posts++ == 0) {
    table.topic = line.topic;
    table.opened = line.seconds;
    table.host = line.author;
  }
  if (!table.spoke.contains(line.author)) table.people.push_back(line.author);
  table.spoke[line.author] = line.seconds;
  Person& author = people_[line.author];
  if (table.last_author >= 0 && table.last_author != line.author) {
    author.ties[table.last_author] += 1;
    people_[table.last_author].ties[line.author] += tie_back;
  }
  table.last_author = line.author;
  table.last = line.seconds;
  author.posts_on[line.topic] += 1;
  author.spoke_on[line.topic] = line.seconds;
  author.posts += 1;
  author.last_topic = line.topic;
  author.last = line.seconds;
  move_to_front(tables_by_last_, place_of_table_, line.conversation);
  move_to_front(people_by_last_, place_of_person_, line.author);
}

}  // namespace stadt::bench
