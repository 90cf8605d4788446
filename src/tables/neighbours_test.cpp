// In a city of more than five thousand tables walks find what lists do not.
#include "tables/neighbours.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "json/write.hpp"
#include "sql/database.hpp"

namespace stadt::tables {
namespace {

constexpr std::size_t table_count = tables_of_a_large_city + 200;
constexpr int guest_count = 8;

// A large city in which the same people sat at two tables long ago, and each of them at so many others since that
// nobody's latest seats lead from one to the other.
class LargeCity : public ::testing::Test {
 protected:
  explicit LargeCity(std::size_t tables = table_count) {
    sql::Settings settings;
    settings.database = ":memory:";
    database_ = std::move(sql::Database::open(settings).value());
    sight_.rebuild(database_->session());  // of nobody yet
    begin_ = open(PersonId{1});
    twin_ = open(PersonId{2});
    for (int guest = 0; guest < guest_count; ++guest) {
      answer(guest_of(guest), begin_);
      answer(guest_of(guest), twin_);
    }
    quiet_ = open(PersonId{3});
    for (int guest = 0; guest < guest_count; ++guest) answer(guest_of(guest), quiet_, Audience::followers);
    for (int guest = 0; guest < guest_count; ++guest) {
      for (std::size_t i = 0; i < 2 * seats_followed; ++i) answer(guest_of(guest), open(a_host()));
    }
    while (opened_ < tables) open(a_host());
    sight_.follow(events_);
    sight_.renew_seating(now_);
  }

  static PersonId guest_of(int guest) { return PersonId{100 + guest}; }
  PersonId a_host() { return PersonId{1000 + static_cast<std::int64_t>(opened_)}; }
  PostId next_id() {
    now_ = now_ + std::chrono::seconds(1);
    return PostId{first_id_at(now_) + 1};
  }
  void post(const PostFacts& facts) {
    events_.push_back({.kind = EventKind::posted,
                       .actor = facts.author.value,
                       .object = facts.id.value,
                       .detail = json::write(facts)});
  }
  ConversationId open(PersonId host) {
    PostFacts facts;
    facts.id = next_id();
    facts.conversation = ConversationId{facts.id.value};
    facts.author = host;
    facts.words = 10;
    post(facts);
    ++opened_;
    return facts.conversation;
  }
  void answer(PersonId author, ConversationId table, Audience audience = Audience::public_) {
    PostFacts facts;
    facts.id = next_id();
    facts.conversation = table;
    facts.author = author;
    facts.parent = PostId{table.value};
    facts.audience = audience;
    facts.words = 10;
    post(facts);
  }
  void happens(EventKind kind, PersonId actor, std::int64_t target, std::int64_t object = 0) {
    const Event event{.kind = kind, .actor = actor.value, .object = object, .target = target};
    sight_.follow(std::span(&event, 1));
  }
  std::optional<NeighbourTable> beside(ConversationId wanted, PersonId viewer) {
    const auto all = neighbours(sight_, viewer, now_, begin_);
    const auto found = std::ranges::find(all, wanted, &NeighbourTable::table);
    return found == all.end() ? std::nullopt : std::optional(*found);
  }

  std::unique_ptr<sql::Database> database_;
  Sight sight_;
  std::vector<Event> events_;
  std::size_t opened_ = 0;
  Time now_{1'800'000'000'000};
  ConversationId begin_;
  ConversationId twin_;
  ConversationId quiet_;
  PersonId viewer_{50};
};

class SmallerCity : public LargeCity {
 protected:
  SmallerCity() : LargeCity(tables_of_a_large_city) {}
};

TEST_F(LargeCity, WalksFindTheTableWhereTheSamePeopleSat) {
  const auto all = neighbours(sight_, viewer_, now_, begin_);
  ASSERT_GE(all.size(), fewest_neighbours);
  EXPECT_EQ(all[0].table, twin_);
  EXPECT_EQ(all[0].guests_shared, static_cast<std::size_t>(guest_count));
  EXPECT_EQ(all[0].guests.size(), guests_named);
  for (const auto& one : all) EXPECT_NE(one.table, begin_);
  EXPECT_EQ(neighbours(sight_, viewer_, now_, begin_)[0].table, twin_) << "Who asks again is told the same.";
}

// The same question where nobody walks: else the first test would prove nothing.
TEST_F(SmallerCity, ListsAloneDoNotFindIt) {
  EXPECT_FALSE(beside(twin_, viewer_));
  EXPECT_GE(neighbours(sight_, viewer_, now_, begin_).size(), fewest_neighbours);
}

TEST_F(LargeCity, NobodyWalksToWhatWasNotSaidInPublic) {
  for (const PersonId viewer : {viewer_, guest_of(0), PersonId{3}, PersonId{}}) {
    const auto found = beside(quiet_, viewer);
    EXPECT_TRUE(!found || found->guests_shared == 0) << viewer.value;
  }
}

TEST_F(LargeCity, WhoeverIsHiddenIsNeitherWalkedToNorNamedNorCounted) {
  happens(EventKind::blocked, viewer_, guest_of(0).value);
  happens(EventKind::blocked, guest_of(1), viewer_.value);
  happens(EventKind::muted, viewer_, guest_of(2).value);
  const auto found = beside(twin_, viewer_);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->guests_shared, static_cast<std::size_t>(guest_count - 3));
  for (int hidden = 0; hidden < 3; ++hidden) EXPECT_EQ(std::ranges::count(found->guests, guest_of(hidden)), 0);
  EXPECT_EQ(beside(twin_, PersonId{51})->guests_shared, static_cast<std::size_t>(guest_count))
      << "For others nothing changes.";
  happens(EventKind::conversation_muted, viewer_, 0, twin_.value);
  EXPECT_FALSE(beside(twin_, viewer_));
  happens(EventKind::conversation_unmuted, viewer_, 0, twin_.value);
  EXPECT_TRUE(beside(twin_, viewer_));
  happens(EventKind::blocked, PersonId{2}, viewer_.value);
  EXPECT_FALSE(beside(twin_, viewer_)) << "Its host does not want to be seen by them.";
}

// The plan of the seats may be older than the city: what has gone since is not walked to.
TEST_F(LargeCity, ATableThatHasGoneIsNotWalkedTo) {
  ASSERT_TRUE(beside(twin_, viewer_));
  PostFacts facts;
  facts.id = PostId{twin_.value};
  facts.conversation = twin_;
  facts.author = PersonId{2};
  const Event event{
      .kind = EventKind::post_deleted, .actor = 2, .object = facts.id.value, .detail = json::write(facts)};
  sight_.follow(std::span(&event, 1));
  EXPECT_FALSE(beside(twin_, viewer_));
}

}  // namespace
}  // namespace stadt::tables
