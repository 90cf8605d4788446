#include "live/listeners.hpp"

#include <algorithm>
#include <cstdint>

namespace stadt::live {

void Listeners::add(Listener listener) {
  const ListenerId id = listener.id;
  auto& kept = by_id_[id];
  kept = std::make_unique<Listener>(std::move(listener));
  for (const auto& subscription : kept->subscriptions) listen(*kept, subscription);
}

void Listeners::remove(ListenerId id) {
  const auto found = by_id_.find(id);
  if (found == by_id_.end()) return;
  for (const auto& subscription : found->second->subscriptions) forget(*found->second, subscription);
  by_id_.erase(found);
}

const Listener* Listeners::find(ListenerId id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : found->second.get();
}

void Listeners::subscribe(ListenerId id, const Subscription& subscription) {
  const auto found = by_id_.find(id);
  if (found == by_id_.end()) return;
  auto& own = found->second->subscriptions;
  if (std::ranges::find(own, subscription) != own.end()) return;
  own.push_back(subscription);
  listen(*found->second, subscription);
}

void Listeners::unsubscribe(ListenerId id, const Subscription& subscription) {
  const auto found = by_id_.find(id);
  if (found == by_id_.end() || std::erase(found->second->subscriptions, subscription) == 0) return;
  forget(*found->second, subscription);
}

void Listeners::listen(const Listener& listener, const Subscription& subscription) {
  by_topic_[subscription.topic].push_back({&listener, subscription.topic.channel, subscription.parameter});
}

void Listeners::forget(const Listener& listener, const Subscription& subscription) {
  const auto found = by_topic_.find(subscription.topic);
  if (found == by_topic_.end()) return;
  auto& ears = found->second;
  const auto ear = std::ranges::find(ears, Ear{&listener, subscription.topic.channel, subscription.parameter});
  if (ear == ears.end()) return;
  *ear = std::move(ears.back());
  ears.pop_back();
  if (ears.empty()) by_topic_.erase(found);
}

const std::vector<Ear>& Listeners::at(const Topic& topic) const {
  static const std::vector<Ear> nobody;
  const auto found = by_topic_.find(topic);
  return found == by_topic_.end() ? nobody : found->second;
}

std::vector<PersonId> Listeners::homes() const {
  std::vector<PersonId> people;
  for (auto at = by_topic_.lower_bound({Channel::user}); at != by_topic_.end(); ++at) {
    if (at->first.channel != Channel::user) break;
    people.push_back(PersonId{at->first.id});
  }
  return people;
}

template <typename Wanted>
std::vector<ListenerId> Listeners::those(Wanted wanted) const {
  std::vector<ListenerId> found;
  for (const auto& [id, listener] : by_id_) {
    if (wanted(listener->viewer)) found.push_back(id);
  }
  return found;
}

std::vector<ListenerId> Listeners::of_token(std::int64_t token) const {
  return those([&](const Viewer& viewer) { return viewer.token == token && token != 0; });
}

std::vector<ListenerId> Listeners::of_person(PersonId person) const {
  return those([&](const Viewer& viewer) { return viewer.person == person && person; });
}

std::vector<ListenerId> Listeners::ended_by(Time now) const {
  return those([&](const Viewer& viewer) { return viewer.token != 0 && viewer.until <= now; });
}

Time Listeners::next_end() const {
  Time next{INT64_MAX};
  for (const auto& [_, listener] : by_id_) {
    if (listener->viewer.token != 0) next = std::min(next, listener->viewer.until);
  }
  return next;
}

std::vector<ListenerId> Listeners::all() const {
  return those([](const Viewer&) { return true; });
}

}  // namespace stadt::live
