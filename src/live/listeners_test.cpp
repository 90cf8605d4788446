#include "live/listeners.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "base/collect.hpp"
#include "live/desk.hpp"

namespace stadt::live {
namespace {

using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;

Subscription home(std::int64_t person) { return {{Channel::user, person}}; }
Subscription tag(const std::string& key, const std::string& said) { return {{Channel::hashtag, 0, key}, said}; }

Listener listener(ListenerId id, Viewer viewer, std::vector<Subscription> subscriptions = {}) {
  return {.id = id, .viewer = viewer, .subscriptions = std::move(subscriptions)};
}

std::vector<ListenerId> ids(const std::vector<Ear>& ears) {
  return collect(ears, [](const Ear& ear) { return ear.listener->id; });
}

TEST(Listeners, AreFoundByWhatTheyListenTo) {
  Listeners all;
  all.add(listener(1, {.person = PersonId{10}}, {home(10)}));
  all.add(listener(2, {.person = PersonId{10}}, {home(10), tag("mint", "MINT")}));
  all.add(listener(3, {.person = PersonId{11}}, {tag("mint", "mint")}));
  all.subscribe(3, home(11));
  EXPECT_THAT(ids(all.at({Channel::user, 10})), UnorderedElementsAre(1, 2));
  EXPECT_THAT(ids(all.at({Channel::hashtag, 0, "mint"})), UnorderedElementsAre(2, 3));
  EXPECT_THAT(all.homes(), ElementsAre(PersonId{10}, PersonId{11}));
  all.unsubscribe(2, tag("mint", "mint"));
  EXPECT_THAT(ids(all.at({Channel::hashtag, 0, "mint"})), UnorderedElementsAre(2, 3)) << "it was called MINT";
  all.unsubscribe(2, tag("mint", "MINT"));
  all.remove(1);
  EXPECT_THAT(ids(all.at({Channel::user, 10})), ElementsAre(2));
  EXPECT_THAT(ids(all.at({Channel::hashtag, 0, "mint"})), ElementsAre(3));
}

TEST(Listeners, TwiceTheSameIsOnce) {
  Listeners all;
  all.add(listener(1, {}, {tag("mint", "mint")}));
  all.subscribe(1, tag("mint", "mint"));
  EXPECT_EQ(all.at({Channel::hashtag, 0, "mint"}).size(), 1u);
  all.unsubscribe(1, tag("mint", "mint"));
  EXPECT_TRUE(all.at({Channel::hashtag, 0, "mint"}).empty());
  all.subscribe(9, home(1));
  all.remove(9);
  EXPECT_TRUE(all.homes().empty());
}

TEST(Listeners, AreFoundByWhatEndsThem) {
  Listeners all;
  all.add(listener(1, {.person = PersonId{10}, .token = 5, .until = Time{100}}));
  all.add(listener(2, {.person = PersonId{10}, .token = 6, .until = Time{200}}));
  all.add(listener(3, {}));
  EXPECT_THAT(all.of_token(5), ElementsAre(1));
  EXPECT_TRUE(all.of_token(0).empty());
  EXPECT_THAT(all.of_person(PersonId{10}), UnorderedElementsAre(1, 2));
  EXPECT_TRUE(all.of_person(PersonId{}).empty());
  EXPECT_EQ(all.next_end(), Time{100});
  EXPECT_TRUE(all.ended_by(Time{99}).empty());
  EXPECT_THAT(all.ended_by(Time{100}), ElementsAre(1));
  EXPECT_THAT(all.all(), UnorderedElementsAre(1, 2, 3));
}

// Against a table that is looked through from end to end.
TEST(Listeners, KeepTheirOrderHoweverTheyComeAndGo) {
  Listeners all;
  std::set<std::pair<ListenerId, std::int64_t>> expected;
  std::uint64_t seed = 1;
  const auto random = [&](std::uint64_t below) {
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::int64_t>((seed >> 33) % below);
  };
  for (int step = 0; step < 5000; ++step) {
    const auto id = random(20) + 1;
    const auto person = random(5) + 1;
    if (step % 7 == 0) {
      all.remove(id);
      std::erase_if(expected, [&](const auto& pair) { return pair.first == id; });
    } else if (step % 3 == 0) {
      all.unsubscribe(id, home(person));
      expected.erase({id, person});
    } else {
      if (!all.find(id)) all.add(listener(id, {}));
      all.subscribe(id, home(person));
      expected.emplace(id, person);
    }
    std::set<std::pair<ListenerId, std::int64_t>> found;
    for (const PersonId at : all.homes()) {
      for (const ListenerId ear : ids(all.at({Channel::user, at.value}))) found.emplace(ear, at.value);
    }
    ASSERT_EQ(found, expected) << step;
  }
}

TEST(Desk, KeepsEventsOnlyWhileSomebodyListens) {
  Desk desk;
  const Event event{.kind = EventKind::posted};
  const Event nod{.kind = EventKind::nodded};
  desk.tell(std::span(&event, 1));
  EXPECT_TRUE(desk.take(std::chrono::milliseconds(0)).empty());
  desk.put(listener(1, {}));
  desk.tell(std::span(&event, 1));
  desk.tell(std::span(&nod, 1));
  EXPECT_EQ(desk.take(std::chrono::milliseconds(0)).size(), 2u);
  desk.put(Ended{1});
  desk.tell(std::span(&event, 1));
  EXPECT_EQ(desk.take(std::chrono::milliseconds(0)).size(), 1u);
}

TEST(Desk, SaysOnceThatMoreHappenedThanCouldBeTold) {
  Desk desk;
  desk.put(listener(1, {}));
  const std::vector<Event> events(most_waiting + 10, Event{.kind = EventKind::posted});
  desk.tell(events);
  desk.put(Said{1, "hello"});
  desk.tell(events);
  const auto notes = desk.take(std::chrono::milliseconds(0));
  EXPECT_EQ(notes.size(), most_waiting + 2);
  int overruns = 0;
  for (const auto& note : notes) overruns += std::holds_alternative<Overrun>(note);
  EXPECT_EQ(overruns, 1);
  desk.tell(events);
  EXPECT_EQ(desk.take(std::chrono::milliseconds(0)).size(), most_waiting + 1);
}

TEST(Desk, CountsTheStreamsOfEverybody) {
  Desk desk;
  EXPECT_TRUE(desk.enter("anna", 2));
  EXPECT_TRUE(desk.enter("anna", 2));
  EXPECT_FALSE(desk.enter("anna", 2));
  EXPECT_TRUE(desk.enter("benno", 2));
  desk.leave("anna");
  EXPECT_TRUE(desk.enter("anna", 2));
}

}  // namespace
}  // namespace stadt::live
