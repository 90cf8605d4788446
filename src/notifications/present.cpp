#include "notifications/present.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "json/read.hpp"
#include "notifications/store.hpp"
#include "people/ties.hpp"

namespace stadt::notifications {

namespace {

constexpr int sample_accounts = 8;

template <typename T>
void keep_each_once(std::vector<T>& items) {
  std::ranges::sort(items);
  items.erase(std::unique(items.begin(), items.end()), items.end());
}

// Everything that the rows of a page speak of, as far as it is there for their owner; each kind read in one round.
struct Hydrated {
  std::unordered_map<PersonId, AccountFragment> accounts;
  std::unordered_map<PostId, std::string> statuses;
  std::unordered_map<RequestId, RequestEntity> requests;
  std::unordered_map<AppointmentId, AppointmentEntity> appointments;

  bool has_object(const Notification& row) const {
    if (is_of_post(row.kind)) return statuses.contains(PostId{row.object});
    if (is_of_appointment(row.kind)) return appointments.contains(AppointmentId{row.object});
    return !is_of_request(row.kind) || requests.contains(RequestId{row.object});
  }
};

void add_accounts(Hydrated& hydrated, const Reading& reading, std::vector<PersonId> people) {
  keep_each_once(people);
  const auto fragments = reading.parts.accounts.fragments(reading.db, people);
  const auto sides = people::acquaintances(reading.db, reading.viewer.person, people);
  for (std::size_t i = 0; i < people.size(); ++i) {
    if (fragments[i] && sides[i].on_speaking_terms) hydrated.accounts.emplace(people[i], fragments[i]);
  }
}

Hydrated hydrate(const Reading& reading, std::span<const Notification> rows, std::vector<PersonId> people = {}) {
  std::vector<PostId> posts;
  std::vector<RequestId> requests;
  std::vector<AppointmentId> appointments;
  for (const auto& row : rows) {
    people.push_back(row.from);
    if (is_of_post(row.kind)) posts.push_back(PostId{row.object});
    if (is_of_request(row.kind)) requests.push_back(RequestId{row.object});
    if (is_of_appointment(row.kind)) appointments.push_back(AppointmentId{row.object});
  }
  keep_each_once(posts);
  keep_each_once(requests);
  keep_each_once(appointments);
  Hydrated hydrated;
  add_accounts(hydrated, reading, std::move(people));
  hydrated.statuses = reading.statuses.by_id(reading.db, reading.viewer, posts);
  auto& accounts = reading.parts.accounts;
  for (auto& entity : contacts::find_requests(accounts, reading.db, reading.viewer.person, requests)) {
    hydrated.requests.emplace(entity.id, std::move(entity));
  }
  const appointments::Reading meetups{accounts, reading.db, reading.viewer.person, reading.parts.env.now()};
  for (auto& entity : appointments::find_entities(meetups, appointments)) {
    hydrated.appointments.emplace(entity.id, std::move(entity));
  }
  return hydrated;
}

void add_city(json::Absent<NotificationCity>& city, const Hydrated& hydrated, const Notification& row) {
  if (is_of_request(row.kind)) city.emplace().request.emplace(hydrated.requests.at(RequestId{row.object}));
  if (is_of_appointment(row.kind)) {
    city.emplace().appointment.emplace(hydrated.appointments.at(AppointmentId{row.object}));
  }
}

NotificationEntity entity_of(const Hydrated& hydrated, const Notification& row) {
  NotificationEntity entity{.id = row.id,
                            .type = std::string(type_of(row.kind)),
                            .created_at = time_of(row.id),
                            .group_key = key_of(row, groupable),
                            .account = {{*hydrated.accounts.at(row.from)}},
                            .status = {},
                            .stadt = {}};
  if (is_of_post(row.kind)) entity.status.emplace().text = hydrated.statuses.at(PostId{row.object});
  add_city(entity.stadt, hydrated, row);
  return entity;
}

// A group on its way to a page.
struct Gathered {
  Notification head;
  notifications_store::Size size;
  std::vector<PersonId> people;  // the newest first
};

std::vector<Gathered> gather(const Reading& reading, std::span<const Notification> heads, Kinds grouped) {
  std::vector<notifications_store::Members> groups;
  for (const auto& head : heads) {
    const auto [kind, object, first, last] = group_of(head, grouped);
    groups.push_back({kind, object, first, last});
  }
  const PersonId owner = reading.viewer.person;
  const auto sizes = notifications_store::sizes(reading.db, owner, groups);
  const auto samples = notifications_store::members(reading.db, owner, groups, sample_accounts);
  std::vector<Gathered> gathered;
  for (std::size_t i = 0; i < heads.size(); ++i) {
    auto& group = gathered.emplace_back(heads[i], sizes[i], std::vector<PersonId>());
    for (const auto& row : samples[i]) group.people.push_back(row.from);
  }
  return gathered;
}

NotificationGroup group_entity(const Hydrated& hydrated, const Gathered& group, Kinds grouped) {
  const auto& head = group.head;
  NotificationGroup entity{.group_key = key_of(head, grouped),
                           .notifications_count = std::max(group.size.count, 1),
                           .type = std::string(type_of(head.kind)),
                           .most_recent_notification_id = head.id,
                           .page_min_id = NotificationId{group.size.oldest},
                           .page_max_id = head.id,
                           .latest_page_notification_at = time_of(head.id),
                           .sample_account_ids = {},
                           .status_id = {},
                           .stadt = {}};
  for (const PersonId person : group.people) {
    if (hydrated.accounts.contains(person)) entity.sample_account_ids.push_back(person);
  }
  if (is_of_post(head.kind)) entity.status_id = PostId{head.object};
  add_city(entity.stadt, hydrated, head);
  return entity;
}

PartialAccount partial(const std::string& account) {
  const auto value = json::parse(account);
  if (!value) return {};
  return json::read<PartialAccount>(*value).value_or(PartialAccount());
}

// Those of the groups' pictures; with `partial_avatars` only the first of each group is there in full.
void add_people(GroupedNotifications& page, const Hydrated& hydrated, ExpandAccounts expand) {
  std::unordered_set<PersonId> written;
  const auto is_new = [&](PersonId person) { return written.insert(person).second; };
  const bool in_part = expand == ExpandAccounts::partial_avatars;
  for (const auto& group : page.notification_groups) {
    const auto& people = group.sample_account_ids;
    for (std::size_t i = 0; i < (in_part ? 1 : people.size()); ++i) {
      if (is_new(people[i])) page.accounts.push_back({{*hydrated.accounts.at(people[i])}});
    }
  }
  if (!in_part) return;
  page.partial_accounts.emplace();
  for (const auto& group : page.notification_groups) {
    for (const PersonId person : group.sample_account_ids) {
      if (is_new(person)) page.partial_accounts->push_back(partial(*hydrated.accounts.at(person)));
    }
  }
}

}  // namespace

std::vector<NotificationEntity> present(const Reading& reading, std::span<const Notification> rows) {
  const auto hydrated = hydrate(reading, rows);
  std::vector<NotificationEntity> entities;
  for (const auto& row : rows) {
    if (hydrated.has_object(row) && hydrated.accounts.contains(row.from)) {
      entities.push_back(entity_of(hydrated, row));
    }
  }
  return entities;
}

std::string rendered(const Reading& reading, NotificationId id) {
  const auto row = notifications_store::find(reading.db, reading.viewer.person, id);
  if (!row) return {};
  const auto entities = present(reading, std::span(&*row, 1));
  return entities.empty() ? "" : json::write(entities[0]);
}

GroupedNotifications present_groups(const Reading& reading, std::span<const Notification> heads, Kinds grouped,
                                    ExpandAccounts expand) {
  const auto gathered = gather(reading, heads, grouped);
  std::vector<PersonId> people;
  for (const auto& group : gathered) people.insert(people.end(), group.people.begin(), group.people.end());
  const auto hydrated = hydrate(reading, heads, std::move(people));
  GroupedNotifications page;
  std::unordered_set<PostId> written;
  for (const auto& group : gathered) {
    if (!hydrated.has_object(group.head)) continue;
    auto entity = group_entity(hydrated, group, grouped);
    if (entity.sample_account_ids.empty()) continue;
    page.notification_groups.push_back(std::move(entity));
    const PostId post{is_of_post(group.head.kind) ? group.head.object : 0};
    if (post && written.insert(post).second) page.statuses.push_back({{hydrated.statuses.at(post)}});
  }
  add_people(page, hydrated, expand);
  return page;
}

std::vector<Notification> group_members(sql::Session& db, PersonId owner, const NamedGroup& named, std::int64_t below,
                                        int limit) {
  if (!named.group) {
    const auto row = notifications_store::find(db, owner, named.alone);
    return row && row->id.value < below ? std::vector{*row} : std::vector<Notification>();
  }
  const auto& [kind, object, first, last] = *named.group;
  const notifications_store::Members members{kind, object, first, std::min(last, below - 1)};
  return notifications_store::members(db, owner, std::span(&members, 1), limit)[0];
}

std::int64_t last_read(sql::Session& db, PersonId person) {
  for (const auto& marker : notifications_store::markers(db, person)) {
    if (marker.timeline == Timeline::notifications) return marker.last_read.value;
  }
  return 0;
}

MarkersEntity present_markers(sql::Session& db, PersonId person) {
  MarkersEntity entity;
  for (const auto& marker : notifications_store::markers(db, person)) {
    const MarkerEntity shown{marker.last_read, marker.version, marker.updated_at};
    if (marker.timeline == Timeline::home) {
      entity.home = shown;
    } else {
      entity.notifications = shown;
    }
  }
  return entity;
}

}  // namespace stadt::notifications
