#include <algorithm>

#include "base/scopes.hpp"
#include "http/page.hpp"
#include "notifications/list_input.hpp"
#include "notifications/notifications.hpp"
#include "notifications/present.hpp"
#include "notifications/routes.hpp"
#include "notifications/store.hpp"

namespace stadt {

namespace {

using notifications::Reading;
using notifications_store::Order;

constexpr http::PageBounds notifications_page{.usual = 40, .most = 80};

struct Nothing {};
BOOST_DESCRIBE_STRUCT(Nothing, (), ())

Result<http::Answer> list(const PostsParts& parts, Statuses& statuses, http::Call& call) {
  const auto input = TRY(call.request.read<notifications::NotificationsInput>());
  const auto page = TRY(http::read_page(call.request, notifications_page));
  const auto range = range_of(input, page.after(), page.before());
  const auto order = page.min_id ? Order::oldest_first : Order::newest_first;
  auto rows = notifications_store::list(call.db, call.viewer.person, range, order, page.limit);
  if (page.min_id) std::ranges::reverse(rows);
  auto response = http::json_response(notifications::present(Reading{parts, statuses, call.db, call.viewer}, rows));
  if (!rows.empty()) {
    http::add_links(response, call.request, rows.front().id.value, rows.back().id.value,
                    http::more_after(rows.size(), page));
  }
  return response;
}

Result<http::Answer> show(const PostsParts& parts, Statuses& statuses, http::Call& call) {
  const auto id = TRY(call.request.path_id<NotificationId>(0));
  const auto input = TRY(call.request.read<notifications::NotificationTypesInput>());
  const auto row = notifications_store::find(call.db, call.viewer.person, id);
  if (!row || (notifications::bit(row->kind) & kinds_of(input)) == 0) return notifications::no_notification();
  const auto found = notifications::present(Reading{parts, statuses, call.db, call.viewer}, std::span(&*row, 1));
  if (found.empty()) return notifications::no_notification();
  return http::json_response(found[0]);
}

Result<http::Answer> count_unread(http::Call& call) {
  const auto input = TRY(call.request.read<notifications::UnreadInput>());
  const PersonId owner = call.viewer.person;
  const auto range = range_of(input, notifications::last_read(call.db, owner));
  return http::json_response(UnreadCount{notifications_store::count(call.db, owner, range, most_counted_of(input))});
}

}  // namespace

http::Routes notification_routes(const PostsParts& parts, Statuses& statuses) {
  Env& env = parts.env;
  const http::Access reader{.who = http::Who::person, .scopes = scopes::read_notifications};
  const http::Access writer{.who = http::Who::person, .scopes = scopes::write_notifications};
  const auto nothing = [](http::Call&, auto) -> Result<http::Response> { return http::json_response(Nothing{}); };
  return {{.method = http::Method::get,
           .pattern = "/api/v1/notifications",
           .access = reader,
           .handler = [parts, &statuses](http::Call& call) { return list(parts, statuses, call); },
           .summary = "What one is told, newest first.",
           .schema_in = json::schema<notifications::NotificationsInput>(),
           .schema_out = json::schema<std::vector<NotificationEntity>>()},
          {.method = http::Method::get,
           .pattern = "/api/v1/notifications/unread_count",
           .access = reader,
           .handler = count_unread,
           .summary = "How much is newer than the marker.",
           .schema_in = json::schema<notifications::UnreadInput>(),
           .schema_out = json::schema<UnreadCount>()},
          {.method = http::Method::get,
           .pattern = "/api/v1/notifications/{id}",
           .access = reader,
           .handler = [parts, &statuses](http::Call& call) { return show(parts, statuses, call); },
           .summary = "One notification.",
           .schema_in = json::schema<notifications::NotificationTypesInput>(),
           .schema_out = json::schema<NotificationEntity>()},
          {.method = http::Method::post,
           .pattern = "/api/v1/notifications/clear",
           .access = writer,
           .handler = [&env, nothing](http::Call& call) -> Result<http::Answer> {
             return http::write(
                 [&env, owner = call.viewer.person](sql::Transaction& transaction) {
                   return notifications::clear(transaction, env, owner);
                 },
                 nothing);
           },
           .summary = "Forget all of them.",
           .schema_out = json::schema<Nothing>()},
          {.method = http::Method::post,
           .pattern = "/api/v1/notifications/{id}/dismiss",
           .access = writer,
           .handler = [&env, nothing](http::Call& call) -> Result<http::Answer> {
             const auto id = TRY(call.request.path_id<NotificationId>(0));
             return http::write(
                 [&env, owner = call.viewer.person, id](sql::Transaction& transaction) {
                   return notifications::dismiss(transaction, env, owner, id);
                 },
                 nothing);
           },
           .summary = "Forget one of them.",
           .schema_out = json::schema<Nothing>()}};
}

}  // namespace stadt
