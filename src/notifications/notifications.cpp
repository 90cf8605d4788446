#include "notifications/notifications.hpp"

#include "notifications/store.hpp"
#include "notifications/telling.hpp"

namespace stadt::notifications {

namespace {

void note_change(sql::Transaction& transaction, Env& env, PersonId owner) {
  transaction.record({.kind = EventKind::notifications_read, .actor = owner.value, .at = env.now()});
}

}  // namespace

std::unexpected<Error> no_notification() {
  return fail(ErrorKind::not_found, "not_found", "There is no such notification.");
}

Result<> derive(sql::Transaction& transaction, Env& env, const Event& event) {
  take_back(transaction, event);
  tell_of(transaction, env, event);
  return {};
}

Result<NotificationId> dismiss(sql::Transaction& transaction, Env& env, PersonId owner, NotificationId id) {
  if (!notifications_store::dismiss(transaction, owner, id)) return no_notification();
  note_change(transaction, env, owner);
  return id;
}

Result<NotificationId> dismiss_group(sql::Transaction& transaction, Env& env, PersonId owner, const NamedGroup& named) {
  if (!named.group) return dismiss(transaction, env, owner, named.alone);
  const auto& [kind, object, first, last] = *named.group;
  if (!notifications_store::dismiss_group(transaction, owner, {kind, object, first, last})) return no_notification();
  note_change(transaction, env, owner);
  return NotificationId{last};
}

Result<PersonId> clear(sql::Transaction& transaction, Env& env, PersonId owner) {
  notifications_store::clear(transaction, owner);
  note_change(transaction, env, owner);
  return owner;
}

Result<PersonId> mark_read(sql::Transaction& transaction, Env& env, PersonId person, const ReadMarks& marks) {
  if (marks.home) notifications_store::put_marker(transaction, person, Timeline::home, *marks.home, env.now());
  if (!marks.notifications) return person;
  notifications_store::put_marker(transaction, person, Timeline::notifications, *marks.notifications, env.now());
  note_change(transaction, env, person);
  return person;
}

}  // namespace stadt::notifications
