#include "notifications/store.hpp"

#include <gtest/gtest.h>

#include "notifications/rules.hpp"
#include "people/people.hpp"
#include "support/database.hpp"

namespace stadt::notifications_store {
namespace {

using enum NotificationKind;
using notifications::all_kinds;
using notifications::bit;
using notifications::ids_of_a_day;

constexpr PersonId owner{1};
constexpr PersonId stranger{2};
constexpr Grouping by_object{notifications::groupable, ids_of_a_day};

Told row(std::int64_t id, NotificationKind kind, std::int64_t from, std::int64_t object, PersonId of = owner) {
  return {of, {NotificationId{id}, kind, PersonId{from}, object}};
}

std::vector<std::int64_t> ids(const std::vector<Notification>& rows) {
  std::vector<std::int64_t> found;
  found.reserve(rows.size());
  for (const auto& one : rows) found.push_back(one.id.value);
  return found;
}

class NotificationsStore : public testing::OnBothEngines {
 protected:
  void write(const std::function<void(sql::Transaction&)>& work) {
    EXPECT_TRUE(database_->write_and_wait([&](sql::Transaction& transaction) -> Result<> {
      work(transaction);
      return {};
    }));
  }
  std::vector<std::int64_t> add(const std::vector<Told>& rows) {
    std::vector<std::int64_t> fresh;
    write([&](sql::Transaction& t) {
      for (const auto& told : insert(t, rows)) fresh.push_back(told.notification.id.value);
    });
    return fresh;
  }
  sql::Session& db() { return database_->session(); }
  std::vector<std::int64_t> all(PersonId of = owner) {
    return ids(list(db(), of, {.kinds = all_kinds}, Order::newest_first, 100));
  }
  std::vector<std::int64_t> heads_of(const Range& range, Order order = Order::newest_first, int limit = 100) {
    return ids(heads(db(), owner, range, by_object, order, limit));
  }
  using Ids = std::vector<std::int64_t>;

  std::unique_ptr<sql::Database> database_ = take_database();
};
STADT_ON_BOTH_ENGINES(NotificationsStore);

TEST_P(NotificationsStore, TheSameCauseTellsNothingTwice) {
  EXPECT_EQ(add({row(10, mention, 5, 42), row(11, mention, 5, 42, stranger)}), (Ids{10, 11}));
  EXPECT_EQ(add({row(12, mention, 5, 42), row(13, favourite, 5, 42), row(14, mention, 6, 42)}), (Ids{13, 14}));
  EXPECT_EQ(all(), (Ids{14, 13, 10}));
  EXPECT_EQ(all(stranger), (Ids{11}));
}

TEST_P(NotificationsStore, AnEditTakesThePlaceOfTheFormerOne) {
  EXPECT_EQ(add({row(10, update, 5, 42)}), (Ids{10}));
  EXPECT_EQ(add({row(20, update, 5, 42)}), (Ids{20}));
  EXPECT_EQ(all(), (Ids{20}));
}

TEST_P(NotificationsStore, OnlyWhatWasTakenBackIsGone) {
  const std::vector<Told> rows = {row(10, favourite, 5, 42), row(11, favourite, 6, 42),
                                  row(12, reblog, 5, 42),    row(13, favourite, 5, 43),
                                  row(14, follow, 5, 0),     row(15, favourite, 5, 42, stranger)};
  add(rows);
  write([&](sql::Transaction& t) { take_back(t, std::span(rows).first(1)); });
  EXPECT_EQ(all(), (Ids{14, 13, 12, 11}));
  write([&](sql::Transaction& t) { take_back_all(t, owner, favourite, 42); });
  EXPECT_EQ(all(), (Ids{14, 13, 12}));
  write([&](sql::Transaction& t) { forget_person(t, owner, PersonId{5}); });
  EXPECT_EQ(all(), Ids());
  EXPECT_EQ(all(stranger), (Ids{15}));
}

TEST_P(NotificationsStore, DismissingAndClearingIsForTheOwnerAlone) {
  add({row(10, mention, 5, 42), row(11, mention, 5, 43), row(12, mention, 5, 42, stranger)});
  write([&](sql::Transaction& t) {
    EXPECT_FALSE(dismiss(t, stranger, NotificationId{10}));
    EXPECT_TRUE(dismiss(t, owner, NotificationId{10}));
    EXPECT_FALSE(dismiss(t, owner, NotificationId{10}));
    clear(t, stranger);
  });
  EXPECT_EQ(all(), (Ids{11}));
  EXPECT_EQ(all(stranger), Ids());
  EXPECT_FALSE(find(db(), stranger, NotificationId{11}));
  EXPECT_EQ(find(db(), owner, NotificationId{11})->object, 43);
}

TEST_P(NotificationsStore, AListIsCutByIdsKindsAndPeople) {
  add({row(10, mention, 5, 1), row(11, favourite, 6, 2), row(12, mention, 6, 3), row(13, follow, 5, 0),
       row(14, mention, 5, 4)});
  const auto page = [&](const Range& range, Order order, int limit) {
    return ids(list(db(), owner, range, order, limit));
  };
  EXPECT_EQ(page({.kinds = all_kinds}, Order::newest_first, 2), (Ids{14, 13}));
  EXPECT_EQ(page({.below = 13, .kinds = all_kinds}, Order::newest_first, 2), (Ids{12, 11}));
  EXPECT_EQ(page({.above = 10, .kinds = all_kinds}, Order::oldest_first, 2), (Ids{11, 12}));
  EXPECT_EQ(page({.above = 10, .below = 14, .kinds = bit(mention)}, Order::newest_first, 9), (Ids{12}));
  EXPECT_EQ(page({.kinds = bit(mention) | bit(follow), .from = PersonId{5}}, Order::newest_first, 9),
            (Ids{14, 13, 10}));
  EXPECT_EQ(page({.kinds = 0}, Order::newest_first, 9), Ids());
  EXPECT_EQ(count(db(), owner, {.above = 10, .kinds = all_kinds}, 100), 4);
  EXPECT_EQ(count(db(), owner, {.kinds = all_kinds}, 3), 3);
}

TEST_P(NotificationsStore, AGroupStandsWhereItsNewestStands) {
  add({row(10, favourite, 5, 42), row(11, reblog, 5, 42), row(12, favourite, 6, 42), row(13, mention, 5, 42),
       row(14, favourite, 7, 43), row(15, mention, 6, 42), row(16, favourite, 8, 42, stranger)});
  EXPECT_EQ(heads_of({.kinds = all_kinds}), (Ids{15, 14, 13, 12, 11}));
  EXPECT_EQ(heads_of({.kinds = all_kinds}, Order::newest_first, 2), (Ids{15, 14}));
  EXPECT_EQ(heads_of({.below = 12, .kinds = all_kinds}), (Ids{11})) << "The group of 10 stands further up.";
  EXPECT_EQ(heads_of({.above = 10, .kinds = bit(favourite)}, Order::oldest_first), (Ids{12, 14}));
  EXPECT_EQ(ids(heads(db(), owner, {.kinds = all_kinds}, {0, ids_of_a_day}, Order::newest_first, 100)), all());
  EXPECT_EQ(count_heads(db(), owner, {.above = 12, .kinds = all_kinds}, by_object, 100), 3);
}

TEST_P(NotificationsStore, FollowsAreGroupedByTheDay) {
  const auto day = 5 * ids_of_a_day;
  add({row(day - 1, follow, 5, 0), row(day, follow, 6, 0), row(day + 7, follow, 7, 0)});
  EXPECT_EQ(heads_of({.kinds = all_kinds}), (Ids{day + 7, day - 1}));
  const Members today{follow, 0, day, day + ids_of_a_day - 1};
  const Members before{follow, 0, day - ids_of_a_day, day - 1};
  const std::vector<Members> groups = {today, before};
  const auto found = sizes(db(), owner, groups);
  EXPECT_EQ(found[0].count, 2);
  EXPECT_EQ(found[0].oldest, day);
  EXPECT_EQ(found[1].count, 1);
  const auto people = members(db(), owner, groups, 1);
  EXPECT_EQ(ids(people[0]), (Ids{day + 7}));
  EXPECT_EQ(ids(people[1]), (Ids{day - 1}));
  write([&](sql::Transaction& t) {
    EXPECT_FALSE(dismiss_group(t, stranger, today));
    EXPECT_TRUE(dismiss_group(t, owner, today));
  });
  EXPECT_EQ(all(), (Ids{day - 1}));
}

TEST_P(NotificationsStore, MarkersCountTheirVersions) {
  EXPECT_TRUE(markers(db(), owner).empty());
  write([&](sql::Transaction& t) {
    put_marker(t, owner, Timeline::notifications, ReadId{7}, Time{1000});
    put_marker(t, owner, Timeline::notifications, ReadId{5}, Time{2000});
    put_marker(t, owner, Timeline::home, ReadId{9}, Time{3000});
  });
  const std::vector<Marker> expected = {{Timeline::home, ReadId{9}, 1, Time{3000}},
                                        {Timeline::notifications, ReadId{5}, 2, Time{2000}}};
  EXPECT_EQ(markers(db(), owner), expected);
  EXPECT_TRUE(markers(db(), stranger).empty());
}

TEST_P(NotificationsStore, QuietIsWhoMutedThePersonOrTheConversation) {
  FakeEnv env;
  std::vector<PersonId> people;
  write([&](sql::Transaction& t) {
    for (const std::string name : {"anna", "benno", "clara", "dora"}) {
      people.push_back(*people::arrive(t, env, {.handle = name, .email = name + "@example.org"}));
    }
    EXPECT_TRUE(people::mute(t, env, people[1], people[0], {}));
    EXPECT_TRUE(people::mute(t, env, people[2], people[0], {.notifications = false}));
    EXPECT_TRUE(people::mute(t, env, people[3], people[0], {.seconds = 60}));
  });
  const auto quiet_at = [&](Time now) {
    return is_quiet(db(), std::span(people).subspan(1), {people[0], ConversationId{}, now});
  };
  EXPECT_EQ(quiet_at(env.now()), (std::vector<bool>{true, false, true}));
  EXPECT_EQ(quiet_at(env.now() + std::chrono::seconds(61)), (std::vector<bool>{true, false, false}));
  add({row(10, mention, people[0].value, 1, people[1]), row(11, mention, people[0].value, 1, people[2])});
  write([&](sql::Transaction& t) {
    forget_muted(t, people[1], people[0]);
    forget_muted(t, people[2], people[0]);
  });
  EXPECT_EQ(all(people[1]), Ids());
  EXPECT_EQ(all(people[2]), (Ids{11}));
}

}  // namespace
}  // namespace stadt::notifications_store
