// The statements about people, on both engines.
#include "people/store.hpp"

#include <gtest/gtest.h>

#include "support/database.hpp"

namespace stadt::people_store {
namespace {

using testing::engine_name;
using testing::engines;

constexpr PersonId anna{1'000};
constexpr PersonId benno{2'000};
constexpr PersonId carla{3'000};
const sql::Range newest;
constexpr Time now{100};

class PeopleStore : public testing::OnBothEngines {
 protected:
  PeopleStore() {
    add(anna, "Anna", "anna@people.example");
    add(benno, "benno", "benno@people.example");
    add(carla, "carla", "carla@people.example");
  }

  template <typename Work>
  void write(Work work) {
    const auto done = database_->write_and_wait([&](sql::Transaction& transaction) -> Result<> {
      work(transaction);
      return {};
    });
    ASSERT_TRUE(done) << done.error().message;
  }
  static NewPerson newcomer(PersonId id, const std::string& handle, const std::string& email) {
    return {.id = id,
            .handle = handle,
            .email = email,
            .password = "hash",
            .language = "de",
            .reason = "",
            .name = "",
            .at = {1}};
  }
  void add(PersonId id, const std::string& handle, const std::string& email) {
    write([&](sql::Transaction& transaction) {
      const auto taken = claim(transaction, newcomer(id, handle, email));
      EXPECT_FALSE(taken.handle || taken.email);
      insert(transaction, newcomer(id, handle, email));
    });
  }
  sql::Session& db() { return database_->session(); }
  Relationship relation(PersonId viewer, PersonId other, Time at = now) {
    return relationships(db(), viewer, std::span(&other, 1), at).at(0);
  }

  std::unique_ptr<sql::Database> database_ = take_database();
};
STADT_ON_BOTH_ENGINES(PeopleStore);

TEST_P(PeopleStore, HandlesAndAddressesAreClaimedOnce) {
  write([&](sql::Transaction& transaction) {
    const auto taken = claim(transaction, newcomer({4'000}, "ANNA", "other@people.example"));
    EXPECT_TRUE(taken.handle);
    EXPECT_FALSE(taken.email);
  });
  write([&](sql::Transaction& transaction) {
    const auto taken = claim(transaction, newcomer({5'000}, "dora", "benno@people.example"));
    EXPECT_FALSE(taken.handle);
    EXPECT_TRUE(taken.email);
  });
  EXPECT_EQ(by_handle(db(), "anna"), anna);
  EXPECT_EQ(by_handle(db(), "nobody"), std::nullopt);
}

TEST_P(PeopleStore, APersonIsReadAsWritten) {
  write([&](sql::Transaction& transaction) {
    Person changed = *person(transaction, anna);
    EXPECT_EQ(changed.handle, "Anna");
    changed.name = "Anna 🌙 'quoted'";
    changed.bio = "a\nb";
    changed.locked = true;
    changed.default_audience = Audience::followers;
    update(transaction, changed);
  });
  const auto read = person(db(), anna);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->name, "Anna 🌙 'quoted'");
  EXPECT_EQ(read->bio, "a\nb");
  EXPECT_TRUE(read->locked);
  EXPECT_EQ(read->default_audience, Audience::followers);
  EXPECT_EQ(person(db(), {9}), std::nullopt);
}

TEST_P(PeopleStore, SeveralPeopleComeInTheOrderAsked) {
  const PersonId asked[] = {carla, {9}, anna};
  const auto found = people(db(), asked);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].id, carla);
  EXPECT_EQ(found[1].id, anna);
}

TEST_P(PeopleStore, APrefixIsNoPattern) {
  write([&](sql::Transaction& transaction) {
    claim(transaction, newcomer({4'000}, "a_b", "ab@people.example"));
    insert(transaction, newcomer({4'000}, "a_b", "ab@people.example"));
  });
  EXPECT_EQ(by_handle_prefix(db(), "a", 10).size(), 2u);
  EXPECT_EQ(by_handle_prefix(db(), "a", 1).size(), 1u);
  EXPECT_EQ(by_handle_prefix(db(), "a_", 10), std::vector<PersonId>{PersonId{4'000}});
  for (const char* pattern : {"_", "%", "an%", "*", "a*", "'", "\\"}) {
    EXPECT_TRUE(by_handle_prefix(db(), pattern, 10).empty()) << pattern;
  }
}

TEST_P(PeopleStore, AFollowBeginsIsAcceptedAndEndsOnce) {
  const Follow wish{.follower = anna, .target = benno, .state = FollowState::requested, .languages = "", .id = 7};
  write([&](sql::Transaction& transaction) {
    EXPECT_TRUE(insert_follow(transaction, wish));
    EXPECT_FALSE(insert_follow(transaction, wish));
  });
  EXPECT_TRUE(relation(anna, benno).requested);
  EXPECT_TRUE(relation(benno, anna).requested_by);
  EXPECT_FALSE(relation(anna, benno).following);
  EXPECT_EQ(count_follow_requests(db(), benno), 1);
  EXPECT_TRUE(list(db(), List::followers, benno, newest, now).empty());
  write([&](sql::Transaction& transaction) {
    EXPECT_TRUE(accept_follow(transaction, anna, benno));
    EXPECT_FALSE(accept_follow(transaction, anna, benno));
    EXPECT_FALSE(accept_follow(transaction, benno, anna));
  });
  EXPECT_TRUE(relation(anna, benno).following);
  EXPECT_TRUE(relation(benno, anna).followed_by);
  EXPECT_EQ(count_follow_requests(db(), benno), 0);
  EXPECT_EQ(list(db(), List::followers, benno, newest, now).at(0).person, anna);
  EXPECT_EQ(list(db(), List::following, anna, newest, now).at(0).person, benno);
  EXPECT_TRUE(list(db(), List::following, anna, {.below = 7}, now).empty()) << "the cursor is exclusive";
  write([&](sql::Transaction& transaction) {
    EXPECT_EQ(delete_follow(transaction, anna, benno), FollowState::following);
    EXPECT_EQ(delete_follow(transaction, anna, benno), std::nullopt);
  });
  EXPECT_FALSE(relation(anna, benno).following);
  EXPECT_FALSE(relation(benno, anna).followed_by);
}

TEST_P(PeopleStore, ABlockHasTwoSidesAndIsNotMutual) {
  write([&](sql::Transaction& transaction) {
    EXPECT_TRUE(insert_block(transaction, anna, benno, 1));
    EXPECT_FALSE(insert_block(transaction, anna, benno, 2));
  });
  EXPECT_TRUE(blocks(db(), anna, benno));
  EXPECT_FALSE(blocks(db(), benno, anna));
  EXPECT_TRUE(relation(anna, benno).blocking);
  EXPECT_TRUE(relation(benno, anna).blocked_by);
  EXPECT_FALSE(relation(benno, anna).blocking);
  write([&](sql::Transaction& transaction) {
    EXPECT_FALSE(delete_block(transaction, benno, anna));
    EXPECT_TRUE(delete_block(transaction, anna, benno));
    EXPECT_FALSE(delete_block(transaction, anna, benno));
  });
  EXPECT_FALSE(relation(benno, anna).blocked_by);
}

TEST_P(PeopleStore, AMuteEndsWithItsTime) {
  write([&](sql::Transaction& transaction) { put_mute(transaction, anna, benno, true, {200}, 1); });
  EXPECT_TRUE(relation(anna, benno, {199}).muting);
  EXPECT_FALSE(relation(anna, benno, {200}).muting);
  EXPECT_EQ(list(db(), List::mutes, anna, newest, {199}).size(), 1u);
  EXPECT_TRUE(list(db(), List::mutes, anna, newest, {200}).empty());
  EXPECT_FALSE(relation(benno, anna).muting);
  write([&](sql::Transaction& transaction) { put_mute(transaction, anna, benno, false, {}, 2); });
  EXPECT_TRUE(relation(anna, benno, {1'000'000}).muting);
  EXPECT_FALSE(relation(anna, benno).muting_notifications);
  EXPECT_EQ(list(db(), List::mutes, anna, newest, now).size(), 1u);
  write([&](sql::Transaction& transaction) {
    EXPECT_TRUE(delete_mute(transaction, anna, benno));
    EXPECT_FALSE(delete_mute(transaction, anna, benno));
  });
}

TEST_P(PeopleStore, RelationsOfManyComeInTheOrderAsked) {
  write([&](sql::Transaction& transaction) {
    insert_follow(transaction, {.follower = anna, .target = carla, .languages = "", .id = 1});
    put_note(transaction, anna, benno, "vom Markt");
  });
  const PersonId asked[] = {carla, benno, anna};
  const auto found = relationships(db(), anna, asked, {1});
  ASSERT_EQ(found.size(), 3u);
  EXPECT_EQ(found[0].id, carla);
  EXPECT_TRUE(found[0].following);
  EXPECT_EQ(found[1].note, "vom Markt");
  EXPECT_FALSE(found[2].following);
  EXPECT_EQ(relation(carla, benno).note, "");
}

TEST_P(PeopleStore, AHouseIsReplacedWholeAndLeavesItsNeighboursAlone) {
  const std::vector<HouseItem> first = {{.id = {1},
                                         .kind = ItemKind::can,
                                         .audience = Audience::public_,
                                         .mark = Mark::both,
                                         .text = "backen",
                                         .detail = ""},
                                        {.id = {2},
                                         .kind = ItemKind::role,
                                         .audience = Audience::close,
                                         .mark = Mark::both,
                                         .text = "Rektorin",
                                         .detail = "Schule",
                                         .from_year = 1999,
                                         .to_year = 2010}};
  const std::vector<HouseItem> theirs = {{.id = {1},
                                          .kind = ItemKind::can,
                                          .audience = Audience::here,
                                          .mark = Mark::both,
                                          .text = "singen",
                                          .detail = ""}};
  write([&](sql::Transaction& transaction) {
    replace_items(transaction, anna, first);
    replace_items(transaction, benno, theirs);
  });
  const PersonId both[] = {anna, benno};
  const auto read = items(db(), both);
  ASSERT_EQ(read.size(), 3u);
  EXPECT_EQ(read[0].item, first[0]);
  EXPECT_EQ(read[1].item, first[1]);
  EXPECT_EQ(read[2].person, benno);
  EXPECT_EQ(read[2].item, theirs[0]);
  write([&](sql::Transaction& transaction) { replace_items(transaction, anna, {}); });
  EXPECT_EQ(items(db(), both).size(), 1u);
}

}  // namespace
}  // namespace stadt::people_store
