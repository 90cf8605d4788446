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
using notifications_store::Grouping;
using notifications_store::Order;

constexpr http::PageBounds groups_page{.usual = 40, .most = 80};
constexpr http::PageBounds people_page{.usual = 40, .most = 80};

struct Nothing {};
BOOST_DESCRIBE_STRUCT(Nothing, (), ())

Grouping grouping(notifications::Kinds kinds) { return {kinds, notifications::ids_of_a_day}; }

Result<http::Answer> list(const PostsParts& parts, Statuses& statuses, http::Call& call) {
  const auto input = TRY(call.request.read<notifications::NotificationGroupsInput>());
  const auto page = TRY(http::read_page(call.request, groups_page));
  const auto range = range_of(input, page.after(), page.before());
  const auto kinds = grouped_of(input);
  const auto order = page.min_id ? Order::oldest_first : Order::newest_first;
  auto heads = notifications_store::heads(call.db, call.viewer.person, range, grouping(kinds), order, page.limit);
  if (page.min_id) std::ranges::reverse(heads);
  const Reading reading{parts, statuses, call.db, call.viewer};
  auto response = http::json_response(notifications::present_groups(reading, heads, kinds, input.expand_accounts));
  if (!heads.empty()) {
    http::add_links(response, call.request, heads.front().id.value, heads.back().id.value,
                    http::more_after(heads.size(), page));
  }
  return response;
}

Result<http::Answer> count_unread(http::Call& call) {
  const auto input = TRY(call.request.read<notifications::UnreadInput>());
  const PersonId owner = call.viewer.person;
  const auto range = range_of(input, notifications::last_read(call.db, owner));
  return http::json_response(UnreadCount{
      notifications_store::count_heads(call.db, owner, range, grouping(grouped_of(input)), most_counted_of(input))});
}

Result<notifications::NamedGroup> named_group(const http::Call& call) {
  const auto named = notifications::parse_key(call.request.path_params[0]);
  if (!named) return notifications::no_notification();
  return *named;
}

Result<http::Answer> show(const PostsParts& parts, Statuses& statuses, http::Call& call) {
  const auto named = TRY(named_group(call));
  const auto input = TRY(call.request.read<notifications::NotificationGroupsInput>());
  const auto head = notifications::group_members(call.db, call.viewer.person, named, INT64_MAX, 1);
  if (head.empty() || (notifications::bit(head[0].kind) & kinds_of(input)) == 0) {
    return notifications::no_notification();
  }
  const auto grouped = named.group ? notifications::groupable : 0;
  const auto page = notifications::present_groups(Reading{parts, statuses, call.db, call.viewer}, head, grouped,
                                                  input.expand_accounts);
  if (page.notification_groups.empty()) return notifications::no_notification();
  return http::json_response(page);
}

Result<http::Answer> show_people(const PostsParts& parts, http::Call& call) {
  const auto named = TRY(named_group(call));
  const auto page = TRY(http::read_page(call.request, people_page));
  const PersonId owner = call.viewer.person;
  const auto rows = notifications::group_members(call.db, owner, named, page.before(), page.limit);
  if (rows.empty() && !page.max_id) return notifications::no_notification();
  std::vector<PersonId> people;
  people.reserve(rows.size());
  for (const auto& row : rows) people.push_back(row.from);
  http::Response response;
  response.body = account_list(parts.accounts, call.db, people);
  if (!rows.empty()) {
    http::add_links(response, call.request, rows.front().id.value, rows.back().id.value,
                    http::more_after(rows.size(), page));
  }
  return response;
}

Result<http::Answer> dismiss(Env& env, http::Call& call) {
  const auto named = TRY(named_group(call));
  return http::write(
      [&env, owner = call.viewer.person, named](sql::Transaction& transaction) {
        return notifications::dismiss_group(transaction, env, owner, named);
      },
      [](http::Call&, NotificationId) -> Result<http::Response> { return http::json_response(Nothing{}); });
}

}  // namespace

http::Routes notification_group_routes(const PostsParts& parts, Statuses& statuses) {
  const http::Access reader{.who = http::Who::person, .scopes = scopes::read_notifications};
  return {{.method = http::Method::get,
           .pattern = "/api/v2/notifications",
           .access = reader,
           .handler = [parts, &statuses](http::Call& call) { return list(parts, statuses, call); },
           .summary = "What one is told, nods, boosts and follows in groups.",
           .schema_in = json::schema<notifications::NotificationGroupsInput>(),
           .schema_out = json::schema<GroupedNotifications>()},
          {.method = http::Method::get,
           .pattern = "/api/v2/notifications/unread_count",
           .access = reader,
           .handler = count_unread,
           .summary = "How many groups are newer than the marker.",
           .schema_in = json::schema<notifications::UnreadInput>(),
           .schema_out = json::schema<UnreadCount>()},
          {.method = http::Method::get,
           .pattern = "/api/v2/notifications/{group_key}",
           .access = reader,
           .handler = [parts, &statuses](http::Call& call) { return show(parts, statuses, call); },
           .summary = "One group.",
           .schema_in = json::schema<notifications::NotificationGroupsInput>(),
           .schema_out = json::schema<GroupedNotifications>()},
          {.method = http::Method::get,
           .pattern = "/api/v2/notifications/{group_key}/accounts",
           .access = reader,
           .handler = [parts](http::Call& call) { return show_people(parts, call); },
           .summary = "Everybody of a group.",
           .schema_out = json::schema<std::vector<Account>>()},
          {.method = http::Method::post,
           .pattern = "/api/v2/notifications/{group_key}/dismiss",
           .access = {.who = http::Who::person, .scopes = scopes::write_notifications},
           .handler = [&env = parts.env](http::Call& call) { return dismiss(env, call); },
           .summary = "Forget a group.",
           .schema_out = json::schema<Nothing>()}};
}

}  // namespace stadt
