#include "ground/contributions.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "ground/common_ground.hpp"
#include "ground/strangers.hpp"
#include "json/write.hpp"
#include "support/growth.hpp"

namespace stadt::ground {
namespace {

constexpr Time now{1'800'000'000'000};

// One table of one tag, in memory alone.
class Crowd {
 public:
  Crowd() {
    city_.add(host);
    const auto table = city_.add_table({.id = table_id, .host = host, .place = {}});
    city_.add_tags(table, tags_);
    say(host);
  }
  PostFacts said_by(PersonId author) {
    PostFacts facts;
    facts.id = PostId{next_++};
    if (said_++ == 0) facts.id = PostId{table_id.value};
    facts.conversation = table_id;
    facts.author = author;
    facts.words = 20;
    return facts;
  }
  void say(PersonId author) { city_.put_post(said_by(author)); }
  void settle() { city_.settle_all(); }
  const CitySight& city() const { return city_; }
  std::vector<PersonId> burning() {
    settle();
    std::vector<PersonId> found;
    for (const auto& one : asked(city_, Asked::burns_for)) found.push_back(one.person);
    return found;
  }
  static std::vector<Contributor> asked(const CitySight& city, Asked asked) {
    return contributors(records(city, Eyes(city, {}), "hospiz", asked, now), asked);
  }
  // What follows the building is heard of as it happens.
  PostFacts happen(PersonId author) {
    const auto facts = said_by(author);
    tell(EventKind::posted, facts);
    return facts;
  }
  void tell(EventKind kind, const PostFacts& facts) {
    city_.apply({.kind = kind, .actor = facts.author.value, .object = facts.id.value, .detail = json::write(facts)});
  }

  static constexpr PersonId host{1};

 private:
  static constexpr ConversationId table_id{first_id_at({1'799'982'000'000})};  // five hours ago

  Reclaimer reclaimer_;
  CitySight city_{reclaimer_};
  std::vector<std::string> tags_ = {"hospiz"};
  std::int64_t next_ = table_id.value + 1;
  int said_ = 0;
};

bool holds_person(const std::vector<PersonId>& people, std::int64_t id) {
  return std::ranges::find(people, PersonId{id}) != people.end();
}

TEST(Contributors, AreThoseWhoSaidMoreThanAWord) {
  Crowd crowd;
  for (int i = 0; i < 5; ++i) crowd.say(PersonId{2});
  for (int i = 0; i < 2; ++i) crowd.say(PersonId{3});
  EXPECT_EQ(crowd.burning(), (std::vector<PersonId>{PersonId{2}}));
}

TEST(Contributors, OfATagOfVeryManyNobodyStrongIsLeftOut) {
  Crowd crowd;
  constexpr std::int64_t people = 3 * static_cast<std::int64_t>(people_all_looked_at);
  for (std::int64_t id = 2; id <= people; ++id) crowd.say(PersonId{id});
  for (const std::int64_t id : {std::int64_t{10}, people / 2, people - 10}) {
    for (int i = 0; i < 9; ++i) crowd.say(PersonId{id});
  }
  const auto found = crowd.burning();
  EXPECT_EQ(found.size(), 3u);
  EXPECT_TRUE(holds_person(found, 10));
  EXPECT_TRUE(holds_person(found, people / 2));
  EXPECT_TRUE(holds_person(found, people - 10));
}

TEST(Contributors, OfATagOfVeryManyAreKnownWhileItGrowsAndShrinks) {
  Crowd crowd;
  for (std::int64_t id = 2; id < static_cast<std::int64_t>(people_all_looked_at) - 1; ++id) crowd.say(PersonId{id});
  for (int i = 0; i < 9; ++i) crowd.say(PersonId{7});
  crowd.settle();
  for (std::int64_t id = 100'000; id < 100'100; ++id) crowd.happen(PersonId{id});
  std::vector<PostFacts> late;
  late.reserve(12);
  for (int i = 0; i < 12; ++i) late.push_back(crowd.happen(PersonId{100'050}));
  const auto burning = [&] {
    std::vector<PersonId> people;
    for (const auto& one : Crowd::asked(crowd.city(), Asked::burns_for)) people.push_back(one.person);
    return people;
  };
  EXPECT_EQ(burning(), (std::vector<PersonId>{PersonId{100'050}, PersonId{7}}));
  for (const auto& facts : late) crowd.tell(EventKind::post_deleted, facts);
  EXPECT_EQ(burning(), (std::vector<PersonId>{PersonId{7}}));
}

// How much longer an answer takes where there is so much more to look at.
template <typename Ask>
double more_work(const Crowd& few, const Crowd& many, Ask ask) {
  constexpr int times = 20;
  double best = 1e9;
  for (int round = 0; round < 5; ++round) {
    const double begin = testing::processor_seconds();
    for (int i = 0; i < times; ++i) ask(few.city());
    const double middle = testing::processor_seconds();
    for (int i = 0; i < times; ++i) ask(many.city());
    best = std::min(best, (testing::processor_seconds() - middle) / (middle - begin));
  }
  return best;
}

TEST(Contributors, AndNoAnswerTakesLongerForMorePeopleThanThat) {
  constexpr auto few_people = static_cast<std::int64_t>(people_all_looked_at) * 3 / 2;
  Crowd few;
  Crowd many;
  for (std::int64_t id = 2; id <= few_people; ++id) few.say(PersonId{id});
  for (std::int64_t id = 2; id <= 4 * few_people; ++id) many.say(PersonId{id});
  few.settle();
  many.settle();
  EXPECT_LT(more_work(few, many, [](const CitySight& city) { Crowd::asked(city, Asked::burns_for); }), 3);
  EXPECT_LT(more_work(few, many,
                      [](const CitySight& city) { strangers(city, Eyes(city, Crowd::host), {Crowd::host, now}, 24); }),
            3);
}

}  // namespace
}  // namespace stadt::ground
