// What an application asks of the lists of notifications.
#pragma once

#include <algorithm>
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "notifications/present.hpp"
#include "notifications/store.hpp"

namespace stadt::notifications {

struct NotificationTypesInput {
  std::vector<std::string> types;
  std::vector<std::string> exclude_types;
  std::vector<std::string> supported_types;  // own types are for those who name them
};
BOOST_DESCRIBE_STRUCT(NotificationTypesInput, (), (types, exclude_types, supported_types))

struct NotificationsInput : NotificationTypesInput {
  std::optional<PersonId> account_id;
};
BOOST_DESCRIBE_STRUCT(NotificationsInput, (NotificationTypesInput), (account_id))

struct NotificationGroupsInput : NotificationsInput {
  std::optional<std::vector<std::string>> grouped_types;
  ExpandAccounts expand_accounts = ExpandAccounts::full;
};
BOOST_DESCRIBE_STRUCT(NotificationGroupsInput, (NotificationsInput), (grouped_types, expand_accounts))

struct UnreadInput : NotificationsInput {
  std::optional<std::int64_t> limit;
  std::optional<std::vector<std::string>> grouped_types;
};
BOOST_DESCRIBE_STRUCT(UnreadInput, (NotificationsInput), (limit, grouped_types))

constexpr std::int64_t most_counted = 100;

inline Kinds kinds_of(const NotificationTypesInput& input) {
  return wanted_kinds({input.types, input.exclude_types, input.supported_types});
}

// `above`, `below`: exclusive bounds of ids.
inline notifications_store::Range range_of(const NotificationsInput& input, std::int64_t above,
                                           std::int64_t below = INT64_MAX) {
  return {.above = above, .below = below, .kinds = kinds_of(input), .from = input.account_id.value_or(PersonId{})};
}

// The notifications of one person are shown one by one.
template <typename Input>
Kinds grouped_of(const Input& input) {
  if (input.account_id) return 0;
  return input.grouped_types ? kinds_of(*input.grouped_types) & groupable : groupable;
}

inline int most_counted_of(const UnreadInput& input) {
  return static_cast<int>(std::clamp(input.limit.value_or(most_counted), std::int64_t{1}, most_counted));
}

}  // namespace stadt::notifications
