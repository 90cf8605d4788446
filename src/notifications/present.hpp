// What somebody is told, made ready to be shown to them. What is not there for them any more is left out.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "notifications/notification_entity.hpp"
#include "notifications/rules.hpp"
#include "posts/posts.hpp"
#include "posts/statuses.hpp"

namespace stadt::notifications {

// Who reads, and what it takes to show them something.
struct Reading {
  const PostsParts& parts;
  Statuses& statuses;
  sql::Session& db;
  Viewer viewer;
};

// In the order of the rows.
std::vector<NotificationEntity> present(const Reading& reading, std::span<const Notification> rows);
// One of them as JSON, of whatever kind; empty if it is not there for the viewer.
std::string rendered(const Reading& reading, NotificationId id);

enum class ExpandAccounts { full, partial_avatars };
BOOST_DESCRIBE_ENUM(ExpandAccounts, full, partial_avatars)
// `heads`: the newest of each group; `grouped`: the kinds that are shown together.
GroupedNotifications present_groups(const Reading& reading, std::span<const Notification> heads, Kinds grouped,
                                    ExpandAccounts expand = ExpandAccounts::full);
// All of a group, newest first, below a bound; empty if there is no such group.
std::vector<Notification> group_members(sql::Session& db, PersonId owner, const NamedGroup& named, std::int64_t below,
                                        int limit);

// The newest notification that a person has read, 0: none.
std::int64_t last_read(sql::Session& db, PersonId person);
// All of a person's markers.
MarkersEntity present_markers(sql::Session& db, PersonId person);

}  // namespace stadt::notifications
