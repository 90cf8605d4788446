// Every SQL statement about what people are told and how far they have read.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "notifications/marker.hpp"
#include "notifications/notification.hpp"
#include "sql/database.hpp"

namespace stadt::notifications_store {

// Those of the owners who do not want to hear of it, one by one: they have muted the person, or the conversation.
struct Quiet {
  PersonId from;
  ConversationId conversation;  // none: it happened in none
  Time now;
};
std::vector<bool> is_quiet(sql::Session& db, std::span<const PersonId> owners, const Quiet& quiet);

struct Told {
  PersonId owner;
  Notification notification;
};
// What was told before is not told again; but for an edit, which takes the place of the former one. Returns what is
// new.
std::vector<Told> insert(sql::Transaction& transaction, std::span<const Told> rows);

// The cause is taken back; ids are not asked for.
void take_back(sql::Transaction& transaction, std::span<const Told> rows);
// What everybody did with the owner's post.
void take_back_all(sql::Transaction& transaction, PersonId owner, NotificationKind kind, std::int64_t object);
void forget_person(sql::Transaction& transaction, PersonId owner, PersonId from);
// The same if the owner has muted them together with what they cause.
void forget_muted(sql::Transaction& transaction, PersonId owner, PersonId from);
// Whether there was one.
bool dismiss(sql::Transaction& transaction, PersonId owner, NotificationId id);
void clear(sql::Transaction& transaction, PersonId owner);

// Ids between two exclusive bounds; of the kinds whose bits are set, of one person or of all.
struct Range {
  std::int64_t above = 0;
  std::int64_t below = INT64_MAX;
  std::uint32_t kinds = 0;
  PersonId from = {};
};
enum class Order { newest_first, oldest_first };
std::vector<Notification> list(sql::Session& db, PersonId owner, const Range& range, Order order, int limit);
// The newest of each group alone; of kinds that are not grouped, all.
struct Grouping {
  std::uint32_t kinds = 0;
  std::int64_t ids_of_a_day = 1;  // follows are grouped by the day
};
std::vector<Notification> heads(sql::Session& db, PersonId owner, const Range& range, const Grouping& grouping,
                                Order order, int limit);
std::optional<Notification> find(sql::Session& db, PersonId owner, NotificationId id);
// At most `most`.
int count(sql::Session& db, PersonId owner, const Range& range, int most);
int count_heads(sql::Session& db, PersonId owner, const Range& range, const Grouping& grouping, int most);

// One kind of one object, ids from … to.
struct Members {
  NotificationKind kind{};
  std::int64_t object = 0;
  std::int64_t first = 0;
  std::int64_t last = INT64_MAX;
};
struct Size {
  int count = 0;
  std::int64_t oldest = 0;
};
std::vector<Size> sizes(sql::Session& db, PersonId owner, std::span<const Members> groups);
// The newest of each group first, at most `each` of it; one list for each group.
std::vector<std::vector<Notification>> members(sql::Session& db, PersonId owner, std::span<const Members> groups,
                                               int each);
// Whether there was anything.
bool dismiss_group(sql::Transaction& transaction, PersonId owner, const Members& group);

std::vector<Marker> markers(sql::Session& db, PersonId person);
void put_marker(sql::Transaction& transaction, PersonId person, Timeline timeline, ReadId last_read, Time now);

}  // namespace stadt::notifications_store
