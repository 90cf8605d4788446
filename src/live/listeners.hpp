// Who listens to what, in memory: found by stream, by topic, by person and by token. Of one thread.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/viewer.hpp"
#include "http/stream.hpp"
#include "live/subscription.hpp"

namespace stadt::live {

using ListenerId = std::int64_t;

struct Listener {
  ListenerId id = 0;
  Viewer viewer = {};
  http::StreamKind kind = http::StreamKind::web_socket;
  std::weak_ptr<http::Stream> stream = {};
  std::vector<Subscription> subscriptions = {};
};

// One subscription of one listener, as a topic knows it.
struct Ear {
  const Listener* listener = nullptr;  // as long as the listener is there
  Channel channel = Channel::user;
  std::string parameter = {};

  bool operator==(const Ear&) const = default;
};

class Listeners {
 public:
  void add(Listener listener);
  void remove(ListenerId id);
  const Listener* find(ListenerId id) const;

  // Twice the same is once.
  void subscribe(ListenerId id, const Subscription& subscription);
  void unsubscribe(ListenerId id, const Subscription& subscription);

  const std::vector<Ear>& at(const Topic& topic) const;
  // Everybody with a `user` stream.
  std::vector<PersonId> homes() const;
  std::vector<ListenerId> of_token(std::int64_t token) const;
  std::vector<ListenerId> of_person(PersonId person) const;
  // Those whose token has ended by itself.
  std::vector<ListenerId> ended_by(Time now) const;
  // When the next one does.
  Time next_end() const;
  std::vector<ListenerId> all() const;
  std::size_t size() const { return by_id_.size(); }

 private:
  template <typename Wanted>
  std::vector<ListenerId> those(Wanted wanted) const;
  void listen(const Listener& listener, const Subscription& subscription);
  void forget(const Listener& listener, const Subscription& subscription);

  std::unordered_map<ListenerId, std::unique_ptr<Listener>> by_id_;
  std::map<Topic, std::vector<Ear>> by_topic_;
};

}  // namespace stadt::live
