// Open streams and what they are told. Follows the event log; decides on a thread of its own, with a database session
// of its own, who hears what. A commit never waits for it, and it never waits for a client.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/env.hpp"
#include "base/event.hpp"
#include "base/result.hpp"
#include "base/viewer.hpp"
#include "http/streams.hpp"
#include "live/subscription.hpp"
#include "people/accounts.hpp"
#include "posts/statuses.hpp"
#include "sight/sight.hpp"
#include "sql/database.hpp"

namespace stadt {

// What other rooms write out for one owner; an empty text where there is nothing for them.
struct LiveEntities {
  std::function<std::string(sql::Session&, PersonId owner, std::int64_t notification)> notification;
  std::function<std::string(sql::Session&, PersonId owner, PostId letter)> conversation;
  std::function<std::int64_t(sql::Session&, PersonId owner)> unread_letters;
};

struct LiveParts {
  Env& env;
  sql::Database& database;
  const Sight& sight;
  Accounts& accounts;
  Statuses& statuses;
  http::Streams& streams;
  LiveEntities entities;
  bool limits = true;  // on how many streams somebody may have open
};

class Live {
 public:
  explicit Live(LiveParts parts);
  ~Live();

  // Events of a commit, after sight and statuses have followed them. Only puts them aside.
  void follow(std::span<const Event> events);

  struct Opening {
    Viewer viewer;
    std::string address;  // where from
    http::StreamKind kind = http::StreamKind::web_socket;
    std::vector<live::Subscription> subscriptions;
  };
  // A stream that hears everything that is committed from now on; it ends with its connection, or if it never gets one.
  Result<std::shared_ptr<http::Stream>> open(Opening opening);

  void stop();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace stadt
