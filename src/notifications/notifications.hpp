// Who is told of what, and what they do with it. What is told follows from events, within their transactions.
#pragma once

#include <optional>

#include "base/env.hpp"
#include "notifications/marker.hpp"
#include "notifications/notification.hpp"
#include "notifications/rules.hpp"
#include "sql/database.hpp"

namespace stadt::notifications {

// Tells those whom an event concerns, at most `most_told`, and records `notified` for each of them. What is taken back
// takes with it what was told of it.
constexpr int most_told = 1000;
Result<> derive(sql::Transaction& transaction, Env& env, const Event& event);

// Not found if it is not there, or somebody else's.
Result<NotificationId> dismiss(sql::Transaction& transaction, Env& env, PersonId owner, NotificationId id);
Result<NotificationId> dismiss_group(sql::Transaction& transaction, Env& env, PersonId owner, const NamedGroup& group);
Result<PersonId> clear(sql::Transaction& transaction, Env& env, PersonId owner);

// How far somebody has read; what is not said stays.
struct ReadMarks {
  std::optional<ReadId> home;
  std::optional<ReadId> notifications;
};
Result<PersonId> mark_read(sql::Transaction& transaction, Env& env, PersonId person, const ReadMarks& marks);

std::unexpected<Error> no_notification();

}  // namespace stadt::notifications
