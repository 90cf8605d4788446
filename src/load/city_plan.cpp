#include "load/city_plan.hpp"

#include <algorithm>
#include <unordered_map>

namespace stadt::load {

namespace {

constexpr std::int64_t earliest_ms = id_epoch_ms + 400LL * 24 * 3600 * 1000;  // people arrive before that
constexpr std::int64_t arrival_step_ms = 100;

std::int64_t scattered_bucket(std::int64_t number) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(number) * 0x9E3779B97F4A7C15ull >> 52) % bucket_count;
}

std::int64_t id_in(Time at, std::int64_t bucket) { return first_id_at(at) | bucket << id_bucket_shift; }

void plan_posts(CityPlan& plan, Time end) {
  const std::int64_t first = plan.lines.front().seconds;
  const std::int64_t span_ms = (plan.lines.back().seconds - first) * 1000;
  const std::int64_t room_ms = end.ms - earliest_ms;
  const double scale = span_ms > room_ms ? static_cast<double>(room_ms) / static_cast<double>(span_ms) : 1.0;
  std::unordered_map<std::int64_t, std::size_t> position_of;
  std::int64_t tick = 0;
  for (std::size_t i = 0; i < plan.lines.size(); ++i) {
    const TreeLine& line = plan.lines[i];
    const auto back =
        static_cast<std::int64_t>(static_cast<double>((plan.lines.back().seconds - line.seconds) * 1000) * scale);
    tick = std::max(tick + 1, end.ms - back);
    PlannedPost post;
    if (line.parent == 0) {
      post.parent = i;
      post.conversation = plan.conversations.size();
      post.id = PostId{id_in(Time{tick}, scattered_bucket(line.message))};
      plan.conversations.push_back({.opening = i, .last = i});
    } else {
      post.parent = position_of.at(line.parent);
      post.conversation = plan.posts[post.parent].conversation;
      auto& conversation = plan.conversations[post.conversation];
      post.id = PostId{id_in(Time{tick}, bucket_of(plan.posts[conversation.opening].id))};
      conversation.last = i;
      ++conversation.replies;
      ++plan.posts[post.parent].replies;
    }
    position_of.emplace(line.message, i);
    plan.posts.push_back(post);
  }
}

// Sorted by conversation, then by person, so that rows are inserted in the order of their keys.
void plan_guests(CityPlan& plan) {
  std::vector<std::size_t> replies;
  for (std::size_t i = 0; i < plan.posts.size(); ++i) {
    if (plan.lines[i].parent != 0) replies.push_back(i);
  }
  const auto host = [&](std::size_t conversation) {
    return plan.lines[plan.conversations[conversation].opening].author;
  };
  std::ranges::stable_sort(replies, {},
                           [&](std::size_t i) { return std::pair(plan.posts[i].conversation, plan.lines[i].author); });
  for (const std::size_t i : replies) {
    const auto& line = plan.lines[i];
    const std::size_t conversation = plan.posts[i].conversation;
    if (line.author == host(conversation)) continue;
    if (plan.guests.empty() || plan.guests.back().conversation != conversation ||
        plan.guests.back().person != line.author) {
      plan.guests.push_back({.conversation = conversation, .person = line.author, .first = i});
      ++plan.conversations[conversation].guests;
    }
    auto& guest = plan.guests.back();
    ++guest.posts;
    guest.words += line.words;
    guest.questions += line.question;
  }
}

void plan_answers(CityPlan& plan) {
  struct Answer {
    std::size_t conversation;
    std::int64_t from;
    std::int64_t to;
    std::size_t post;
    auto operator<=>(const Answer&) const = default;
  };
  std::vector<Answer> all;
  for (std::size_t i = 0; i < plan.posts.size(); ++i) {
    const auto to = plan.lines[plan.posts[i].parent].author;
    if (plan.lines[i].parent != 0 && plan.lines[i].author != to) {
      all.push_back({plan.posts[i].conversation, plan.lines[i].author, to, i});
    }
  }
  std::ranges::sort(all);
  for (const auto& [conversation, from, to, post] : all) {
    const bool same = !plan.answers.empty() && plan.answers.back().conversation == conversation &&
                      plan.answers.back().from == from && plan.answers.back().to == to;
    if (!same) plan.answers.push_back({.conversation = conversation, .from = from, .to = to, .first = post});
    auto& pair = plan.answers.back();
    pair.last = post;
    ++pair.posts;
    pair.words += plan.lines[post].words;
    const auto guest =
        std::ranges::lower_bound(plan.guests, std::pair(conversation, to), {},
                                 [](const PlannedGuest& one) { return std::pair(one.conversation, one.person); });
    if (guest == plan.guests.end() || guest->conversation != conversation || guest->person != to) continue;
    ++guest->answered;
    guest->answered_by_host += from == plan.lines[plan.conversations[conversation].opening].author;
  }
}

}  // namespace

CityPlan plan_city(std::span<const TreeLine> lines, std::size_t people, Time end) {
  CityPlan plan;
  plan.lines = lines;
  plan.posts_of_person.resize(people);
  plan.last_of_person.resize(people);
  if (lines.empty()) return plan;
  plan_posts(plan, end);
  plan_guests(plan);
  plan_answers(plan);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto author = static_cast<std::size_t>(lines[i].author);
    ++plan.posts_of_person[author];
    plan.last_of_person[author] = i;
    plan.topics = std::max(plan.topics, lines[i].topic + 1);
  }
  return plan;
}

PersonId planned_person(std::int64_t person, Time begin, std::size_t people) {
  const Time arrived{begin.ms - (static_cast<std::int64_t>(people) - person) * arrival_step_ms};
  return PersonId{id_in(arrived, scattered_bucket(person))};
}

}  // namespace stadt::load
