// What somebody is told, as the client API shows it: one by one, and in groups.
#pragma once

#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "appointments/appointment_entity.hpp"
#include "contacts/request_entity.hpp"
#include "json/write.hpp"
#include "notifications/marker.hpp"
#include "notifications/notification.hpp"
#include "people/account.hpp"
#include "posts/status.hpp"

namespace stadt {

// What the city adds to kinds of its own.
struct NotificationCity {
  json::Absent<RequestEntity> request;
  json::Absent<AppointmentEntity> appointment;
};
BOOST_DESCRIBE_STRUCT(NotificationCity, (), (request, appointment))

struct NotificationEntity {
  NotificationId id;
  std::string type;
  Time created_at;
  std::string group_key;
  json::Rendered<Account> account;
  json::Absent<json::Rendered<Status>> status;
  json::Absent<NotificationCity> stadt;
};
BOOST_DESCRIBE_STRUCT(NotificationEntity, (), (id, type, created_at, group_key, account, status, stadt))

struct NotificationGroup {
  std::string group_key;
  int notifications_count = 1;
  std::string type;
  NotificationId most_recent_notification_id;
  NotificationId page_min_id;
  NotificationId page_max_id;
  Time latest_page_notification_at;
  std::vector<PersonId> sample_account_ids;
  json::Absent<PostId> status_id;
  json::Absent<NotificationCity> stadt;
};
BOOST_DESCRIBE_STRUCT(NotificationGroup, (),
                      (group_key, notifications_count, type, most_recent_notification_id, page_min_id, page_max_id,
                       latest_page_notification_at, sample_account_ids, status_id, stadt))

// Enough for a row of small pictures.
struct PartialAccount {
  PersonId id;
  std::string acct;
  std::string url;
  std::string avatar;
  std::string avatar_static;
  bool locked = false;
  bool bot = false;
};
BOOST_DESCRIBE_STRUCT(PartialAccount, (), (id, acct, url, avatar, avatar_static, locked, bot))

struct GroupedNotifications {
  std::vector<json::Rendered<Account>> accounts;
  json::Absent<std::vector<PartialAccount>> partial_accounts;
  std::vector<json::Rendered<Status>> statuses;
  std::vector<NotificationGroup> notification_groups;
};
BOOST_DESCRIBE_STRUCT(GroupedNotifications, (), (accounts, partial_accounts, statuses, notification_groups))

struct UnreadCount {
  int count = 0;
};
BOOST_DESCRIBE_STRUCT(UnreadCount, (), (count))

struct MarkerEntity {
  ReadId last_read_id;
  int version = 0;
  Time updated_at;
};
BOOST_DESCRIBE_STRUCT(MarkerEntity, (), (last_read_id, version, updated_at))

// That of the notifications is always there: some applications read it without looking.
struct MarkersEntity {
  json::Absent<MarkerEntity> home;
  MarkerEntity notifications;
};
BOOST_DESCRIBE_STRUCT(MarkersEntity, (), (home, notifications))

}  // namespace stadt
